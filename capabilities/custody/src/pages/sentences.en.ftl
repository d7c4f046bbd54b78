# Sentences that the register says: why something is refused, what somebody is told
sentence-custody-say-to-whom-one = Say to whom: one of to_person, to_location and to_asset.
sentence-custody-this-person-still-holds = This person still holds { $held } assets. Take them back first.
sentence-custody-should-be-back-on = { $tag } should be back on { $due_back }.
sentence-custody-somebody-holds-already-transfer = Somebody holds { $tag } already. Transfer it, or take it back first.
sentence-custody-is-not-in-stock = { $tag } is { $state }, not in stock.
sentence-custody-is-which-is-not = { $tag } is “{ $status }”, which is not handed out.
sentence-custody-nobody-holds-hand-it = Nobody holds { $tag }. Hand it out instead.
sentence-custody-is-already-there-83 = { $tag } is already there.
sentence-custody-cannot-be-handed-out = { $a } cannot be handed out to itself.
sentence-custody-it-would-be-due = It would be due back before it is handed out.
sentence-custody-nobody-holds-126 = Nobody holds { $a }.
sentence-custody-is-already-at-142 = { $a } is already at { $b }.
sentence-made-due-today = Due back today: { $tag }
sentence-made-due-soon = Due back soon: { $tag }
sentence-made-overdue = Overdue: { $tag }
