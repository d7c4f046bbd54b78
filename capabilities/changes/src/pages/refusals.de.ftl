# Warum etwas nicht geht
refusal-changes-this-change-set-is = Dieser Änderungssatz wird von dem angewandt, was ihn gemacht hat.
refusal-changes-only-a-finished-plan = Nur ein fertiger Plan wird angewandt; dieser ist { $a }.
refusal-changes-there-is-no-verb = Es gibt keinen Befehl { $a }.
refusal-changes-is-not-done-to = { $a } geht nicht mit einem Eintrag, den es schon gibt.
refusal-changes-say-which-records-either = Sagen Sie, welche Einträge: entweder ids oder filter.
refusal-changes-there-are-no-118 = Es gibt keine { $name }.
refusal-changes-a-change-set-has = Ein Änderungssatz hat höchstens { $ROWS_MAX } Zeilen.
refusal-changes-this-change-set-was = Dieser Änderungssatz wurde schon angewandt. Machen Sie ihn stattdessen rückgängig.
refusal-changes-only-what-was-applied = Rückgängig gemacht wird nur, was angewandt wurde; dieser Änderungssatz ist { $a }.
