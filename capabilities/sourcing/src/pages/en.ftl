rfq-one = request for quotation
rfq-many = Requests for quotation
rfq-line-one = line of a request
rfq-line-many = What is asked for
rfq-question-one = question to suppliers
rfq-question-many = Questions
bid-one = bid
bid-many = Bids
bid-line-one = line of a bid
bid-line-many = What is offered
negotiation-round-one = round of negotiation
negotiation-round-many = Negotiation
exchange-rate-one = exchange rate
exchange-rate-many = Exchange rates
scorecard-one = scorecard
scorecard-many = Scorecards
rfqs-open = Open for bids
do-sourcing-open = Open for bids
do-sourcing-add-line = Add a line
do-sourcing-close = Close the bidding
do-sourcing-cancel = Cancel the request
do-sourcing-award = Award
do-sourcing-negotiate = Record a round
do-sourcing-invite = Invite
do-sourcing-enter-bid = Enter the bid
sourcing-next = Next
sourcing-invite = Invite
sourcing-invite-title = Invite a supplier
sourcing-invite-note = The supplier gets a secret link by which it bids without an account. It sees nothing of the others.
sourcing-link-once = The link, shown only now
sourcing-link-once-note = Send it to the supplier. Inviting once more makes another link and ends this one.
sourcing-file = Read the file
sourcing-file-title = A bid as a file
sourcing-file-note = CSV or XLSX with the columns line and unit price; also currency, tax, freight, delivery days, warranty months.
sourcing-file-drop = Drop the file here, or choose one
sourcing-file-refused = Nothing was taken. Rows and what is wrong with them:
sourcing-compare-title = Bids side by side
sourcing-compare-note = Landed cost is goods, freight and tax, converted to { $currency } at the rate beside it. The score is the supplier's own record.
sourcing-compare-supplier = Supplier
sourcing-compare-landed = Landed cost
sourcing-compare-difference = Above the best
sourcing-compare-delivery = Delivery
sourcing-compare-warranty = Warranty
sourcing-compare-score = Score
sourcing-compare-waits = No bid yet
sourcing-compare-no-rate = No exchange rate
sourcing-compare-missing = Not everything offered
sourcing-compare-late = Too late
sourcing-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
sourcing-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
sourcing-ranking = Supplier ranking
sourcing-ranking-note = From what the register knows since { $day }: deliveries, returns, prices, invoices. Judgement is kept apart.
sourcing-ranking-how = Small samples are shrunk toward the rate of all suppliers: (x + k·p) ÷ (n + k), with k = 10 deliveries, 50 units, 10 invoices; price changes toward none with k = 4, reviews toward 50 with k = 2. A share of 10 % defects or a mean rise of 10 % scores nothing.
sourcing-ranking-none = Nothing is known yet
sourcing-ranking-none-note = Scores come from receipts, returns and invoices. Receive something first.
sourcing-ranking-weights = What weighs how much
sourcing-ranking-weigh = Rank
sourcing-ranking-cards = Kept weights
sourcing-criterion-delivery = Delivery on time
sourcing-criterion-quality = Units that work
sourcing-criterion-price = Steady prices
sourcing-criterion-invoices = Invoices that match
sourcing-criterion-judgement = Judgement
sourcing-working-criterion = Criterion
sourcing-working-cases = Cases
sourcing-working-seen = Seen
sourcing-working-shrunk = Shrunk
sourcing-working-score = Score
sourcing-working-weight = Weight
sourcing-rma-days = { $count ->
    [one] Returns are settled in 1 day
   *[other] Returns are settled in { $count } days
}
sourcing-score-title = Score
bid-door-title = Your bid
bid-door-for = for { $supplier }
bid-door-until = Bids are taken until { $day }.
bid-door-needed = It must be there by { $day }.
bid-door-before = You bid on { $day }. Sending again replaces that bid.
bid-door-wrong = Nothing was sent yet:
bid-door-currency = Currency
bid-door-unit-price = Price of one, without tax
bid-door-freight = Freight of this line, without tax
bid-door-tax = Tax, percent
bid-door-delivery-days = Delivery, days
bid-door-warranty-months = Warranty, months
bid-door-offered = What exactly, if something else
bid-door-payment-terms = Terms of payment
bid-door-valid-until = Valid until
bid-door-send = Send the bid
bid-door-thanks = Thank you
bid-door-thanks-note = Your bid was received. Until the last day you can send another one by the same link.
do-sourcing-ask-for-plan = Ask for bids
do-sourcing-order-plan = Order
do-sourcing-order-stock = Order
rfq-line-plan_line = In the place of
