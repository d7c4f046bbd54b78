# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-scanning-only-somebody-with-an = Nur wer ein Konto hat, hat eine Auswahl.
