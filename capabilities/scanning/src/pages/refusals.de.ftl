# Warum etwas nicht geht
refusal-scanning-only-somebody-with-an = Nur wer ein Konto hat, hat eine Auswahl.
