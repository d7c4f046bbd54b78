# Warum etwas nicht geht
refusal-people-a-person-needs-a = Eine Person braucht einen Namen: Vorname, Nachname oder beide.
refusal-people-nobody-is-their-own = Niemand ist die eigene Führungskraft.
refusal-people-has-left-already-57 = { $a } ist schon ausgeschieden.
refusal-people-has-left-choose-somebody = { $a } ist ausgeschieden. Wählen Sie jemanden, der hier arbeitet.
