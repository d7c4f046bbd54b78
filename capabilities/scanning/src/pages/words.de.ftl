# Hilfe, und was ein Befehl tut
says-empties-one-s-set-of-scanned-assets = Leert die eigene Auswahl gescannter Geräte.
says-puts-scanned-labels-into-one-s-set-of-assets-to-do-something-with = Legt gescannte Etiketten in die eigene Auswahl von Geräten, mit denen etwas geschehen soll.
says-settles-what-strangers-said-about-an-asset-their-words-are-forgotten = Erledigt, was Fremde über ein Gerät gesagt haben; ihre Worte werden vergessen.
event-heard-from-a-stranger-about = hat von Fremden gehört über { $one }
event-settled-what-strangers-said-about = hat die Meldungen Fremder erledigt für { $one }
