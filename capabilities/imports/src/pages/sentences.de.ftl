# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-imports-the-status-says-that = Laut Status ist es in Gebrauch, aber die Zeile nennt weder Inhaber noch Ort.
sentence-imports-this-import-was-applied = Dieser Import wurde schon angewandt.
sentence-imports-the-plan-is-still = Der Plan wird noch ausgearbeitet. Warten Sie, oder sehen Sie nach, wie weit er ist.
sentence-imports-the-file-has-no = Die Datei hat keine Spalte „{ $a }“.
sentence-imports-cannot-fill-there-is = „{ $a }“ kann { $target } nicht füllen: Es gibt kein solches Feld.
sentence-imports-two-columns-fill-leave = Zwei Spalten füllen { $field }. Lassen Sie eine davon weg.
sentence-imports-are-not-found-by = { $kinds } werden nicht über { $key } gefunden. Sie werden gefunden über: { $b }.
sentence-imports-choose-a-file-first = Wählen Sie zuerst eine Datei.
sentence-imports-this-import-was-applied-undo = Dieser Import wurde angewandt. Machen Sie ihn rückgängig, oder laden Sie die Datei noch einmal hoch.
sentence-imports-the-upload-broke-off = Das Hochladen brach ab: { $error }.
sentence-imports-a-file-has-at = Eine Datei hat höchstens 512 MB. Teilen Sie sie.
sentence-imports-the-file-is-empty = Die Datei ist leer.
sentence-imports-there-is-such-a = Es gibt schon so etwas: { $kind } (Nummer { $id }).
sentence-imports-there-is-no-such = Zu ändern gibt es das nicht: { $kind }.
sentence-imports-the-file-has-more = Die Datei hat mehr als 2 GB Text. Teilen Sie sie.
sentence-imports-say-what-the-file = Sagen Sie, worum es in der Datei geht: kind=assets, people, models.
sentence-imports-cell-does-not-fit = „{ $cell }“ { $fault }.
