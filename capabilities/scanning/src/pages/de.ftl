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
