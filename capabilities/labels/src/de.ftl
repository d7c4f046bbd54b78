labels-title = Etiketten
labels-note = { $count ->
    [one] { $count } Etikett für A4-Bögen mit 3 mal 7 (63,5 × 38,1 mm). Drucken Sie es mit Strg P bei 100 %.
   *[other] { $count } Etiketten für A4-Bögen mit 3 mal 7 (63,5 × 38,1 mm). Drucken Sie sie mit Strg P bei 100 %.
}
labels-cut = Die ersten { $count } Etiketten. Drucken Sie sie mit Strg P bei 100 %, und wählen Sie dann die nächsten.
