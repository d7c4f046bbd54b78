# Felder und Überschriften
word-answered = Beantwortet
word-asked-by-the-register = Vom Register angefordert
word-content = Inhalt
word-direction = Richtung
word-drawing = Zeichnung
word-ends = Endet
word-for-the-category = Für die Kategorie
word-for-the-company = Für die Firma
word-language = Sprache
word-next-reminder = Nächste Erinnerung
word-no-longer-asked-for = Nicht mehr verlangt
word-published = Veröffentlicht
word-sha-256-of-what-was-signed = SHA-256 des Unterschriebenen
word-signature = Unterschrift
word-signed-as = Unterschrieben als
word-signed-now = Derzeit unterschrieben
word-signed-on-return-as-well = Auch bei Rückgabe unterschreiben
word-signing = Unterschrift
word-version = Version
word-what-it-says = Was darin steht
word-why-it-was-declined = Warum abgelehnt wurde

# Auswahl
choice-at-the-desk = Am Schalter
choice-by-a-link = Über einen Link
choice-deutsch = Deutsch
choice-english = English
choice-espa-ol = Español
choice-expired = Abgelaufen
choice-fran-ais = Français
choice-giving-back = Rückgabe
choice-italiano = Italiano
choice-nederlands = Nederlands
choice-not-signed = Nicht unterschrieben
choice-polski = Polski
choice-portugu-s = Português
choice-receiving = Empfang
choice-signed = Unterschrieben
choice-signed-in = Selbst angemeldet

# Was geschah
event-let-expire = hat { $one } verfallen lassen
event-published = hat { $one } veröffentlicht
event-took-back-before-it-was-signed = hat vor der Unterschrift zurückgenommen: { $one }

# Woran es geschah
agreement-text-the = den Vereinbarungstext
agreement-version-the = die Fassung des Vereinbarungstexts
signing-item-the = das Gerät der Unterschrift
signing-the = die Unterschrift

# Hilfe, und was ein Befehl tut
says-asks-a-person-to-sign-for-assets-that-they-hold-or-gave-back-one-signature-for-each-text-that-applies = Bittet eine Person, für Geräte zu unterschreiben, die sie hat oder zurückgab: eine Unterschrift je zutreffendem Text.
says-asks-everybody-who-holds-something-that-needs-acceptance-and-was-never-asked-at-most-for-500-assets-at-once = Fragt alle, die Annahmepflichtiges in Händen haben und nie gefragt wurden; höchstens für 500 Geräte auf einmal.
says-declines-to-sign-what-one-was-asked-to-sign-oneself = Lehnt ab, was man selbst unterschreiben soll.
says-makes-a-secret-link-by-which-somebody-signs-without-an-account-once-and-within-a-fortnight = Erzeugt einen geheimen Link, mit dem jemand ohne Konto unterschreibt, einmal und binnen vierzehn Tagen.
says-one-s-full-name = Der eigene volle Name.
says-publishes-a-text-as-its-next-version-signatures-that-were-asked-for-or-given-before-keep-theirs = Veröffentlicht einen Text als nächste Version. Erbetene oder geleistete Unterschriften behalten ihre.
says-receiving-when-left-out = Ohne Angabe: Empfang.
says-records-that-a-person-declines-to-sign = Hält fest, dass eine Person die Unterschrift ablehnt.
says-records-that-a-signature-is-no-longer-asked-for = Hält fest, dass eine Unterschrift nicht mehr verlangt wird.
says-signs-what-one-was-asked-to-sign-oneself = Unterschreibt, was man selbst unterschreiben soll.
says-takes-a-signature-at-a-desk-a-typed-name-a-drawing-or-both = Nimmt am Schalter eine Unterschrift entgegen: getippter Name, Zeichnung oder beides.
says-the-full-name-of-who-signs-as-they-type-it = Der volle Name der unterschreibenden Person, wie sie ihn tippt.
says-the-next-version-what-is-signed-stays-as-it-was-published-publish-to-let-new-signatures-have-this-text = Die nächste Version. Unterschriebenes bleibt, wie es veröffentlicht war; veröffentlichen Sie, damit neue Unterschriften diesen Text haben.
says-the-sha-256-of-what-one-saw-refused-when-text-or-items-are-others-by-now = Die SHA-256 dessen, was man sah; abgelehnt, wenn Text oder Gegenstände inzwischen andere sind.
says-the-sha-256-of-what-they-saw-refused-when-text-or-items-are-others-by-now = Die SHA-256 dessen, was sie sah; abgelehnt, wenn Text oder Gegenstände inzwischen andere sind.
says-what-one-drew-an-svg-path-on-600-by-180 = Was man gezeichnet hat: ein SVG-Pfad auf 600 mal 180.
says-what-they-drew-an-svg-path-on-600-by-180 = Was sie gezeichnet hat: ein SVG-Pfad auf 600 mal 180.
says-why-in-their-words = Warum, in ihren Worten.
