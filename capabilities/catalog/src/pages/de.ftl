model-many = Modelle
model-one = Modell
category-many = Kategorien
category-one = Kategorie
manufacturer-many = Hersteller
manufacturer-one = Hersteller
