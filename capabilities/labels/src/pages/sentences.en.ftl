# Sentences that the register says: why something is refused, what somebody is told
sentence-labels-between-and-mm-200 = Between { $LEAST } and { $MOST } mm.
sentence-labels-a-number-of-millimetres = A number of millimetres, such as 38.1.
sentence-labels-at-most-139 = At most { $MANY }.
sentence-labels-not-a-resolution = 203, 300 or 600.
sentence-labels-end-at-wide = { $a } labels beside one another end at { $end } mm; the sheet is { $wide } mm wide.
sentence-labels-end-at-high = { $a } labels below one another end at { $end } mm; the sheet is { $high } mm high.
