scanning-place = Scannen
scanning-title = Etiketten scannen
scanning-note = Ihre Auswahl, zum gemeinsamen Umstellen, Ausgeben oder Zurücknehmen
scanning-go-on = Weiter mit der Auswahl
scanning-found = { $count ->
    [one] { $count } Gerät
   *[other] { $count } Geräte
  }
scanning-unknown = { $count ->
    [one] { $count } Code, der nicht im Bestand ist
   *[other] { $count } Codes, die nicht im Bestand sind
  }
scanning-not-in-register = Nicht im Bestand
scanning-set = Gescannte Auswahl
scanning-what = Was soll mit ihnen geschehen?
scanning-again = Scannen
scanning-labels = Etiketten
scanning-start-over = Neu beginnen
scanning-nothing = Noch nichts gescannt
scanning-nothing-text = Scannen Sie die Etiketten dessen, was Sie gemeinsam umstellen, ausgeben oder zurücknehmen wollen.
scanning-not-found = Nicht im Bestand
scanning-not-found-note = Diese Codes nennen kein Gerät, das Sie sehen dürfen
do-scans-take = In die gescannte Auswahl legen
do-scans-clear = Neu beginnen
found-title = Sie haben etwas gefunden
found-note = Es gehört { $organisation }. Sagen Sie, wo es ist, dann kümmert man sich darum. Danke.
found-place = Wo ist es?
found-contact = Wie erreicht man Sie? (wenn Sie möchten)
found-words = Noch etwas? (wenn Sie möchten)
found-privacy = Das lesen nur die, die diese Dinge verwalten. Es wird gelöscht, sobald sie sich darum gekümmert haben.
found-send = Dem Eigentümer sagen
found-thanks = Danke
found-thanks-note = Der Eigentümer weiß Bescheid.
found-panel = Von jemandem gefunden
do-scans-settle-found = Erledigt
event-found = hörte von jemand Fremdem über
event-found-settled = erledigte, was Fremde sagten über
