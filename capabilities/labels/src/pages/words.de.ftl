# Felder und Überschriften
word-gap-between-columns-mm = Abstand zwischen Spalten, mm
word-gap-between-rows-mm = Abstand zwischen Zeilen, mm
word-height-mm = Höhe, mm
word-labels-one-below-another = Etiketten untereinander
word-labels-side-by-side = Etiketten nebeneinander
word-left-margin-mm = Linker Rand, mm
word-on-each-label = Auf jedem Etikett
word-printed-on = Gedruckt auf
word-sheet = Bogen
word-the-code-says = Der Code enthält
word-top-margin-mm = Oberer Rand, mm
word-width-mm = Breite, mm

# Wo dasselbe englische Wort hier etwas anderes heißt
label-template-code = Code
label-template-lines = Zeilen

# Auswahl
choice-a-roll = Eine Rolle
choice-category = Kategorie
choice-code-128 = Code 128
choice-company = Firma
choice-data-matrix = Data Matrix
choice-department = Abteilung
choice-home-location = Stammort
choice-host-name = Hostname
choice-its-serial-number = Seine Seriennummer
choice-its-tag = Seine Inventarnummer
choice-model = Modell
choice-name-or-else-the-model = Name, sonst das Modell
choice-no-code = Kein Code
choice-order-number = Bestellnummer
choice-qr-code = QR-Code
choice-serial-number = Seriennummer
choice-sheets-of-a4 = Bögen A4
choice-sheets-of-us-letter = Bögen US Letter
choice-tag = Inventarnummer
choice-the-address-of-its-page = Die Adresse seiner Seite

# Woran es geschah
label-template-the = die Etikettenvorlage

# Hilfe, und was ein Befehl tut
says-from-the-edge-of-the-paper-to-the-first-label = Vom Rand des Papiers bis zum ersten Etikett.
says-phones-read-qr-codes-best = Telefone lesen QR-Codes am besten.
says-tag-name-and-serial-number-unless-you-choose = Inventarnummer, Name und Seriennummer, wenn Sie nichts wählen.
