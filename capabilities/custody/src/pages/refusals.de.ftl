# Warum etwas nicht geht
refusal-custody-say-to-whom-one = Sagen Sie an wen: eine Person, einen Ort oder ein Gerät.
refusal-custody-this-person-still-holds = Diese Person hat noch { $held } Geräte in Händen. Nehmen Sie sie zuerst zurück.
refusal-custody-should-be-back-on = { $tag } sollte am { $due_back } zurück sein.
refusal-custody-somebody-holds-already-transfer = { $tag } ist schon in jemandes Händen. Übergeben Sie es, oder nehmen Sie es zuerst zurück.
refusal-custody-is-not-in-stock = { $tag } ist { $a }, nicht am Lager.
refusal-custody-is-which-is-not = { $tag } ist „{ $a }“ und wird so nicht ausgegeben.
refusal-custody-nobody-holds-hand-it = Niemand hat { $tag } in Händen. Geben Sie es stattdessen aus.
refusal-custody-is-already-there-83 = { $tag } ist schon dort.
refusal-custody-cannot-be-handed-out = { $a } kann nicht an sich selbst ausgegeben werden.
refusal-custody-it-would-be-due = Die Rückgabe läge vor der Ausgabe.
refusal-custody-nobody-holds-126 = Niemand hat { $a } in Händen.
refusal-custody-is-already-at-142 = { $a } ist schon in { $b }.
