# Why something is refused
refusal-bookings-its-time-is-over = Its time is over. Book it again.
refusal-bookings-was-not-fetched-or = { $a } was not fetched, or is back already.
refusal-bookings-nothing-is-in-this = Nothing is in this kit yet.
refusal-bookings-is-short-of-222 = { $a } is short of { $b }.
refusal-bookings-is-not-reserved-any = { $a } is not reserved any more.
refusal-bookings-it-is-reserved-for = It is reserved for somebody else now. Cancel the booking first, or take another one.
refusal-bookings-it-is-reserved-for-somebody = It is reserved for somebody else from { $begins } on. Hand it out with a return by then, or cancel the booking.
refusal-bookings-bookings-are-not-undone = Bookings are not undone: cancel it, or book again.
refusal-bookings-this-is-not-among = This is not among what people book for themselves. Ask whoever keeps the assets.
refusal-bookings-your-account-belongs-to = Your account belongs to no person: somebody else has to book for you.
refusal-bookings-say-what-one-of = Say what: one of asset, model and kit.
refusal-bookings-is-out-of-service = { $a } is out of service.
refusal-bookings-is-booked-from-to = { $a } is booked from { $b } to { $c }. Choose another time, or another asset.
refusal-bookings-of-are-free-at = { $a } of { $count } { $name } are free at that time.
refusal-bookings-a-booking-ends-after = A booking ends after it begins.
refusal-bookings-this-time-has-passed = This time has passed. Book from now on.
refusal-bookings-a-booking-lasts-a = A booking lasts a year at most. Hand it out instead.
