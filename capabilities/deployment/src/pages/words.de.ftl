# Felder und Überschriften
word-any-of-the-category = Irgendeines der Kategorie
word-days-from-order-to-working = Tage von der Bestellung bis arbeitsfähig
word-days-from-the-first-day-to-working = Tage vom ersten Tag bis arbeitsfähig
word-delivered = Zugestellt
word-destination = Ziel
word-device-name = Gerätename
word-enrolled = Angemeldet
word-enrolled-in = Angemeldet in
word-event = Ereignis
word-handed-over = Übergeben
word-how-many = Wie viele
word-number-in-the-hr-system = Nummer im Personalsystem
word-onboarding = Einstieg
word-onboarding-profile = Einstiegsprofil
word-only-the-model = Nur das Modell
word-proof-of-delivery = Zustellnachweis
word-ready = Bereit
word-shipment = Sendung
word-shipped = Versandt
word-signed-off-by = Abgezeichnet von
word-task = Aufgabe
word-tasks = Aufgaben
word-usual-for = Üblich für
word-where = Wo
word-working = Arbeitsfähig

# Wo dasselbe englische Wort hier etwas anderes heißt
onboarding-opened_on = Angefordert am

# Auswahl
choice-android-zero-touch = Android Zero-Touch
choice-apple-business-manager = Apple Business Manager
choice-being-prepared = Wird vorbereitet
choice-delivered = Zugestellt
choice-device = Gerät
choice-intune = Intune
choice-jamf = Jamf
choice-joins = Kommt
choice-kept-for-them = Für sie reserviert
choice-left-out = Ausgelassen
choice-missing = Fehlt
choice-moves = Wechselt
choice-office = Büro
choice-preparation = Vorbereitung
choice-ready = Bereit
choice-samsung-knox = Samsung Knox
choice-shipped = Versandt
choice-warehouse = Lager
choice-windows-autopilot = Windows Autopilot
choice-working = Arbeitsfähig

# Was geschah
event-assigned-a-device-for = hat ein Gerät zugeteilt für { $one }
event-completed = hat { $one } abgeschlossen
event-delivered = hat { $one } zugestellt
event-did-what-was-told-by = hat ausgeführt, was verlangt war, für { $one }
event-gave-the-device-free-of = hat das Gerät freigegeben für { $one }
event-handed-over-what-was-kept-for = hat das Reservierte übergeben für { $one }
event-left-out = hat { $one } ausgelassen
event-recorded-the-first-working-day-of = hat den ersten Arbeitstag vermerkt für { $one }
event-shipped = hat { $one } versandt
event-ticked-a-device-of = hat ein Gerät abgehakt für { $one }

# Woran es geschah
enrolment-the = die Geräteanmeldung
hr-event-the = das Personalereignis
onboarding-line-the = die Zeile des Einstiegsprofils
onboarding-profile-the = das Einstiegsprofil
onboarding-task-the = die Aufgabe des Einstiegs
onboarding-the = den Einstieg
shipment-the = die Sendung

# Hilfe, und was ein Befehl tut
says-an-event-with-the-same-number-is-taken-once = Ein Ereignis mit derselben Nummer wird einmal übernommen.
says-calls-an-onboarding-off-nobody-comes-what-was-kept-is-free-again = Sagt einen Einstieg ab: Niemand kommt. Das Reservierte ist wieder frei.
says-gives-a-device-free-that-was-kept-for-somebody = Gibt ein für jemanden reserviertes Gerät frei.
says-hands-everything-that-was-kept-for-a-person-out-to-them = Gibt einer Person alles aus, was für sie reserviert war.
says-keeps-a-device-from-stock-for-a-person-who-starts-nobody-else-is-handed-it = Reserviert ein Gerät vom Lager für eine Person, die anfängt. Niemand sonst bekommt es.
says-leaves-a-task-out-with-the-reason = Lässt eine Aufgabe mit Begründung aus.
says-opens-the-onboarding-of-a-person-with-the-tasks-of-a-profile = Eröffnet den Einstieg einer Person mit den Aufgaben eines Profils.
says-people-of-this-department-get-it-unless-another-profile-is-named = Personen dieser Abteilung bekommen es, wenn kein anderes Profil genannt ist.
says-records-that-a-person-can-work-everything-is-there = Hält fest, dass eine Person arbeiten kann: Alles ist da.
says-records-that-a-shipment-arrived-and-who-took-it = Hält fest, dass eine Sendung ankam und wer sie annahm.
says-records-that-what-was-prepared-for-somebody-is-on-its-way = Hält fest, dass das für jemanden Vorbereitete unterwegs ist.
says-signs-a-task-off-with-what-proves-it = Zeichnet eine Aufgabe ab, mit dem Beleg dafür.
says-the-address-needed-for-a-home = Die Adresse; nötig bei einer Privatadresse.
says-their-first-day-in-the-role-the-one-of-the-person-or-today-when-left-out = Der erste Tag in der Rolle; ohne Angabe der der Person, oder heute.
says-what-kind-of-place-it-goes-to-the-office-when-left-out = An welche Art Ort es geht; ohne Angabe ins Büro.
says-what-proves-it-a-ticket-a-group-where-the-licence-is-needed-for-software-and-access = Was es belegt: ein Ticket, eine Gruppe, wo die Lizenz ist. Nötig bei Software und Zugängen.
says-when-it-should-arrive = Wann es ankommen soll.
says-who-took-it-or-what-proves-it = Wer sie annahm, oder was es belegt.
says-why-it-is-not-needed = Warum sie nicht nötig ist.
