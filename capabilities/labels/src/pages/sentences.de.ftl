# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-labels-between-and-mm-200 = Zwischen { $LEAST } und { $MOST } mm.
sentence-labels-a-number-of-millimetres = Eine Zahl von Millimetern, etwa 38.1.
sentence-labels-at-most-139 = Höchstens { $MANY }.
