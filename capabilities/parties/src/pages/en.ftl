supplier-many = Suppliers
supplier-one = supplier
