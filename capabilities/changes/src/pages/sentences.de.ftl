# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-changes-this-change-set-is = Dieser Änderungssatz wird von dem angewandt, was ihn gemacht hat.
sentence-changes-only-a-finished-plan = Nur ein fertiger Plan wird angewandt; dieser ist { $state }.
sentence-changes-there-is-no-verb = Es gibt keinen Befehl { $a }.
sentence-changes-is-not-done-to = { $a } geht nicht mit einem Eintrag, den es schon gibt.
sentence-changes-say-which-records-either = Sagen Sie, welche Einträge: entweder ids oder filter.
sentence-changes-there-are-no-118 = Es gibt keine { $name }.
sentence-changes-a-change-set-has = Ein Änderungssatz hat höchstens { $ROWS_MAX } Zeilen.
sentence-changes-this-change-set-was = Dieser Änderungssatz wurde schon angewandt. Machen Sie ihn stattdessen rückgängig.
sentence-changes-only-what-was-applied = Rückgängig gemacht wird nur, was angewandt wurde; dieser Änderungssatz ist { $state }.
