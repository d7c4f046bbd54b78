# Felder und Überschriften
word-choice = Wahl
word-despite-stock = Trotz Lagerbestand
word-for-people-at-home = Für Leute zu Hause
word-for-person = Für die Person
word-from-the-headcount-plan = Aus der Stellenplanung
word-from-the-need = Aus dem Bedarf
word-from-the-profile = Aus dem Profil
word-from-whom = Von wem
word-gives = Gibt
word-in-the-plan = Im Plan
word-need = Bedarf
word-people = Personen
word-provided = Beschafft
word-role-profile = Rollenprofil
word-they-work-from-home = Sie arbeiten von zu Hause
word-unit-cost-expected = Stückkosten, erwartet
word-vote = Stimme
word-votes-against = Stimmen dagegen
word-votes-for = Stimmen dafür
word-wanted-by = Gewünscht bis
word-where-to = Wohin
word-why-not-from-stock = Warum nicht aus dem Lager
word-worked-out-from = Ermittelt aus

# Wo dasselbe englische Wort hier etwas anderes heißt
purchase-plan-line-buy_by = Bis

# Auswahl
choice-against = Dagegen
choice-dropped = Fallen gelassen
choice-for = Dafür
choice-in-a-plan = In einem Plan
choice-item = Artikel
choice-met = Gedeckt
choice-waits-for-approval = Wartet auf Genehmigung
choice-wanted = Gewünscht

# Was geschah
event-granted = hat { $one } bewilligt
event-provided = hat { $one } beschafft
event-took-back-to-draft = hat { $one } zum Entwurf zurückgenommen
event-turned-down = hat { $one } abgelehnt
event-voted-on = hat abgestimmt über { $one }
event-worked-out = hat { $one } ermittelt
event-worked-out-from-the-headcount-plan = hat aus der Stellenplanung ermittelt: { $one }

# Woran es geschah
headcount-the = die Zeile des Stellenplans
need-the = den Bedarf
need-vote-the = die Stimme
profile-line-the = die Profilzeile
purchase-plan-line-the = die Zeile des Einkaufsplans
purchase-plan-the = den Einkaufsplan
role-profile-the = das Rollenprofil

# Hilfe, und was ein Befehl tut
says-asks-for-something-from-the-catalogue-for-yourself-or-somebody-else = Fordert etwas aus dem Katalog an, für Sie selbst oder jemand anderen.
says-asks-for-the-approval-of-a-purchase-plan = Bittet um die Genehmigung eines Einkaufsplans.
says-by-when-in-two-weeks-when-left-out = Bis wann; in zwei Wochen, wenn nichts angegeben ist.
says-everything-whose-planned-life-ends-before-this-day-and-what-is-broken-or-in-poor-condition = Alles, dessen geplante Nutzung vor diesem Tag endet, und was defekt oder in schlechtem Zustand ist.
says-for-an-item-the-model-or-category-says-it = Bei einem Artikel sagt es das Modell oder die Kategorie.
says-for-or-against-it = Dafür oder dagegen.
says-gives-a-plan-up-its-needs-are-wanted-again-its-money-is-released = Gibt einen Plan auf: Seine Bedarfe sind wieder offen, sein Geld wird frei.
says-how-many-all-that-is-missing-when-left-out = Wie viele; alles Fehlende, wenn nichts angegeben ist.
says-how-many-to-buy-all-that-are-still-missing-when-left-out = Wie viele zu kaufen sind; alle noch fehlenden, wenn nichts angegeben ist.
says-left-empty-the-model-or-category-says-it = Leer: Modell oder Kategorie sagt es.
says-makes-a-draft-of-a-purchase-plan-from-everything-that-is-missing = Macht aus allem Fehlenden den Entwurf eines Einkaufsplans.
says-makes-needs-of-what-has-to-be-replaced-until-a-day = Macht Bedarfe aus dem, was bis zu einem Tag ersetzt werden muss.
says-only-where-some-are-free-in-stock-why-they-will-not-do = Nur, wo welche am Lager frei sind: warum sie nicht genügen.
says-says-that-a-need-is-not-needed-any-more = Sagt, dass ein Bedarf nicht mehr besteht.
says-says-that-everything-in-an-approved-plan-is-bought-what-was-not-ordered-is-released = Sagt, dass alles in einem genehmigten Plan gekauft ist; was nicht bestellt wurde, wird frei.
says-says-that-some-of-what-is-needed-was-provided = Sagt, dass ein Teil des Bedarfs gedeckt wurde.
says-says-whether-a-need-should-be-met-everybody-has-one-vote-and-may-change-it = Sagt, ob ein Bedarf gedeckt werden soll. Alle haben eine Stimme und dürfen sie ändern.
says-takes-a-need-into-a-purchase-plan = Nimmt einen Bedarf in einen Einkaufsplan auf.
says-takes-a-plan-that-waits-for-approval-back-to-draft = Nimmt einen Plan, der auf Genehmigung wartet, zum Entwurf zurück.
says-what-is-needed-until-this-day-120-days-from-today-when-left-out = Was bis zu diesem Tag gebraucht wird; ohne Angabe 120 Tage ab heute.
says-what-it-is-needed-for = Wofür es gebraucht wird.
says-what-the-plan-is-called = Wie der Plan heißt.
says-where-from = Woher.
says-why-a-free-one-from-stock-will-not-do-left-out-one-from-stock-is-welcome = Warum ein freies vom Lager nicht genügt; ohne Angabe ist eines vom Lager willkommen.
