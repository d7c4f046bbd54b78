# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-notices-this-account-is-no = Dieses Konto ist keine Person, also schreibt ihm niemand.
sentence-notices-is-not-an-e-mail = „{ $address }“ ist keine E-Mail-Adresse.
sentence-notices-this-is-too-large = Das ist zu groß für eine E-Mail.
sentence-notices-no-mail-is-set = Hier ist kein Mailversand eingerichtet. Wer den Server betreibt, setzt mail_server; senden Sie es bis dahin selbst.
sentence-notices-no-mail-any-more = Hier ist kein Mailversand mehr eingerichtet.
sentence-notices-this-is-no-address = Das ist keine Adresse.
sentence-notices-not-delivered-to = Nicht zugestellt an { $address }: { $subject }
sentence-notices-the-language-is = Die Sprache ist en oder de.
