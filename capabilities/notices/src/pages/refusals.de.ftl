# Warum etwas nicht geht
refusal-notices-this-account-is-no = Dieses Konto ist keine Person, also schreibt ihm niemand.
