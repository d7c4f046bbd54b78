# Why something is refused
refusal-retrieval-devices-were-due-back = { $a } devices were due back on { $b }.
refusal-retrieval-devices-were-due-back-on = { $a } devices were due back on { $b }. Three reminders had no answer.
refusal-retrieval-say-where-a-box = Say where a box shall go, where you brought the devices, or with whom you sent them.
refusal-retrieval-this-link-has-ended = This link has ended. Ask whoever sent it for a new one.
refusal-retrieval-is-not-back-yet = { $a } is not back yet. Receive it first.
refusal-retrieval-a-deduction-is-an = A deduction is an amount above zero.
refusal-retrieval-does-not-hold-64 = { $a } does not hold { $b }.
refusal-retrieval-holds-nothing-103 = { $a } holds nothing.
refusal-retrieval-is-not-expected-back = { $a } is not expected back. Take it back on its own page.
refusal-retrieval-is-closed-open-a = { $number } is closed. Open a new one.
refusal-retrieval-everything-of-is-back = Everything of { $number } is back or settled already.
refusal-retrieval-assets-of-are-not = { $open } assets of { $number } are not settled. Inspect them, or record them as lost.
refusal-retrieval-reminders-the-manager-and = Reminders, the manager and the letter follow each other: each needs more days than the one before.
refusal-retrieval-please-return-devices-by = Please return { $a } devices by { $b }. We send you how; tell us if you need a box and a label.
refusal-retrieval-the-label-is-a = The label is a web address that begins with https://.
