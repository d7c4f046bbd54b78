# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-scanning-only-somebody-with-an = Nur wer ein Konto hat, hat eine Auswahl.
sentence-scanning-many-pictures = Gerade werden viele Bilder gelesen. Versuchen Sie es gleich noch einmal.
sentence-scanning-did-not-come-whole = Das Bild kam nicht ganz an, oder es hat mehr als eine Million Bildpunkte.
sentence-scanning-sides-of = Ein Bild zum Lesen hat Seiten von 24 bis 1600 Bildpunkten und höchstens eine Million Bildpunkte.
sentence-scanning-a-byte-for-each = Ein Bild von { $wide } mal { $high } Bildpunkten hat ein Byte für jeden davon.
sentence-scanning-too-many-reports = Es sind zu viele Meldungen eingegangen. Versuchen Sie es in einer Stunde noch einmal, oder rufen Sie die Eigentümer an.
sentence-scanning-say-where-it-is = Sagen Sie, wo es ist.
sentence-scanning-where-it-is-and-how = Wo es ist und wie man die Finder erreicht, steht beim Gerät.
sentence-scanning-somebody-has-found = Jemand hat { $tag } gefunden
sentence-scanning-send-at-most = Schicken Sie höchstens { $FINDS_MAX } Funde auf einmal.
sentence-scanning-a-find-has = Ein Fund hat einen Schlüssel von höchstens 64 Zeichen und einen Code von höchstens 300.
