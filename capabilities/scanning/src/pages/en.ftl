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
found-title = You have found something
found-note = It belongs to { $organisation }. Say where it is, and they will see to it. Thank you.
found-place = Where is it?
found-contact = How can they reach you? (if you like)
found-words = Anything else? (if you like)
found-privacy = Only the people who keep these things read this. It is deleted as soon as they have dealt with it.
found-send = Tell the owner
found-thanks = Thank you
found-thanks-note = The owner has been told.
found-panel = Found by somebody
do-scans-settle-found = Settle
event-found = heard from a stranger about
event-found-settled = settled what strangers said about
