# Hilfe, und was ein Befehl tut
says-empties-one-s-set-of-scanned-assets = Leert die eigene Auswahl gescannter Geräte.
says-puts-scanned-labels-into-one-s-set-of-assets-to-do-something-with = Legt gescannte Etiketten in die eigene Auswahl von Geräten, mit denen etwas geschehen soll.
