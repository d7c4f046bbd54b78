# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-people-a-person-needs-a = Eine Person braucht einen Namen: Vorname, Nachname oder beide.
sentence-people-nobody-is-their-own = Niemand ist die eigene Führungskraft.
sentence-people-has-left-already-57 = { $a } ist schon ausgeschieden.
sentence-people-has-left-choose-somebody = { $a } ist ausgeschieden. Wählen Sie jemanden, der hier arbeitet.
