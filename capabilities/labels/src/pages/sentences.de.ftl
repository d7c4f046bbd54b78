# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-labels-between-and-mm-200 = Zwischen { $LEAST } und { $MOST } mm.
sentence-labels-a-number-of-millimetres = Eine Zahl von Millimetern, etwa 38.1.
sentence-labels-at-most-139 = Höchstens { $MANY }.
sentence-labels-not-a-resolution = 203, 300 oder 600.
sentence-labels-end-at-wide = { $a } Etiketten nebeneinander enden bei { $end } mm; der Bogen ist { $wide } mm breit.
sentence-labels-end-at-high = { $a } Etiketten untereinander enden bei { $end } mm; der Bogen ist { $high } mm hoch.
