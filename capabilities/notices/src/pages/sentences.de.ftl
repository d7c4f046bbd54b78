# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-notices-this-account-is-no = Dieses Konto ist keine Person, also schreibt ihm niemand.
sentence-notices-the-language-is = Die Sprache ist en oder de.
