medium-many = Media register
medium-one = medium
sanitisation-many = Sanitisations
sanitisation-one = sanitisation
regulation-profile-many = Regulation profiles
regulation-profile-one = regulation profile
wipe-report-many = Wipe reports
wipe-report-one = wipe report
media-open = May hold data
media-to-validate = To be validated
media-failed = To be destroyed
media-out = Taken out
media-lost = Lost
media-of-asset = Media
media-done = { $done } of { $all } done
media-add = Add medium
media-none = No drive or other medium of it is on the list yet. Add what is in it, or state that it holds no data.
media-moved = In another asset now
media-destroy = Destroy
media-head-serial = Serial number
media-head-type = Type
media-head-state = State
media-head-step = Next
do-retirement-install-medium = Install
do-retirement-remove-medium = Take out
do-retirement-sanitise-medium = Sanitise
do-retirement-validate-sanitisation = Validate
do-retirement-report-medium-lost = Report lost
do-retirement-find-medium = Found again
do-retirement-strike-medium = Strike off
do-retirement-read-report = Read a report
do-retirement-apply-report = Record the good rows
do-retirement-begin = Decommission
do-retirement-take-step = Take step
do-retirement-ask-waiver = Ask for a waiver
do-retirement-waive = Allow the waiver
do-retirement-close-case = Close
do-retirement-cancel-case = Give up
do-retirement-grade-asset = Grade
do-retirement-recommend = Work out the way on
do-retirement-decide-way = Decide
do-retirement-recover-part = Recover a part
do-retirement-use-part = Use
do-retirement-scrap-part = Scrap
retirement-case-many = Decommissioning
retirement-case-one = decommissioning case
retirement-step-many = Steps
retirement-step-one = step
grading-many = Gradings
grading-one = grading
route-rule-many = Decision table
route-rule-one = line of the decision table
carbon-factor-many = Carbon factors
carbon-factor-one = carbon factor
route-decision-many = Ways on
route-decision-one = way on
recovered-part-many = Parts ledger
recovered-part-one = recovered part
cases-open = Open
cases-old = Open for two weeks
cases-closed = Closed
steps-waiver = Waivers asked for
ways-to-decide = To be decided
ways-decided = Decided
ways-otherwise = Otherwise than recommended
parts-on-shelf = On the shelf
parts-used = Used
case-title = Decommissioning { $number }
case-settled = { $done } of { $all } steps settled
case-open = Open
case-take = Take
case-waive = Allow
way-title = Way on
way-value = Still worth
way-cost = Costs
way-carbon = Avoids, CO₂e
way-mass = Weight
way-differs = Otherwise than
way-actual = Went by
ways-title = Recommended and done
ways-note = What the decision table recommended for retired assets, what was decided, and which way they went. Avoided emissions are counted for reuse only.
ways-none = Nothing was recommended yet
ways-none-why = Grade a retired asset: the decision table then recommends its way on.
ways-recommended = Recommended
ways-decided-as = Decided
ways-actual = Went by
ways-assets = Assets
ways-carbon = Avoids, kg CO₂e
ways-mass = Weight, kg
retiring-title = On the way out
retiring-cases = { $count ->
    [one] { $count } decommissioning case is open
   *[other] { $count } decommissioning cases are open
  }
retiring-validate = { $count ->
    [one] { $count } medium waits for validation
   *[other] { $count } media wait for validation
  }
retiring-destroy = { $count ->
    [one] { $count } medium has to be destroyed
   *[other] { $count } media have to be destroyed
  }
retiring-decide = { $count ->
    [one] { $count } way on waits for a decision
   *[other] { $count } ways on wait for a decision
  }
wipe-title = Wipe reports in
wipe-note = Bring the report of a wipe tool: CSV, JSON or XML. Every row is looked at first; nothing is recorded until you say so.
wipe-drop = Report of a wipe tool
wipe-drop-note = CSV, JSON or XML, up to 4 MB
wipe-send = Look at it
wipe-before = Earlier reports
wipe-rows = What stands in it
wipe-head-row = Row
wipe-head-medium = Medium
wipe-head-what = What was done
wipe-head-becomes = What becomes of it
wipe-recorded = Recorded
wipe-will-be-recorded = Can be recorded
