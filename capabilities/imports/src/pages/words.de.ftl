# Felder und Überschriften
word-configure = Einrichten
word-import = Import

# Hilfe, und was ein Befehl tut
says-applies-an-import-refused-rows-are-kept-with-their-reason-the-others-are-done = Wendet einen Import an; abgelehnte Zeilen bleiben mit ihrem Grund, die anderen werden ausgeführt.
says-plans-an-import-tells-row-by-row-what-it-would-do-and-changes-nothing = Plant einen Import: sagt Zeile für Zeile, was geschähe, und ändert nichts.
says-sets-what-the-columns-of-an-import-are-and-how-its-rows-are-to-be-done = Legt fest, was die Spalten eines Imports sind und wie seine Zeilen behandelt werden.
says-which-import = Welcher Import.
