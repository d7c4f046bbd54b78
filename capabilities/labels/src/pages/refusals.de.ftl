# Warum etwas nicht geht
refusal-labels-between-and-mm-200 = Zwischen { $LEAST } und { $MOST } mm.
refusal-labels-a-number-of-millimetres = Eine Zahl von Millimetern, etwa 38.1.
refusal-labels-at-most-139 = Höchstens { $MANY }.
