# Why something is refused
refusal-contracts-it-would-end-before = It would end before it starts.
refusal-contracts-say-when-the-present = Say when the present term ends: a contract without an end does not renew itself.
refusal-contracts-has-ended-renew-it = { $a } has ended. Renew it, or register the new one.
refusal-contracts-covers-already-102 = { $a } covers { $b } already.
refusal-contracts-name-1-to-assets = Name 1 to { $MANY_MAX } assets.
refusal-contracts-this-cover-has-ended = This cover has ended already.
refusal-contracts-is-agreed-already-43 = { $a } is agreed already.
refusal-contracts-it-is-not-agreed = It is not agreed yet: edit its end.
refusal-contracts-it-has-no-end = It has no end: it runs until somebody gives notice.
refusal-contracts-it-runs-until-already = It runs until { $end } already. Name a later day.
refusal-contracts-is-not-in-force = { $a } is not in force, or notice was given already.
refusal-contracts-it-goes-on-by = It goes on by itself unless notice is given by then.
refusal-contracts-it-ends-then-unless = It ends then unless it is renewed.
refusal-contracts-it-cannot-end-before = It cannot end before notice is given.
refusal-contracts-by-its-terms-it = By its terms it ends on { $earliest } at the earliest. Say that an earlier end was agreed, or take that day.
