# Felder und Überschriften
word-change-set = Änderungssatz
word-discard = Verwerfen
word-undo = Rückgängig machen
word-verb = Befehl

# Hilfe, und was ein Befehl tut
says-applies-a-plan-a-record-that-changed-since-it-was-made-is-refused-not-overwritten = Wendet einen Plan an; ein seither geänderter Eintrag wird abgelehnt, nicht überschrieben.
says-plans-one-verb-for-many-records-nothing-changes-until-the-plan-is-applied = Plant einen Befehl für viele Einträge; bis zum Anwenden ändert sich nichts.
says-throws-a-plan-away-that-was-not-applied = Verwirft einen Plan, der nicht angewandt wurde.
says-undoes-a-change-set-what-has-changed-since-is-left-as-it-is-and-told = Macht einen Änderungssatz rückgängig; was sich seither geändert hat, bleibt und wird genannt.
says-what-it-is-about-for-people = Worum es geht, für andere.
says-what-to-do-assets-edit-custody-move-assets-retire = Was zu tun ist: `assets.edit`, `custody.move`, `assets.retire`.
says-which-change-set = Welcher Änderungssatz.
