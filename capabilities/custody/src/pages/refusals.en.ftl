# Why something is refused
refusal-custody-say-to-whom-one = Say to whom: one of to_person, to_location and to_asset.
refusal-custody-this-person-still-holds = This person still holds { $held } assets. Take them back first.
refusal-custody-should-be-back-on = { $tag } should be back on { $due_back }.
refusal-custody-somebody-holds-already-transfer = Somebody holds { $tag } already. Transfer it, or take it back first.
refusal-custody-is-not-in-stock = { $tag } is { $a }, not in stock.
refusal-custody-is-which-is-not = { $tag } is “{ $a }”, which is not handed out.
refusal-custody-nobody-holds-hand-it = Nobody holds { $tag }. Hand it out instead.
refusal-custody-is-already-there-83 = { $tag } is already there.
refusal-custody-cannot-be-handed-out = { $a } cannot be handed out to itself.
refusal-custody-it-would-be-due = It would be due back before it is handed out.
refusal-custody-nobody-holds-126 = Nobody holds { $a }.
refusal-custody-is-already-at-142 = { $a } is already at { $b }.
