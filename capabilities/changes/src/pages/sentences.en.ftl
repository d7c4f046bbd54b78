# Sentences that the register says: why something is refused, what somebody is told
sentence-changes-this-change-set-is = This change set is applied by what made it.
sentence-changes-only-a-finished-plan = Only a finished plan is applied; this one is { $state }.
sentence-changes-there-is-no-verb = There is no verb { $a }.
sentence-changes-is-not-done-to = { $a } is not done to a record that exists already.
sentence-changes-say-which-records-either = Say which records: either ids or filter.
sentence-changes-there-are-no-118 = There are no { $name }.
sentence-changes-a-change-set-has = A change set has at most { $ROWS_MAX } rows.
sentence-changes-this-change-set-was = This change set was applied already. Undo it instead.
sentence-changes-only-what-was-applied = Only what was applied is undone; this change set is { $state }.
