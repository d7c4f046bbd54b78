# Warum etwas nicht geht
refusal-bookings-its-time-is-over = Ihre Zeit ist vorbei. Buchen Sie neu.
refusal-bookings-was-not-fetched-or = { $a } wurde nicht abgeholt oder ist schon zurück.
refusal-bookings-nothing-is-in-this = In diesem Paket ist noch nichts.
refusal-bookings-is-short-of-222 = In { $a } fehlt { $b }.
refusal-bookings-is-not-reserved-any = { $a } ist nicht mehr reserviert.
refusal-bookings-it-is-reserved-for = Es ist jetzt für jemand anderen reserviert. Sagen Sie zuerst die Buchung ab, oder nehmen Sie ein anderes.
refusal-bookings-it-is-reserved-for-somebody = Es ist ab { $begins } für jemand anderen reserviert. Geben Sie es mit Rückgabe bis dahin aus, oder sagen Sie die Buchung ab.
refusal-bookings-bookings-are-not-undone = Buchungen werden nicht rückgängig gemacht: Sagen Sie sie ab, oder buchen Sie neu.
refusal-bookings-this-is-not-among = Das gehört nicht zu dem, was man für sich selbst bucht. Fragen Sie die Geräteverwaltung.
refusal-bookings-your-account-belongs-to = Ihr Konto gehört zu keiner Person: Jemand anderes muss für Sie buchen.
refusal-bookings-say-what-one-of = Sagen Sie was: eines von Gerät, Modell und Paket.
refusal-bookings-is-out-of-service = { $a } ist außer Betrieb.
refusal-bookings-is-booked-from-to = { $a } ist von { $b } bis { $c } gebucht. Wählen Sie eine andere Zeit oder ein anderes Gerät.
refusal-bookings-of-are-free-at = { $a } von { $count } { $name } sind zu der Zeit frei.
refusal-bookings-a-booking-ends-after = Eine Buchung endet nach ihrem Beginn.
refusal-bookings-this-time-has-passed = Diese Zeit ist vorbei. Buchen Sie ab jetzt.
refusal-bookings-a-booking-lasts-a = Eine Buchung dauert höchstens ein Jahr. Geben Sie es stattdessen aus.
