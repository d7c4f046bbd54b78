# Felder und Überschriften
word-also-asked = Auch gefragt
word-anybody-who-keeps-approvals = Wer Genehmigungen betreut
word-approval = Genehmigung
word-approved = Genehmigt
word-asked-by = Gefragt von
word-asked-on = Gefragt am
word-budget = Budget
word-committed = Gebunden
word-day = Tag
word-days-to-decide = Tage zum Entscheiden
word-decides = Entscheidet
word-deputy = Vertretung
word-four-eyes = Vier Augen
word-from-an-amount-of = Ab einem Betrag von
word-in-place-of = Anstelle von
word-instead-of = Anstelle von
word-left = Verfügbar
word-ordered = Bestellt
word-record = Eintrag
word-role = Rolle
word-rule = Regel
word-takes = Bindet
word-waits-for = Wartet auf
word-what-is-asked = Worum es geht
word-when-exceeded = Bei Überschreitung
word-who-decides = Wer entscheidet
word-who-is-away = Wer abwesend ist
word-who-stands-in = Wer vertritt

# Wo dasselbe englische Wort hier etwas anderes heißt
approval-decision-position = Stelle
approval-rule-position = Reihenfolge
approval-step-position = Reihenfolge

# Auswahl
choice-a-person = Eine Person
choice-anybody-with-a-role = Jede Person mit einer Rolle
choice-contracts = Verträge
choice-disposals = Entsorgungen
choice-later = Später
choice-manager-of-the-department = Leitung der Abteilung
choice-manager-of-whoever-asks = Führungskraft der anfordernden Person
choice-needs-and-requests = Bedarfe und Anforderungen
choice-not-needed = Nicht nötig
choice-purchase-orders = Bestellungen
choice-purchase-plans = Einkaufspläne
choice-refresh-plans = Erneuerungspläne
choice-refuses = Lehnt ab
choice-released = Freigegeben
choice-warns = Warnt

# Was geschah
event-approved-a-step-of = hat einen Schritt genehmigt für { $one }
event-asked-the-next-one-about = hat die Nächsten gefragt für { $one }
event-came-to = ist an der Reihe für { $one }
event-committed = hat { $one } gebunden
event-exceeded = hat { $one } überschritten
event-refused = hat { $one } abgelehnt
event-refused-a-step-of = hat einen Schritt abgelehnt für { $one }

# Woran es geschah
approval-decision-the = die Entscheidung
approval-rule-the = die Genehmigungsregel
approval-step-the = den Genehmigungsschritt
approval-the = die Genehmigung
budget-the = das Budget
commitment-the = die Bindung
deputy-the = die Vertretung

# Hilfe, und was ein Befehl tut
says-after-so-many-days-the-next-one-up-is-asked-as-well = Nach so vielen Tagen wird auch die nächsthöhere Stelle gefragt.
says-an-amount-that-is-not-known-or-in-another-currency-counts-as-reached = Ein Betrag, der nicht bekannt oder in anderer Währung ist, gilt als erreicht.
says-from-this-day-on-today-when-left-out = Ab diesem Tag; heute, wenn nichts angegeben ist.
says-left-empty-for-everything = Leer: für alles.
says-left-empty-it-says-who-is-asked = Leer: sagt, wer gefragt wird.
says-lets-somebody-decide-in-your-place-for-a-time = Lässt jemanden eine Zeit lang an Ihrer Stelle entscheiden.
says-lower-ones-are-asked-first = Kleinere werden zuerst gefragt.
says-nobody-decides-two-steps-of-one-approval-yes-unless-you-say-no = Niemand entscheidet zwei Schritte einer Genehmigung. Ja, wenn Sie nichts anderes sagen.
says-says-no-to-what-waits-for-you-whoever-asked-is-told-why = Sagt Nein zu dem, was auf Sie wartet. Wer gefragt hat, erfährt den Grund.
says-says-yes-to-the-step-of-an-approval-that-waits-for-you = Sagt Ja zu dem Schritt einer Genehmigung, der auf Sie wartet.
says-takes-a-question-back-that-is-not-decided-yet = Nimmt eine Frage zurück, die noch nicht entschieden ist.
says-the-cost-centre-with-all-departments-that-are-part-of-it = Die Kostenstelle mit allen Abteilungen, die Teil davon sind.
says-the-step-that-is-meant-from-1-another-one-than-the-present-is-refused = Der gemeinte Schritt, ab 1; ein anderer als der jetzige wird abgelehnt.
says-until-this-day = Bis zu diesem Tag.
says-why-whoever-asked-reads-it = Warum; wer gefragt hat, liest es.
says-with-all-categories-that-are-part-of-it = Mit allen Kategorien, die Teil davon sind.
says-with-all-departments-that-are-part-of-it = Mit allen Abteilungen, die Teil davon sind.
