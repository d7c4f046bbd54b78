# Felder und Überschriften
word-counts-until = Zählt bis
word-delivers-to = Liefert nach
word-delivers-to-homes = Liefert an Privatadressen
word-delivery-and-payment = Lieferung und Zahlung
word-expires-on = Läuft ab am
word-in-a-few-words = In wenigen Worten
word-judgement-1-poor-to-5-excellent = Urteil von 1 (schlecht) bis 5 (sehr gut)
word-link = Link
word-our-customer-number = Unsere Kundennummer
word-overall-percent = Gesamt, Prozent
word-quality = Qualität
word-support = Support
word-tax-number = Steuernummer
word-usual-delivery-terms = Übliche Lieferbedingung
word-usual-lead-time-days = Übliche Lieferzeit, Tage
word-what-was-said = Was gesagt wurde

# Auswahl
choice-austria = Österreich
choice-authorised-reseller = Autorisierter Händler
choice-belgium = Belgien
choice-brazil = Brasilien
choice-canada = Kanada
choice-czechia = Tschechien
choice-denmark = Dänemark
choice-european-union = Europäische Union
choice-everywhere = Überall
choice-finland = Finnland
choice-france = Frankreich
choice-germany = Deutschland
choice-india = Indien
choice-ireland = Irland
choice-iso-14001-environment = ISO 14001, Umwelt
choice-iso-28000-supply-chain = ISO 28000, Lieferkette
choice-iso-9001-quality = ISO 9001, Qualität
choice-iso-iec-27001-information-security = ISO/IEC 27001, Informationssicherheit
choice-italy = Italien
choice-japan = Japan
choice-luxembourg = Luxemburg
choice-netherlands = Niederlande
choice-norway = Norwegen
choice-our-review = Unsere Bewertung
choice-poland = Polen
choice-portugal = Portugal
choice-r2-reuse-and-recycling = R2, Wiederverwendung und Recycling
choice-reference-of-another-customer = Referenz eines anderen Kunden
choice-romania = Rumänien
choice-singapore = Singapur
choice-soc-2 = SOC 2
choice-spain = Spanien
choice-sweden = Schweden
choice-switzerland = Schweiz
choice-tisax = TISAX
choice-united-kingdom = Vereinigtes Königreich
choice-united-states = Vereinigte Staaten
choice-weee-registration = WEEE-Registrierung

# Woran es geschah
supplier-certificate-the = das Zertifikat des Lieferanten
supplier-review-the = die Bewertung des Lieferanten
supplier-the = den Lieferanten

# Hilfe, und was ein Befehl tut
says-from-the-order-to-the-delivery-orders-that-name-no-day-are-expected-by-it = Von der Bestellung bis zur Lieferung; Bestellungen ohne Termin werden danach erwartet.
says-left-empty-two-years = Leer: zwei Jahre.
says-such-as-30-days-net = Etwa 30 Tage netto.
