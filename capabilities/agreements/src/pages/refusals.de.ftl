# Warum etwas nicht geht
refusal-agreements-this-link-was-used = Dieser Link wurde schon verwendet oder ist abgelaufen. Bitten Sie die absendende Person um einen neuen.
refusal-agreements-says-the-same-already = { $a } sagt schon dasselbe. Bearbeiten Sie zuerst den Text.
refusal-agreements-devices-wait-for-your = { $a } Geräte warten auf Ihre Unterschrift. Sie endet am { $b }.
refusal-agreements-name-at-most-assets = Nennen Sie höchstens { $ITEMS_MAX } Geräte.
refusal-agreements-does-not-hold-hand = { $a } hat { $b } nicht in Händen. Geben Sie es zuerst aus.
refusal-agreements-holds-nothing-that-is = { $a } hat nichts in Händen, das nicht schon unterschrieben ist.
refusal-agreements-has-no-version-yet = „{ $a }“ hat noch keine Version. Veröffentlichen Sie zuerst eine.
refusal-agreements-you-received-devices-read = Sie haben Geräte erhalten. Lesen Sie, was dazu gilt, und unterschreiben Sie.
refusal-agreements-you-gave-devices-back = Sie haben Geräte zurückgegeben. Bitte bestätigen Sie es mit Ihrer Unterschrift.
refusal-agreements-no-published-text-applies = Kein veröffentlichter Text gilt für { $tag }. Veröffentlichen Sie einen für seine Kategorie oder für alle.
refusal-agreements-type-your-full-name = Tippen Sie Ihren vollen Namen, oder unterschreiben Sie mit Finger oder Stift.
refusal-agreements-type-your-full-name-as = Tippen Sie Ihren vollen Namen als Unterschrift.
refusal-agreements-this-drawing-is-too = Diese Zeichnung ist zu groß. Leeren Sie das Feld und unterschreiben Sie noch einmal.
refusal-agreements-this-is-not-a = Das ist keine gezeichnete Unterschrift. Leeren Sie das Feld und unterschreiben Sie noch einmal.
refusal-agreements-what-is-to-be = Was zu unterschreiben ist, hat sich inzwischen geändert. Lesen Sie es noch einmal, und unterschreiben Sie dann.
refusal-agreements-write-what-is-to = Schreiben Sie, was zu unterschreiben ist.
