# Felder und Überschriften
word-belongs-to = Gehört zu
word-directory-unit = Einheit im Verzeichnis
word-employment = Beschäftigung
word-home-address = Privatadresse
word-lies-in = Liegt in
word-mobile-phone = Mobiltelefon
word-registration-number = Registernummer
word-time-zone = Zeitzone
word-vip = VIP
word-works-remotely = Arbeitet von zu Hause

# Auswahl
choice-building = Gebäude
choice-floor = Stockwerk
choice-left = Ausgeschieden
choice-on-leave = Beurlaubt
choice-region = Region
choice-room = Raum
choice-site = Standort
choice-store-room = Lagerraum
choice-vehicle = Fahrzeug

# Was geschah
event-recorded-the-leaving-of = hat den Austritt vermerkt für { $one }

# Woran es geschah
company-the = die Firma
department-the = die Abteilung
location-the = den Ort
person-the = die Person

# Hilfe, und was ein Befehl tut
says-a-short-name-for-tags-and-reports = Ein kurzer Name für Inventarnummern und Berichte.
says-makes-everything-personal-about-somebody-unreadable-for-ever-also-in-the-journal-this-cannot-be-undone = Macht alles Personenbezogene über jemanden für immer unlesbar, auch im Journal. Das lässt sich nicht rückgängig machen.
says-records-that-a-person-leaves-what-they-hold-stays-with-them-until-it-is-taken-back = Hält fest, dass eine Person geht; was sie in Händen hat, bleibt bei ihr, bis es zurückgenommen wird.
says-such-as-europe-berlin-for-due-dates-at-this-place = Etwa Europe/Berlin; für Fristen an diesem Ort.
says-their-last-day-today-when-left-out = Der letzte Tag; heute, wenn nichts angegeben ist.
says-two-letters-such-as-de-or-us = Zwei Buchstaben, etwa DE oder US.
