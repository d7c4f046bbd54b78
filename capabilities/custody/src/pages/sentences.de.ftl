# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-custody-say-to-whom-one = Sagen Sie an wen: eine Person, einen Ort oder ein Gerät.
sentence-custody-this-person-still-holds = Diese Person hat noch { $held } Geräte in Händen. Nehmen Sie sie zuerst zurück.
sentence-custody-should-be-back-on = { $tag } sollte am { $due_back } zurück sein.
sentence-custody-somebody-holds-already-transfer = { $tag } ist schon in jemandes Händen. Übergeben Sie es, oder nehmen Sie es zuerst zurück.
sentence-custody-is-not-in-stock = { $tag } ist { $state }, nicht am Lager.
sentence-custody-is-which-is-not = { $tag } ist „{ $status }“ und wird so nicht ausgegeben.
sentence-custody-nobody-holds-hand-it = Niemand hat { $tag } in Händen. Geben Sie es stattdessen aus.
sentence-custody-is-already-there-83 = { $tag } ist schon dort.
sentence-custody-cannot-be-handed-out = { $a } kann nicht an sich selbst ausgegeben werden.
sentence-custody-it-would-be-due = Die Rückgabe läge vor der Ausgabe.
sentence-custody-nobody-holds-126 = Niemand hat { $a } in Händen.
sentence-custody-is-already-at-142 = { $a } ist schon in { $b }.
sentence-made-due-today = Rückgabe heute: { $tag }
sentence-made-due-soon = Rückgabe bald: { $tag }
sentence-made-overdue = Überfällig: { $tag }
