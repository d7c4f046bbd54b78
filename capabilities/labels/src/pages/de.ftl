labels-title = Etiketten
labels-note = { $count ->
    [one] { $count } Etikett, wie es gedruckt wird. Drucken Sie die PDF-Datei bei 100 %, nicht an die Seite angepasst.
   *[other] { $count } Etiketten, wie sie gedruckt werden. Drucken Sie die PDF-Datei bei 100 %, nicht an die Seite angepasst.
}
labels-first = Die ersten { $shown } von { $count } Etiketten. Alle stehen in der PDF-Datei; drucken Sie sie bei 100 %.
labels-cut = In einer Datei stehen die ersten { $count } Etiketten. Drucken Sie sie, und wählen Sie dann die nächsten.
labels-design = Vorlage
labels-own = Alle eigenen Vorlagen
labels-new = Neue Vorlage
labels-pdf = Als PDF sichern
labels-zpl = Für Etikettendrucker
label-template-one = Etikettenvorlage
label-template-many = Etikettenvorlagen
labels-one = Etikett
labels-print = Drucken
labels-property = Eigentum von { $organisation }
