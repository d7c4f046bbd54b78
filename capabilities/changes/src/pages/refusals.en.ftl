# Why something is refused
refusal-changes-this-change-set-is = This change set is applied by what made it.
refusal-changes-only-a-finished-plan = Only a finished plan is applied; this one is { $a }.
refusal-changes-there-is-no-verb = There is no verb { $a }.
refusal-changes-is-not-done-to = { $a } is not done to a record that exists already.
refusal-changes-say-which-records-either = Say which records: either ids or filter.
refusal-changes-there-are-no-118 = There are no { $name }.
refusal-changes-a-change-set-has = A change set has at most { $ROWS_MAX } rows.
refusal-changes-this-change-set-was = This change set was applied already. Undo it instead.
refusal-changes-only-what-was-applied = Only what was applied is undone; this change set is { $a }.
