# Felder und Überschriften
word-assets-kept = Reservierte Geräte
word-booking = Buchung
word-make-feed = Kalenderlink erzeugen
word-stock-given-out = Ausgegebenes Material

# Auswahl
choice-fetched = Abgeholt
choice-not-fetched = Nicht abgeholt
choice-reserved = Reserviert

# Was geschah
event-booked = hat { $one } gebucht
event-freed = hat { $one } freigegeben

# Woran es geschah
booking-the = die Buchung

# Hilfe, und was ein Befehl tut
says-books-an-asset-any-asset-of-a-model-or-a-kit-for-a-person = Bucht ein Gerät, irgendeines eines Modells oder ein Paket für eine Person.
says-books-any-asset-of-a-model-for-oneself-of-those-that-may-be-asked-for = Bucht für Sie selbst ein Gerät eines Modells, das angefordert werden darf.
says-calls-a-booking-off = Sagt eine Buchung ab.
says-calls-one-s-own-booking-off = Sagt eine eigene Buchung ab.
says-for-how-many-hours-it-is-kept-when-nobody-comes-four-when-left-out = Wie viele Stunden es bereitliegt, wenn niemand kommt; ohne Angabe vier.
says-from-when-on = Ab wann.
says-hands-out-a-whole-kit-its-assets-and-its-stock-all-of-it-or-nothing = Gibt ein ganzes Paket aus: Geräte und Material, alles oder nichts.
says-hands-out-what-is-booked-due-back-at-the-end-of-the-booking = Gibt Gebuchtes aus, Rückgabe am Ende der Buchung.
says-makes-the-address-of-a-calendar-of-one-s-own-bookings-an-earlier-one-ends = Erzeugt die Adresse eines Kalenders der eigenen Buchungen; eine frühere endet.
says-takes-back-what-was-booked = Nimmt Gebuchtes zurück.
says-what-for = Wofür.
