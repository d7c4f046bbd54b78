# Warum etwas nicht geht
refusal-parties-it-cannot-end-before = Es kann nicht enden, bevor es beginnt.
refusal-parties-judge-from-1-poor = Urteilen Sie von 1 (schlecht) bis 5 (sehr gut).
