# Felder und Überschriften
word-issue = Ausgabe
word-levels = Bestände

# Auswahl
choice-accessory = Zubehör
choice-came-back = Zurückgekommen
choice-came-in = Zugang
choice-component = Bauteil
choice-consumable = Verbrauchsmaterial
choice-first-in-first-out = First in, first out
choice-given-out = Ausgegeben
choice-put-elsewhere = Umgelagert
choice-put-right = Berichtigt
choice-weighted-average = Gewogener Durchschnitt
choice-written-off = Ausgebucht

# Was geschah
event-counted = hat { $one } gezählt
event-moved-stock-of = hat Bestand umgelagert für { $one }
event-noted-what-is-on-order-of = hat den Bestellbestand vermerkt für { $one }

# Woran es geschah
kit-line-the = die Zeile des Pakets
kit-the = das Paket
stock-holding-the = den Bestand
stock-item-the = den Lagerartikel
stock-move-the = die Lagerbewegung

# Hilfe, und was ein Befehl tut
says-adds-pieces-of-a-stock-item-to-a-place-with-what-they-cost = Fügt an einem Ort Stücke eines Lagerartikels hinzu, mit ihren Kosten.
says-by-which-order = Mit welcher Bestellung.
says-by-which-order-they-came = Mit welcher Bestellung sie kamen.
says-consumables-are-used-up-accessories-come-back-components-are-built-into-assets = Verbrauchsmaterial wird aufgebraucht, Zubehör kommt zurück, Bauteile werden in Geräte eingebaut.
says-from-which-bin-there = Aus welchem Fach dort.
says-gives-pieces-of-a-stock-item-out-to-a-person-into-an-asset-or-for-a-place = Gibt Stücke eines Lagerartikels aus: an eine Person, in ein Gerät oder für einen Ort.
says-how-many-all-that-are-still-out-when-left-out = Wie viele; alle noch ausgegebenen, wenn nichts angegeben ist.
says-how-many-are-on-order-now-all-orders-together-none-when-nothing-is = Wie viele jetzt bestellt sind, über alle Bestellungen; keine, wenn nichts bestellt ist.
says-how-many-were-counted = Wie viele gezählt wurden.
says-in-which-bin-there = In welchem Fach dort.
says-notes-how-many-of-a-stock-item-are-on-order-so-that-it-is-not-proposed-again = Hält fest, wie viele von einem Lagerartikel bestellt sind, damit er nicht noch einmal vorgeschlagen wird.
says-notes-how-many-pieces-were-counted-a-difference-is-put-right-with-its-reason = Hält fest, wie viele Stücke gezählt wurden; eine Abweichung wird mit ihrem Grund berichtigt.
says-puts-assets-of-a-model-pieces-of-a-stock-item-or-another-kit-into-a-kit = Legt Geräte eines Modells, Stücke eines Lagerartikels oder ein anderes Paket in ein Paket.
says-puts-pieces-of-a-stock-item-into-another-bin-or-at-another-place = Legt Stücke eines Lagerartikels in ein anderes Fach oder an einen anderen Ort.
says-such-as-piece-pack-of-4-metre-pieces-when-left-empty = Etwa Stück, 4er-Pack, Meter. Leer: Stück.
says-takes-back-what-was-given-out-or-notes-that-it-is-broken-or-lost = Nimmt Ausgegebenes zurück, oder vermerkt, dass es defekt oder verloren ist.
says-they-were-on-order-and-are-not-any-more = Sie waren bestellt und sind es nun nicht mehr.
says-to-which-bin-there = In welches Fach dort.
says-weighted-average-when-left-empty-fixed-while-there-is-stock = Leer: gewogener Durchschnitt. Fest, solange Bestand da ist.
says-what-became-of-pieces-that-were-out = Was aus den ausgegebenen Stücken wurde.
says-what-one-piece-cost-the-item-s-own-cost-when-left-out = Was ein Stück kostete; ohne Angabe die Kosten des Artikels.
says-when-accessories-should-come-back = Wann Zubehör zurückkommen soll.
says-when-fewer-are-there-and-on-order-the-item-is-proposed-for-ordering = Wenn weniger da und bestellt sind, wird der Artikel zur Bestellung vorgeschlagen.
says-why-there-are-more-or-fewer-than-there-should-be-needed-when-there-are = Warum es mehr oder weniger sind als erwartet; nötig, wenn es so ist.
