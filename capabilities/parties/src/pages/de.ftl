supplier-many = Lieferanten
supplier-one = Lieferant
