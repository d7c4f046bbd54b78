scanning-place = Scan
scanning-title = Scan labels
scanning-note = Your set, to move, hand out or take back together
scanning-go-on = Go on with the set
scanning-found = { $count ->
    [one] { $count } asset
   *[other] { $count } assets
  }
scanning-unknown = { $count ->
    [one] { $count } code that is not in the register
   *[other] { $count } codes that are not in the register
  }
scanning-not-in-register = Not in the register
scanning-set = Scanned set
scanning-what = What shall be done with them?
scanning-again = Scan
scanning-labels = Labels
scanning-start-over = Start over
scanning-nothing = Nothing scanned yet
scanning-nothing-text = Scan the labels of what you want to move, hand out or take back together.
scanning-not-found = Not in the register
scanning-not-found-note = These codes name no asset that you may see
do-scans-take = Put into the scanned set
do-scans-clear = Start over
