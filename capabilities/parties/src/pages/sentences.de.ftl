# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-parties-it-cannot-end-before = Es kann nicht enden, bevor es beginnt.
sentence-parties-judge-from-1-poor = Urteilen Sie von 1 (schlecht) bis 5 (sehr gut).
sentence-parties-has-no-e-mail = { $supplier } hat keine E-Mail-Adresse. Nennen Sie eine, oder tragen Sie sie beim Lieferanten ein.
