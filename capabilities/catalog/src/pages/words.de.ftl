# Felder und Überschriften
word-agreement = Vereinbarung
word-also-called = Auch genannt
word-ean-or-upc = EAN oder UPC
word-figures = Kennzahlen
word-height-rack-units = Höhe, Höheneinheiten
word-holds-data = Trägt Daten
word-keep-in-stock = Mindestbestand
word-life = Lebensdauer
word-model-number = Modellnummer
word-needs-acceptance = Annahme wird unterschrieben
word-picture = Bild
word-power-watts = Leistung, Watt
word-sold-until = Verkauf bis
word-support-e-mail = E-Mail des Supports
word-support-pages = Hilfeseiten
word-support-phone = Telefon des Supports
word-used-for = Verwendet für
word-warranty-look-up = Garantie nachschlagen

# Auswahl
choice-accessories = Zubehör
choice-assets = Geräte
choice-components = Bauteile
choice-consumables = Verbrauchsmaterial
choice-desktop = Desktop
choice-display = Bildschirm
choice-laptop = Laptop
choice-licences = Lizenzen
choice-peripheral = Peripherie
choice-phone = Telefon
choice-printer = Drucker
choice-server = Server
choice-storage = Speicher
choice-tablet = Tablet

# Woran es geschah
category-the = die Kategorie
manufacturer-the = den Hersteller
model-the = das Modell

# Hilfe, und was ein Befehl tut
says-its-assets-must-be-sanitised-before-they-are-disposed-of-yes-unless-you-say-no = Ihre Geräte müssen vor der Entsorgung bereinigt sein. Ja, wenn Sie nichts anderes sagen.
says-other-spellings-that-files-and-agents-use = Andere Schreibweisen, die Dateien und Agenten verwenden.
says-the-last-day-of-regular-support-by-the-manufacturer = Der letzte Tag des regulären Supports durch den Hersteller.
says-what-is-accepted-with-one-of-these = Was mit einem solchen angenommen wird.
says-what-it-typically-draws-while-in-use = Was es im Betrieb gewöhnlich aufnimmt.
says-whoever-receives-one-confirms-it = Wer eines bekommt, bestätigt den Empfang.
