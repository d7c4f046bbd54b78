ago-now = now
