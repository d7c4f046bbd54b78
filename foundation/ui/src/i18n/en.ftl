# The frame of every page
skip-to-content = Skip to content
workspace = Workspace
main-navigation = Main
small-navigation = Main, small screen
breadcrumb = Breadcrumb
search-or-jump = Search or jump to…
messages = Messages
messages-unread = { $count ->
    [one] Messages, { $count } new
   *[other] Messages, { $count } new
}
help = Help
more = More
scan-a-label = Scan a label
sign-out = Sign out
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
density = Rows
density-compact = Compact
density-normal = Normal
density-roomy = Roomy
language = Language
copied = Copied
unsent = Not sent: there is no connection. What you entered is kept.
unsaved = Leave without saving?
reading-hint = Use the arrow keys to read the values.

# The palette and the keys
palette = Search or run a command
palette-label = Search or run a command
palette-hint = Tag, serial, person, place or command…
results = Results
nothing-found = Nothing found. Try fewer letters.
keys = Keys
key-palette = Search or run a command
key-search = Search this list
key-rows = Next and previous row
key-select = Select the row
key-bulk = Go to what can be done with the selection
key-open = Open the row
key-close = Close what is on top
key-list = This list of keys
close = Close

# Lists; %n is filled in by a script
filter = Filter
clear = Clear
remove = Remove
remove-filter = Remove filter { $field }
search-list = Search this list
view-changed = , changed
select-page = Select all rows on this page
select-row = Select { $name }
row-actions = Row actions
actions-for = Actions for { $name }
total = Total
pages = Pages
previous = Prev
next = Next
of = of
rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
about = about { $count }
at-least = { $count }+
selection = Selection
selected = %n selected
select-all = Select all { $count }
all-selected = All { $count } selected
clear-selection = Clear selection
columns = Columns
reset-columns = Reset to default
move-up = Move up
move-down = Move down
apply = Apply

# Records
edit = Edit
edit-field = Edit { $field }
save = Save
cancel = Cancel
lifecycle = Lifecycle
stage-done = Done:
today = Today
yesterday = Yesterday
before = before:
after = after:
removed = removed
rose = up
fell = down
past-title = You are looking at { $date }
past-text = Everything here is as it was at the end of that day. Nothing can be changed.
past-back = Back to today
show-as-table = Show as table
map-thing = Name
map-state = State
map-depends = Depends on

# Forms
needed = required
choose = Choose…
picker-hint = Type to search
currency-of = Currency of { $field }
add = Add
fields-wrong = { $count ->
    [one] One field needs another look
   *[other] { $count } fields need another look
}

# Scanning and signing; %n and %code are filled in by a script
scan-aim = Point at a label
scan-found = Found %code
scan-no-camera = No camera here. Take a photo of the label, or type the tag.
scan-nothing = No code to be read in this photo. Go closer, or type the tag.
scan-queued = %n waiting to be sent
scan-sent = All sent
sound = Sound
take-a-photo = Take a photo
torch = Light
type-a-tag = Type a tag
sign-here = Sign here
sign-typed = Or type your name

# Near and far in time
ago-now = now
ago-today = today
ago-yesterday = yesterday
ago-tomorrow = tomorrow
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
ago-months = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
ago-years = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
ahead-minutes = in { $n } min
ahead-hours = in { $n } h
ahead-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
ahead-months = { $n ->
    [one] in { $n } month
   *[other] in { $n } months
}
ahead-years = { $n ->
    [one] in { $n } year
   *[other] in { $n } years
}
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n } d
