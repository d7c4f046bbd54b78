import-title = Imports
import-note = Bring a file. Nothing changes before you have seen what would happen.
import-about = What it is about
import-drop = Drop a file here, or choose one
import-drop-note = CSV, TSV or XLSX, up to 512 MB
import-send = Take the file in
import-before = Earlier imports
import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
  }
import-columns = What the columns are
import-skip = Leave out
import-mode = What to do
import-mode-both = Make new ones and change existing ones
import-mode-create = Only make new ones
import-mode-update = Only change existing ones
import-plan = See what would happen
import-outcome = What happens to the rows
import-refused = The refused rows, as a file to mend
import-key = Existing ones are found by
import-key-guess = The first of these that the file has
import-create-missing = Make what rows refer to and is not there yet
import-clear-empty = Empty cells take values away
