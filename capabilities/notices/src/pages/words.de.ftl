# Felder und Überschriften
word-mailing = E-Mail-Versand
word-message = Nachricht

# Auswahl
choice-at-once = Sofort
choice-daily = Täglich
choice-never = Nie

# Hilfe, und was ein Befehl tut
says-marks-one-s-messages-as-read = Markiert die eigenen Nachrichten als gelesen.
says-says-when-one-wants-mail-about-one-s-messages = Sagt, wann man Mail über die eigenen Nachrichten möchte.
says-this-one-only-all-when-left-out = Nur diese; ohne Angabe alle.
says-when = Wann.
says-in-which-language-en-or-de-left-out-as-it-was = In welcher Sprache: en oder de; ohne Angabe wie bisher.
