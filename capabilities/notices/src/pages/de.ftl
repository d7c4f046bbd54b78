notices-title = Nachrichten
notices-note = Was auf Sie wartet und was mit Ihren Dingen geschah
notices-list = Ihre Nachrichten
notices-unread = Ungelesen
notices-all = Alle
notices-read-all = Alle als gelesen markieren
notices-open = Öffnen
notices-read = Als gelesen markieren
notices-older = Ältere Nachrichten
notices-nothing = Nichts Ungelesenes
notices-nothing-text = Was Sie braucht, steht hier.
notices-mailing = E-Mail
notices-mailing-note = Wenn Sie gerade nicht hier sind
notices-mailing-at-once = Sofort
notices-mailing-daily = Einmal am Tag, alles in einer
notices-mailing-never = Nie
notices-save = Speichern
do-notices-mark-read = Als gelesen markieren
do-notices-mail-me = Wählen, wann E-Mail kommt
letters-title = Per E-Mail
letters-sent = An { $address } gesendet am { $at }
letters-waiting = Unterwegs an { $address } seit { $at }
letters-again = An { $address } noch nicht zugestellt; es wird wieder versucht
letters-failed = An { $address } nicht zugestellt; bitte noch einmal senden
notices-language = Sprache der E-Mails
notices-digest = { $count ->
    [one] Eine Nachricht von { $organisation }
   *[other] { $count } Nachrichten von { $organisation }
  }
