# Sentences that the register says: why something is refused, what somebody is told
sentence-labels-between-and-mm-200 = Between { $LEAST } and { $MOST } mm.
sentence-labels-a-number-of-millimetres = A number of millimetres, such as 38.1.
sentence-labels-at-most-139 = At most { $MANY }.
