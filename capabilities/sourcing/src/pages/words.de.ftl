# Felder und Überschriften
word-answers = Antworten
word-asked = Gefragt
word-awarded-because = Zuschlag, weil
word-bid = Angebot
word-bids-until = Angebote bis
word-came = Kam
word-came-on = Eingegangen am
word-compared-in = Verglichen in
word-deadline = Frist
word-delivery-days = Lieferzeit, Tage
word-delivery-on-time = Pünktliche Lieferung
word-exchange-rate = Wechselkurs
word-into = In
word-invoices-that-match = Stimmige Rechnungen
word-judgement = Urteil
word-landed-before = Einstand vorher
word-landed-cost = Einstandskosten
word-landed-since = Einstand seither
word-pair = Paar
word-question = Frage
word-rate-of = Kurs vom
word-request = Anfrage
word-requirements = Anforderungen
word-rfq = Anfrage
word-round = Runde
word-rounds-of-negotiation = Verhandlungsrunden
word-steady-prices = Stabile Preise
word-terms = Bedingungen
word-units-that-work = Stücke, die funktionieren
word-what-changed = Was sich änderte
word-what-exactly = Was genau
word-what-was-asked = Was gefragt wurde

# Wo dasselbe englische Wort hier etwas anderes heißt
exchange-rate-rate = Kurs

# Auswahl
choice-as-a-file = Als Datei
choice-asked = Gefragt
choice-awarded = Zuschlag erteilt
choice-bid = Angeboten
choice-by-hand = Von Hand
choice-by-its-link = Über den Link
choice-open-for-bids = Offen für Angebote
choice-won = Zuschlag erhalten

# Was geschah
event-awarded = hat den Zuschlag erteilt für { $one }
event-closed-the-bidding-for = hat die Angebotsfrist geschlossen für { $one }
event-gave-to-another-the-request-of = hat anderweitig vergeben: { $one }
event-invited-the-supplier-of = hat den Lieferanten eingeladen für { $one }
event-negotiated = hat verhandelt über { $one }

# Woran es geschah
bid-line-the = die Position des Angebots
bid-the = das Angebot
exchange-rate-the = den Wechselkurs
negotiation-round-the = die Verhandlungsrunde
rfq-line-the = die Position der Anfrage
rfq-question-the = die Frage an Lieferanten
rfq-the = die Angebotsanfrage
scorecard-the = das Bewertungsschema

# Hilfe, und was ein Befehl tut
says-adds-a-line-to-a-request-for-quotation-that-is-a-draft = Fügt einer Angebotsanfrage im Entwurf eine Position hinzu.
says-answers-to-the-questions-and-what-else-is-said = Antworten auf die Fragen, und was sonst gesagt wird.
says-awards-a-request-to-a-bid-with-the-reason-and-makes-the-order-from-it = Erteilt einem Angebot mit Begründung den Zuschlag und macht die Bestellung daraus.
says-cancels-a-request-for-quotation-that-was-not-awarded = Storniert eine Angebotsanfrage ohne Zuschlag.
says-ends-the-bidding-for-a-request-for-quotation = Beendet die Angebotsphase einer Anfrage.
says-enters-what-a-supplier-offers-it-replaces-what-it-offered-before = Erfasst, was ein Lieferant anbietet; es ersetzt sein früheres Angebot.
says-how-it-is-to-be-paid = Wie zu zahlen ist.
says-how-many-left-empty-as-many-as-are-proposed = Wie viele. Leer: so viele wie vorgeschlagen.
says-in-how-many-days-it-is-there-now = In wie vielen Tagen es nun da ist.
says-invites-a-supplier-to-bid-and-makes-the-secret-link-by-which-it-does = Lädt einen Lieferanten zum Angebot ein und erzeugt den geheimen Link dafür.
says-makes-a-request-for-quotation-from-what-of-an-approved-purchase-plan-is-not-ordered-yet = Macht eine Angebotsanfrage aus dem, was von einem genehmigten Einkaufsplan noch nicht bestellt ist.
says-makes-an-order-from-what-of-an-approved-purchase-plan-is-not-ordered-yet = Macht eine Bestellung aus dem, was von einem genehmigten Einkaufsplan noch nicht bestellt ist.
says-opens-a-request-for-quotation-suppliers-can-be-invited-and-bid = Öffnet eine Angebotsanfrage: Lieferanten können eingeladen werden und anbieten.
says-orders-a-stock-item-in-the-quantity-that-is-proposed-or-another-one = Bestellt einen Lagerartikel, in der vorgeschlagenen oder einer anderen Menge.
says-records-a-round-of-negotiation-what-was-asked-and-which-terms-changed-by-it = Hält eine Verhandlungsrunde fest: was gefragt wurde und welche Bedingungen sich änderten.
says-reviews-and-references-in-force = Geltende Bewertungen und Referenzen.
says-suppliers-do-not-see-these = Lieferanten sehen das nicht.
says-the-last-day-for-bids = Der letzte Tag für Angebote.
says-the-last-day-for-bids-if-the-request-does-not-name-one-yet = Der letzte Tag für Angebote, wenn die Anfrage noch keinen nennt.
says-the-new-freight-of-the-line = Die neue Fracht der Position.
says-the-new-price-of-one-without-tax = Der neue Stückpreis, ohne Steuer.
says-the-new-terms-of-payment = Die neuen Zahlungsbedingungen.
says-the-new-warranty = Die neue Garantie.
says-until-when-it-holds = Bis wann es gilt.
says-what-one-of-the-first-is-worth-in-the-second = Was eins der ersten in der zweiten wert ist.
says-what-suppliers-read-above-the-lines = Was Lieferanten über den Positionen lesen.
says-what-suppliers-read-beside-it = Was Lieferanten daneben lesen.
says-what-was-asked-and-what-was-said-to-it = Was gefragt wurde und was darauf gesagt wurde.
says-when-it-must-be-there-left-empty-when-the-first-line-of-the-plan-is-to-be-bought = Wann es da sein muss. Leer: wann die erste Zeile des Plans zu kaufen ist.
says-why-this-one = Warum dieses.
says-awards-a-request-to-a-bid-with-the-reason-and-makes-a-contract-from-it = Erteilt einem Angebot mit Begründung den Zuschlag und macht einen Vertrag daraus.
says-what-kind-of-contract = Welche Art von Vertrag.
says-how-often-the-prices-of-the-bid-are-paid = Wie oft die Preise des Angebots gezahlt werden.
says-whether-the-link-is-mailed-to-the-supplier-in-the-language-of-its-country = Ob der Link dem Lieferanten gemailt wird, in der Sprache seines Landes.
word-mail = Per E-Mail
sourcing-invite-to = An
says-to-which-e-mail-address-it-is-mailed-left-empty-the-supplier-s = An welche E-Mail-Adresse er gemailt wird. Leer: die des Lieferanten.
