labels-title = Labels
labels-note = { $count ->
    [one] { $count } label for A4 sheets of 3 by 7 (63.5 × 38.1 mm). Print it with Ctrl P, at 100 %.
   *[other] { $count } labels for A4 sheets of 3 by 7 (63.5 × 38.1 mm). Print them with Ctrl P, at 100 %.
}
labels-cut = The first { $count } labels. Print them with Ctrl P, at 100 %, then choose the next ones.
