# Felder und Überschriften
word-assets = Geräte
word-back-within-days-after-the-last-day = Zurück binnen, Tage nach dem letzten Tag
word-box-goes-to = Karton geht an
word-boxes-go-to = Kartons gehen an
word-brought-to = Abgabe an
word-deadlines = Fristen
word-deduction = Abzug
word-first-reminder-days-late = Erste Erinnerung, Tage Verzug
word-how-to-pack-and-send = Wie man packt und versendet
word-inspected = Geprüft
word-label = Etikett
word-label-link = Link zum Versandschein
word-label-sent = Versandschein geschickt
word-letter = Brief
word-letter-days-late = Brief, Tage Verzug
word-manager-hears-of-it-days-late = Führungskraft erfährt es, Tage Verzug
word-manager-told = Führungskraft informiert
word-next = Als Nächstes
word-next-on = Nächster Schritt am
word-reminders = Erinnerungen
word-retrieval = Rückgabe
word-second-reminder-days-late = Zweite Erinnerung, Tage Verzug
word-sending = Versand
word-tell-days-before-the-last-day = Ankündigen, Tage vor dem letzten Tag
word-third-reminder-days-late = Dritte Erinnerung, Tage Verzug
word-told = Angekündigt
word-what-the-letter-says = Was im Brief steht

# Wo dasselbe englische Wort hier etwas anderes heißt
retrieval-inspect-item = Gerät
retrieval-item-retrieval = Rückgabe
retrieval-lose-item = Gerät
retrieval-release-item = Gerät

# Auswahl
choice-brought-by-the-person = Von der Person gebracht
choice-by-courier = Per Paketdienst
choice-everything-is-back = Alles ist zurück
choice-gets-something-newer = Bekommt etwas Neueres
choice-inspected = Geprüft
choice-label-sent = Versandschein geschickt
choice-left-to-the-person = Der Person überlassen
choice-letter = Brief
choice-partly-back = Teilweise zurück
choice-partly-lost = Teilweise verloren
choice-remind = Erinnern
choice-tell-the-manager = Der Führungskraft Bescheid geben
choice-tell-the-person = Der Person Bescheid geben
choice-told = Angekündigt

# Was geschah
event-asked-for-the-letter-of = hat den Brief verlangt für { $one }
event-gave-an-address-for = hat eine Adresse angegeben für { $one }
event-inspected = hat { $one } geprüft
event-left-to-the-person = hat der Person überlassen: { $one }
event-moved-the-last-day-of = hat den letzten Tag verschoben für { $one }
event-recorded-the-loss-of = hat den Verlust vermerkt für { $one }
event-sent-a-label-for = hat einen Versandschein geschickt für { $one }
event-sent-off = hat { $one } abgeschickt
event-told-about = hat Bescheid gegeben über { $one }
event-told-the-manager-about = hat der Führungskraft Bescheid gegeben über { $one }

# Woran es geschah
retrieval-item-the = das Gerät der Rückgabe
retrieval-plan-the = den Rückholplan
retrieval-the = die Rückgabe

# Hilfe, und was ein Befehl tut
says-as-places-have-it-empty-for-everywhere-else = Wie bei den Orten; leer für überall sonst.
says-calls-a-return-off-the-person-stays-or-keeps-what-they-have = Sagt eine Rückgabe ab: Die Person bleibt, oder behält, was sie hat.
says-closes-a-return-of-which-everything-is-settled = Schließt eine Rückgabe, in der alles geklärt ist.
says-how-good-it-is = Wie gut es ist.
says-makes-a-secret-link-by-which-a-leaver-says-without-an-account-where-a-box-shall-go-or-that-things-were-sent = Erzeugt einen geheimen Link, mit dem eine ausscheidende Person ohne Konto sagt, wohin ein Karton gehen soll oder dass sie etwas abgeschickt hat.
says-opens-a-return-for-what-a-person-holds = Eröffnet eine Rückgabe für das, was eine Person in Händen hat.
says-receives-an-asset-that-is-to-come-back-takes-it-back-from-the-person-and-notes-it-in-their-return = Nimmt ein Gerät an, das zurückkommen soll: nimmt es von der Person zurück und vermerkt es in der Rückgabe.
says-records-that-a-label-or-a-box-with-one-went-to-the-person = Hält fest, dass ein Versandschein oder ein Karton damit an die Person ging.
says-records-that-an-asset-does-not-come-back-and-what-the-person-is-charged-for-it = Hält fest, dass ein Gerät nicht zurückkommt und was der Person dafür berechnet wird.
says-records-that-an-asset-is-no-longer-asked-for-it-stays-with-the-person = Hält fest, dass ein Gerät nicht mehr verlangt wird: Es bleibt bei der Person.
says-records-that-the-person-brought-the-things-to-a-place-of-ours-where-somebody-still-has-to-take-them-back = Hält fest, dass die Person die Dinge an einen unserer Orte brachte, wo sie noch jemand zurücknehmen muss.
says-records-that-the-things-are-on-their-way-with-a-carrier = Hält fest, dass die Dinge mit einem Spediteur unterwegs sind.
says-records-what-an-asset-that-came-back-is-like-against-what-was-handed-out-and-signed-for = Hält fest, wie ein zurückgekommenes Gerät beschaffen ist, verglichen mit dem Ausgegebenen und Unterschriebenen.
says-tells-a-person-what-to-give-back-now = Sagt einer Person jetzt, was sie zurückgeben soll.
says-the-tracking-number-on-the-label = Die Sendungsnummer auf dem Versandschein.
says-their-last-day-or-the-day-on-which-the-newer-device-is-there-today-when-nothing-is-known = Der letzte Tag, oder der Tag, an dem das neuere Gerät da ist; heute, wenn nichts bekannt ist.
says-until-when-everything-is-back-as-the-plan-says-when-left-out = Bis wann alles zurück ist; ohne Angabe nach dem Plan.
says-what-is-missing-a-charger-a-sleeve = Was fehlt: ein Netzteil, eine Hülle.
says-what-the-person-is-charged-for-it = Was der Person dafür berechnet wird.
says-what-there-is-to-say-about-it = Was dazu zu sagen ist.
says-where-the-box-was-sent-if-one-was = Wohin der Karton ging, falls einer verschickt wurde.
says-where-the-label-can-be-printed-from = Wo der Versandschein gedruckt werden kann.
says-why-because-they-leave-when-left-out = Warum; ohne Angabe, weil sie geht.
