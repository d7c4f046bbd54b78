rfq-one = Angebotsanfrage
rfq-many = Angebotsanfragen
rfq-line-one = Position einer Anfrage
rfq-line-many = Was gefragt ist
rfq-question-one = Frage an Lieferanten
rfq-question-many = Fragen
bid-one = Angebot
bid-many = Angebote
bid-line-one = Position eines Angebots
bid-line-many = Was angeboten wird
negotiation-round-one = Verhandlungsrunde
negotiation-round-many = Verhandlung
exchange-rate-one = Wechselkurs
exchange-rate-many = Wechselkurse
scorecard-one = Bewertungsschema
scorecard-many = Bewertungsschemata
rfqs-open = Offen für Angebote
do-sourcing-open = Für Angebote öffnen
do-sourcing-add-line = Position hinzufügen
do-sourcing-close = Angebotsfrist beenden
do-sourcing-cancel = Anfrage zurückziehen
do-sourcing-award = Zuschlag erteilen
do-sourcing-negotiate = Runde festhalten
do-sourcing-invite = Einladen
do-sourcing-enter-bid = Angebot erfassen
sourcing-next = Als Nächstes
sourcing-invite = Einladen
sourcing-invite-title = Lieferanten einladen
sourcing-invite-note = Der Lieferant erhält einen geheimen Link, über den er ohne Konto anbietet. Von den anderen sieht er nichts.
sourcing-link-once = Der Link, nur jetzt zu sehen
sourcing-link-once-note = Senden Sie ihn dem Lieferanten. Eine weitere Einladung erzeugt einen neuen Link und beendet diesen.
sourcing-file = Datei lesen
sourcing-file-title = Angebot als Datei
sourcing-file-note = CSV oder XLSX mit den Spalten Position und Einzelpreis; auch Währung, Steuer, Fracht, Liefertage, Garantie.
sourcing-file-drop = Datei hier ablegen oder auswählen
sourcing-file-refused = Nichts wurde übernommen. Zeilen und was an ihnen nicht stimmt:
sourcing-compare-title = Angebote im Vergleich
sourcing-compare-note = Einstandskosten sind Ware, Fracht und Steuer, umgerechnet in { $currency } zum daneben stehenden Kurs. Die Bewertung beruht auf den eigenen Erfahrungen.
sourcing-compare-supplier = Lieferant
sourcing-compare-landed = Einstandskosten
sourcing-compare-difference = Über dem besten
sourcing-compare-delivery = Lieferung
sourcing-compare-warranty = Garantie
sourcing-compare-score = Bewertung
sourcing-compare-waits = Noch kein Angebot
sourcing-compare-no-rate = Kein Wechselkurs
sourcing-compare-missing = Nicht alles angeboten
sourcing-compare-late = Zu spät
sourcing-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
sourcing-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
sourcing-ranking = Rangfolge der Lieferanten
sourcing-ranking-note = Aus dem, was das Verzeichnis seit { $day } weiß: Lieferungen, Rücksendungen, Preise, Rechnungen. Urteile stehen gesondert.
sourcing-ranking-how = Kleine Stichproben werden zur Quote aller Lieferanten hin geschrumpft: (x + k·p) ÷ (n + k), mit k = 10 Lieferungen, 50 Stück, 10 Rechnungen; Preisänderungen gegen null mit k = 4, Urteile gegen 50 mit k = 2. 10 % Defekte oder im Mittel 10 % Preisanstieg ergeben null Punkte.
sourcing-ranking-none = Noch ist nichts bekannt
sourcing-ranking-none-note = Bewertungen entstehen aus Wareneingängen, Rücksendungen und Rechnungen. Nehmen Sie zuerst etwas an.
sourcing-ranking-weights = Was wie viel zählt
sourcing-ranking-weigh = Ordnen
sourcing-ranking-cards = Gespeicherte Gewichte
sourcing-criterion-delivery = Pünktliche Lieferung
sourcing-criterion-quality = Funktionierende Geräte
sourcing-criterion-price = Stabile Preise
sourcing-criterion-invoices = Stimmige Rechnungen
sourcing-criterion-judgement = Urteil
sourcing-working-criterion = Kriterium
sourcing-working-cases = Fälle
sourcing-working-seen = Gesehen
sourcing-working-shrunk = Geschrumpft
sourcing-working-score = Punkte
sourcing-working-weight = Gewicht
sourcing-rma-days = { $count ->
    [one] Rücksendungen sind nach 1 Tag erledigt
   *[other] Rücksendungen sind nach { $count } Tagen erledigt
}
sourcing-score-title = Bewertung
bid-door-title = Ihr Angebot
bid-door-for = für { $supplier }
bid-door-until = Angebote werden bis { $day } angenommen.
bid-door-needed = Es muss bis { $day } da sein.
bid-door-before = Sie haben am { $day } angeboten. Erneutes Senden ersetzt dieses Angebot.
bid-door-wrong = Noch wurde nichts gesendet:
bid-door-currency = Währung
bid-door-unit-price = Einzelpreis ohne Steuer
bid-door-freight = Fracht dieser Position ohne Steuer
bid-door-tax = Steuer, Prozent
bid-door-delivery-days = Lieferung, Tage
bid-door-warranty-months = Garantie, Monate
bid-door-offered = Was genau, falls etwas anderes
bid-door-payment-terms = Zahlungsbedingungen
bid-door-valid-until = Gültig bis
bid-door-send = Angebot senden
bid-door-thanks = Vielen Dank
bid-door-thanks-note = Ihr Angebot ist eingegangen. Bis zum letzten Tag können Sie über denselben Link ein neues senden.
do-sourcing-ask-for-plan = Angebote einholen
do-sourcing-order-plan = Bestellen
do-sourcing-order-stock = Bestellen
rfq-line-plan_line = Anstelle von
