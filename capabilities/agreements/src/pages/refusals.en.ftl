# Why something is refused
refusal-agreements-this-link-was-used = This link was used already or has ended. Ask whoever sent it for a new one.
refusal-agreements-says-the-same-already = { $a } says the same already. Edit the text first.
refusal-agreements-devices-wait-for-your = { $a } devices wait for your signature. It ends on { $b }.
refusal-agreements-name-at-most-assets = Name at most { $ITEMS_MAX } assets.
refusal-agreements-does-not-hold-hand = { $a } does not hold { $b }. Hand it out first.
refusal-agreements-holds-nothing-that-is = { $a } holds nothing that is not signed for already.
refusal-agreements-has-no-version-yet = “{ $a }” has no version yet. Publish it first.
refusal-agreements-you-received-devices-read = You received devices. Read what goes with them, and sign.
refusal-agreements-you-gave-devices-back = You gave devices back. Please confirm it with your signature.
refusal-agreements-no-published-text-applies = No published text applies to { $tag }. Publish one for its category, or for all.
refusal-agreements-type-your-full-name = Type your full name, or sign with a finger or a pen.
refusal-agreements-type-your-full-name-as = Type your full name as your signature.
refusal-agreements-this-drawing-is-too = This drawing is too large. Clear it and sign again.
refusal-agreements-this-is-not-a = This is not a drawn signature. Clear it and sign again.
refusal-agreements-what-is-to-be = What is to be signed has changed meanwhile. Read it again, then sign.
refusal-agreements-write-what-is-to = Write what is to be signed.
