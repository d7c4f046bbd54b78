# Warum etwas nicht geht
refusal-retrieval-devices-were-due-back = { $a } Geräte waren am { $b } zurück fällig.
refusal-retrieval-devices-were-due-back-on = { $a } Geräte waren am { $b } zurück fällig. Drei Erinnerungen blieben ohne Antwort.
refusal-retrieval-say-where-a-box = Sagen Sie, wohin ein Karton gehen soll, wohin Sie die Geräte gebracht haben, oder mit wem Sie sie geschickt haben.
refusal-retrieval-this-link-has-ended = Dieser Link ist abgelaufen. Bitten Sie die absendende Person um einen neuen.
refusal-retrieval-is-not-back-yet = { $a } ist noch nicht zurück. Nehmen Sie es zuerst an.
refusal-retrieval-a-deduction-is-an = Ein Abzug ist ein Betrag über null.
refusal-retrieval-does-not-hold-64 = { $a } hat { $b } nicht in Händen.
refusal-retrieval-holds-nothing-103 = { $a } hat nichts in Händen.
refusal-retrieval-is-not-expected-back = { $a } wird nicht zurückerwartet. Nehmen Sie es auf seiner eigenen Seite zurück.
refusal-retrieval-is-closed-open-a = { $number } ist geschlossen. Eröffnen Sie eine neue.
refusal-retrieval-everything-of-is-back = Alles von { $number } ist schon zurück oder geklärt.
refusal-retrieval-assets-of-are-not = { $open } Geräte von { $number } sind nicht geklärt. Prüfen Sie sie, oder halten Sie sie als verloren fest.
refusal-retrieval-reminders-the-manager-and = Erinnerungen, Führungskraft und Brief folgen aufeinander: Jedes braucht mehr Tage als das vorige.
refusal-retrieval-please-return-devices-by = Bitte geben Sie { $a } Geräte bis zum { $b } zurück. Wir senden Ihnen wie; sagen Sie uns, wenn Sie einen Karton mit Versandschein brauchen.
refusal-retrieval-the-label-is-a = Der Versandschein ist eine Webadresse, die mit https:// beginnt.
