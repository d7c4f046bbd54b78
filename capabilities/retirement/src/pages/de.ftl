medium-many = Datenträger
medium-one = Datenträger
sanitisation-many = Bereinigungen
sanitisation-one = Bereinigung
regulation-profile-many = Regelungsprofile
regulation-profile-one = Regelungsprofil
wipe-report-many = Löschberichte
wipe-report-one = Löschbericht
media-open = Können Daten enthalten
media-to-validate = Zu bestätigen
media-failed = Zu zerstören
media-out = Ausgebaut
media-lost = Verloren
media-of-asset = Datenträger
media-done = { $done } von { $all } erledigt
media-add = Datenträger hinzufügen
media-none = Noch steht kein Laufwerk oder anderer Datenträger davon auf der Liste. Fügen Sie hinzu, was darin steckt, oder halten Sie fest, dass keine Daten darauf sind.
media-moved = Jetzt in einem anderen Gerät
media-destroy = Zerstören
media-head-serial = Seriennummer
media-head-type = Art
media-head-state = Zustand
media-head-step = Nächster Schritt
do-retirement-install-medium = Einbauen
do-retirement-remove-medium = Ausbauen
do-retirement-sanitise-medium = Bereinigen
do-retirement-validate-sanitisation = Bestätigen
do-retirement-report-medium-lost = Verlust melden
do-retirement-find-medium = Wiedergefunden
do-retirement-strike-medium = Streichen
do-retirement-read-report = Bericht einlesen
do-retirement-apply-report = Gute Zeilen festhalten
do-retirement-begin = Außer Dienst stellen
do-retirement-take-step = Schritt erledigen
do-retirement-ask-waiver = Verzicht beantragen
do-retirement-waive = Verzicht erlauben
do-retirement-close-case = Abschließen
do-retirement-cancel-case = Aufgeben
do-retirement-grade-asset = Einstufen
do-retirement-recommend = Weg ermitteln
do-retirement-decide-way = Entscheiden
do-retirement-recover-part = Teil ausbauen
do-retirement-use-part = Verwenden
do-retirement-scrap-part = Wegwerfen
retirement-case-many = Außerdienststellung
retirement-case-one = Außerdienststellung
retirement-step-many = Schritte
retirement-step-one = Schritt
grading-many = Einstufungen
grading-one = Einstufung
route-rule-many = Entscheidungstabelle
route-rule-one = Zeile der Entscheidungstabelle
carbon-factor-many = CO₂-Faktoren
carbon-factor-one = CO₂-Faktor
route-decision-many = Verwertungswege
route-decision-one = Verwertungsweg
recovered-part-many = Teilebuch
recovered-part-one = ausgebautes Teil
cases-open = Offen
cases-old = Seit zwei Wochen offen
cases-closed = Abgeschlossen
steps-waiver = Beantragte Verzichte
ways-to-decide = Zu entscheiden
ways-decided = Entschieden
ways-otherwise = Anders als empfohlen
parts-on-shelf = Im Regal
parts-used = Verwendet
case-title = Außerdienststellung { $number }
case-settled = { $done } von { $all } Schritten erledigt
case-open = Öffnen
case-take = Erledigen
case-waive = Erlauben
way-title = Weg
way-value = Noch wert
way-cost = Kostet
way-carbon = Vermeidet, CO₂e
way-mass = Gewicht
way-differs = Anders als
way-actual = Ging
ways-title = Empfohlen und getan
ways-note = Was die Entscheidungstabelle für ausgemusterte Geräte empfahl, was entschieden wurde und welchen Weg sie gingen. Vermiedene Emissionen zählen nur bei Wiederverwendung.
ways-none = Noch wurde nichts empfohlen
ways-none-why = Bewerten Sie ein ausgemustertes Gerät: Dann empfiehlt die Entscheidungstabelle seinen Weg.
ways-recommended = Empfohlen
ways-decided-as = Entschieden
ways-actual = Ging
ways-assets = Geräte
ways-carbon = Vermeidet, kg CO₂e
ways-mass = Gewicht, kg
retiring-title = Auf dem Weg hinaus
retiring-cases = { $count ->
    [one] { $count } Außerdienststellung ist offen
   *[other] { $count } Außerdienststellungen sind offen
  }
retiring-validate = { $count ->
    [one] { $count } Datenträger wartet auf Bestätigung
   *[other] { $count } Datenträger warten auf Bestätigung
  }
retiring-destroy = { $count ->
    [one] { $count } Datenträger muss zerstört werden
   *[other] { $count } Datenträger müssen zerstört werden
  }
retiring-decide = { $count ->
    [one] { $count } Weg wartet auf eine Entscheidung
   *[other] { $count } Wege warten auf eine Entscheidung
  }
wipe-title = Löschberichte einlesen
wipe-note = Bringen Sie den Bericht eines Löschprogramms: CSV, JSON oder XML. Jede Zeile wird erst angesehen; festgehalten wird nichts, bis Sie es sagen.
wipe-drop = Bericht eines Löschprogramms
wipe-drop-note = CSV, JSON oder XML, bis 4 MB
wipe-send = Ansehen
wipe-before = Frühere Berichte
wipe-rows = Was darin steht
wipe-head-row = Zeile
wipe-head-medium = Datenträger
wipe-head-what = Was getan wurde
wipe-head-becomes = Was daraus wird
wipe-recorded = Festgehalten
wipe-will-be-recorded = Kann festgehalten werden
