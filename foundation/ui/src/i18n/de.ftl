# Der Rahmen jeder Seite
skip-to-content = Zum Inhalt springen
workspace = Arbeitsbereich
main-navigation = Hauptnavigation
small-navigation = Hauptnavigation, kleiner Bildschirm
breadcrumb = Weg hierher
search-or-jump = Suchen oder springen…
messages = Nachrichten
messages-unread = { $count ->
    [one] Nachrichten, { $count } neue
   *[other] Nachrichten, { $count } neue
}
help = Hilfe
more = Mehr
scan-a-label = Etikett scannen
sign-out = Abmelden
theme = Farben
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
theme-contrast = Hoher Kontrast
density = Zeilen
density-compact = Eng
density-normal = Normal
density-roomy = Weit
language = Sprache
copied = Kopiert
unsent = Nicht gesendet: keine Verbindung. Ihre Eingaben bleiben erhalten.
unsaved = Ohne Speichern verlassen?
reading-hint = Mit den Pfeiltasten lesen Sie die Werte.

# Die Palette und die Tasten
palette = Suchen oder Befehl ausführen
palette-label = Suchen oder Befehl ausführen
palette-hint = Nummer, Seriennummer, Person, Ort oder Befehl…
results = Ergebnisse
nothing-found = Nichts gefunden. Versuchen Sie weniger Buchstaben.
keys = Tasten
key-palette = Suchen oder Befehl ausführen
key-search = In dieser Liste suchen
key-rows = Nächste und vorige Zeile
key-select = Zeile auswählen
key-bulk = Zu dem, was mit der Auswahl geht
key-open = Zeile öffnen
key-close = Oberstes schließen
key-list = Diese Liste der Tasten
close = Schließen

# Listen; %n füllt ein Skript aus
filter = Filter
clear = Leeren
remove = Entfernen
remove-filter = Filter { $field } entfernen
search-list = In dieser Liste suchen
view-changed = , geändert
select-page = Alle Zeilen dieser Seite auswählen
select-row = { $name } auswählen
row-actions = Aktionen der Zeile
actions-for = Aktionen für { $name }
total = Summe
pages = Seiten
previous = Zurück
next = Weiter
of = von
rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
about = etwa { $count }
at-least = { $count }+
selection = Auswahl
selected = %n ausgewählt
select-all = Alle { $count } auswählen
all-selected = Alle { $count } ausgewählt
clear-selection = Auswahl aufheben
columns = Spalten
reset-columns = Zurücksetzen
move-up = Nach oben
move-down = Nach unten
apply = Anwenden

# Datensätze
edit = Bearbeiten
edit-field = { $field } bearbeiten
save = Speichern
cancel = Abbrechen
lifecycle = Lebensweg
stage-done = Erledigt:
today = Heute
yesterday = Gestern
before = vorher:
after = nachher:
removed = entfernt
rose = gestiegen
fell = gefallen
past-title = Sie sehen den { $date }
past-text = Alles hier ist so, wie es am Ende dieses Tages war. Ändern lässt sich nichts.
past-back = Zurück zu heute
show-as-table = Als Tabelle zeigen
map-thing = Name
map-state = Zustand
map-depends = Hängt ab von

# Formulare
needed = erforderlich
choose = Bitte wählen…
picker-hint = Zum Suchen tippen
currency-of = Währung von { $field }
add = Hinzufügen
fields-wrong = { $count ->
    [one] Ein Feld stimmt noch nicht
   *[other] { $count } Felder stimmen noch nicht
}

# Scannen und Unterschreiben; %n und %code füllt ein Skript aus
scan-aim = Auf ein Etikett richten
scan-found = %code gefunden
scan-no-camera = Hier ist keine Kamera. Fotografieren Sie das Etikett, oder tippen Sie die Nummer.
scan-nothing = In diesem Foto ist kein Code zu lesen. Gehen Sie näher heran, oder tippen Sie die Nummer.
scan-queued = %n noch zu senden
scan-sent = Alles gesendet
sound = Ton
take-a-photo = Foto aufnehmen
torch = Licht
type-a-tag = Nummer eintippen
sign-here = Hier unterschreiben
sign-typed = Oder tippen Sie Ihren Namen

# Nah und fern in der Zeit
ago-now = jetzt
ago-today = heute
ago-yesterday = gestern
ago-tomorrow = morgen
ago-minutes = vor { $n } Min.
ago-hours = vor { $n } Std.
ago-days = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
ago-months = { $n ->
    [one] vor { $n } Monat
   *[other] vor { $n } Monaten
}
ago-years = { $n ->
    [one] vor { $n } Jahr
   *[other] vor { $n } Jahren
}
ahead-minutes = in { $n } Min.
ahead-hours = in { $n } Std.
ahead-days = { $n ->
    [one] in { $n } Tag
   *[other] in { $n } Tagen
}
ahead-months = { $n ->
    [one] in { $n } Monat
   *[other] in { $n } Monaten
}
ahead-years = { $n ->
    [one] in { $n } Jahr
   *[other] in { $n } Jahren
}
span-minutes = { $n } Min.
span-hours = { $n } Std.
span-days = { $n } T.
