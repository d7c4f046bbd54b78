model-many = Models
model-one = model
category-many = Categories
category-one = category
manufacturer-many = Manufacturers
manufacturer-one = manufacturer
