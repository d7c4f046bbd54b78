# Why something is refused
refusal-labels-between-and-mm-200 = Between { $LEAST } and { $MOST } mm.
refusal-labels-a-number-of-millimetres = A number of millimetres, such as 38.1.
refusal-labels-at-most-139 = At most { $MANY }.
