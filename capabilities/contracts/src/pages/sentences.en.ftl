# Sentences that the register says: why something is refused, what somebody is told
sentence-contracts-it-would-end-before = It would end before it starts.
sentence-contracts-say-when-the-present = Say when the present term ends: a contract without an end does not renew itself.
sentence-contracts-has-ended-renew-it = { $a } has ended. Renew it, or register the new one.
sentence-contracts-covers-already-102 = { $a } covers { $b } already.
sentence-contracts-name-1-to-assets = Name 1 to { $MANY_MAX } assets.
sentence-contracts-this-cover-has-ended = This cover has ended already.
sentence-contracts-is-agreed-already-43 = { $a } is agreed already.
sentence-contracts-it-is-not-agreed = It is not agreed yet: edit its end.
sentence-contracts-it-has-no-end = It has no end: it runs until somebody gives notice.
sentence-contracts-it-runs-until-already = It runs until { $end } already. Name a later day.
sentence-contracts-is-not-in-force = { $a } is not in force, or notice was given already.
sentence-contracts-it-goes-on-by = It goes on by itself unless notice is given by then.
sentence-contracts-it-ends-then-unless = It ends then unless it is renewed.
sentence-contracts-it-cannot-end-before = It cannot end before notice is given.
sentence-contracts-by-its-terms-it = By its terms it ends on { $earliest } at the earliest. Say that an earlier end was agreed, or take that day.
sentence-told-contracts-decide = Decide about { $name } ({ $number }) by { $by }
