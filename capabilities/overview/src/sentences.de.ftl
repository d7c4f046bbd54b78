# Sätze der Übersicht: warum etwas nicht geht
sentence-overview-name-at-most = Nennen Sie höchstens { $TILES_MAX } Kacheln, jede mit ihrem Namen, etwa „flow“.
sentence-overview-only-somebody-with-an = Nur wer ein Konto hat, hat eine eigene Übersicht.
