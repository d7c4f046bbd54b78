labels-title = Labels
labels-note = { $count ->
    [one] { $count } label, as it will be printed. Print the PDF at 100 %, not fitted to the page.
   *[other] { $count } labels, as they will be printed. Print the PDF at 100 %, not fitted to the page.
}
labels-first = The first { $shown } of { $count } labels. All of them are in the PDF; print it at 100 %.
labels-cut = The first { $count } labels are in one file. Print them, then choose the next ones.
labels-design = Design
labels-own = All own designs
labels-new = New design
labels-pdf = Save as PDF
labels-zpl = For label printers
label-template-one = label template
label-template-many = Label templates
labels-one = Label
labels-print = Print
labels-property = Property of { $organisation }
