import-title = Importe
import-note = Bringen Sie eine Datei. Nichts ändert sich, bevor Sie gesehen haben, was geschehen würde.
import-about = Worum es geht
import-drop = Datei hierher ziehen oder auswählen
import-drop-note = CSV, TSV oder XLSX, bis 512 MB
import-send = Datei einlesen
import-before = Frühere Importe
import-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
  }
import-columns = Was die Spalten sind
import-skip = Weglassen
import-mode = Was zu tun ist
import-mode-both = Neue anlegen und vorhandene ändern
import-mode-create = Nur neue anlegen
import-mode-update = Nur vorhandene ändern
import-plan = Zeigen, was geschehen würde
import-outcome = Was mit den Zeilen geschieht
import-refused = Die abgelehnten Zeilen als Datei zum Ausbessern
import-key = Vorhandene werden gefunden über
import-key-guess = Das erste davon, das die Datei hat
import-create-missing = Anlegen, worauf Zeilen verweisen und was es noch nicht gibt
import-clear-empty = Leere Zellen entfernen Werte
