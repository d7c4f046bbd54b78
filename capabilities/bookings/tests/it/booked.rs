use crate::company::Company;
use engine::Error;
use serde_json::{Value, json};
use std::{collections::BTreeMap, thread};
use testkit::on_both;

#[test]
fn an_asset_is_in_one_booking_at_a_time_and_one_may_follow_on_another() {
    on_both(|db| {
        let it = Company::on(&db);
        let of = |who, from, until| it.booking(who, from, until, json!({ "asset": "A-1" }));
        it.does("bookings.reserve", of("ana", "03T09", "03T12"));
        assert_eq!(it.refuses("bookings.reserve", of("bo", "03T11", "03T13")), "already-booked");
        assert_eq!(it.refuses("bookings.reserve", of("bo", "01T11", "01T13")), "in-the-past");
        assert_eq!(it.refuses("bookings.reserve", of("bo", "03T11", "03T11")), "ends-before-it-starts");
        it.does("bookings.reserve", of("bo", "03T12", "03T14"));
        it.does("bookings.cancel", json!({ "booking": "BK-000001" }));
        assert_eq!(it.refuses("bookings.cancel", json!({ "booking": "BK-000001" })), "not-reserved");
        it.does("bookings.reserve", of("bo", "03T08", "03T12"));
        let two = it.booking("bo", "05T08", "05T12", json!({ "asset": "A-1", "model": "T14" }));
        assert_eq!(it.refuses("bookings.reserve", two), "one-thing");
        it.verifies();
    });
}

#[test]
fn any_asset_of_a_model_does_until_none_is_free() {
    on_both(|db| {
        let it = Company::on(&db);
        let of = |from, until| it.booking("ana", from, until, json!({ "model": "T14" }));
        it.does("bookings.reserve", of("03T09", "03T12"));
        it.does("bookings.reserve", of("03T11", "03T15"));
        let (one, other) = (it.record("booking", "BK-000001"), it.record("booking", "BK-000002"));
        assert_ne!(one["asset"], other["asset"]);
        assert_eq!(it.refuses("bookings.reserve", of("03T11", "03T12")), "none-free");
        it.does("bookings.reserve", of("03T12", "03T15"));
    });
}

#[test]
fn a_booking_is_fetched_and_comes_back_and_nobody_else_gets_it_meanwhile() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("bookings.reserve", it.booking("ana", "02T09", "04T17", json!({ "asset": "A-1" })));
        let give = |who: &str, due: Value| json!({ "asset": "A-1", "to_person": who, "due_back": due });
        assert_eq!(it.refuses("custody.hand-out", give("bo", json!(null))), "asset-reserved");
        it.hours_pass(2);
        assert_eq!(it.refuses("custody.hand-out", give("bo", json!("2026-03-02"))), "asset-reserved");
        it.does("bookings.start", json!({ "booking": "BK-000001" }));
        let held = it.record("asset", "A-1");
        assert_eq!((&held["holder_person"], &held["due_back"]), (&json!(1), &json!("2026-03-04")));
        it.does("bookings.end", json!({ "booking": "BK-000001" }));
        assert_eq!(it.record("booking", "BK-000001")["state"], json!("returned"));
        assert_eq!(it.refuses("bookings.end", json!({ "booking": "BK-000001" })), "not-fetched");
        it.does("custody.hand-out", give("bo", json!(null)));
        it.verifies();
    });
}

#[test]
fn a_hand_out_that_ends_in_time_is_no_harm_to_a_later_booking() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("bookings.reserve", it.booking("ana", "10T09", "10T17", json!({ "asset": "A-1" })));
        it.does("custody.hand-out", json!({ "asset": "A-1", "to_person": "bo", "due_back": "2026-03-09" }));
        it.does("custody.take-back", json!({ "asset": "A-1" }));
        it.hours_pass(8 * 24 + 2);
        it.does("bookings.start", json!({ "booking": "BK-000001" }));
        // Taken back at the counter, without a look at the booking.
        it.does("custody.take-back", json!({ "asset": "A-1" }));
        assert_eq!(it.record("booking", "BK-000001")["state"], json!("returned"));
        it.verifies();
    });
}

#[test]
fn what_nobody_fetches_is_free_again() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does(
            "bookings.reserve",
            it.booking("ana", "02T09", "02T17", json!({ "asset": "A-1", "hold_hours": 2 })),
        );
        it.hours_pass(3);
        it.jobs_run();
        assert_eq!(it.record("booking", "BK-000001")["state"], json!("reserved"));
        it.hours_pass(1);
        it.jobs_run();
        assert_eq!(it.record("booking", "BK-000001")["state"], json!("no-show"));
        it.does("bookings.reserve", it.booking("bo", "02T12", "02T17", json!({ "asset": "A-1" })));
    });
}

#[test]
fn people_who_book_at_the_same_moment_never_get_the_same_asset() {
    on_both(|db| {
        let it = Company::on(&db);
        let won: Vec<usize> = thread::scope(|scope| {
            let askers = ["ana", "bo", "ana", "bo"].map(|who| {
                let it = it.clone();
                scope.spawn(move || {
                    let tries = (9..15).map(|hour| {
                        let (from, until) = (format!("03T{hour:02}"), format!("03T{:02}", hour + 2));
                        match it.tries(
                            "bookings.reserve",
                            it.booking(who, &from, &until, json!({ "model": "T14" })),
                        ) {
                            Ok(_) => 1,
                            Err(Error::Refused(_) | Error::Conflict) => 0,
                            Err(other) => panic!("{other:?}"),
                        }
                    });
                    tries.sum()
                })
            });
            askers.map(|asker| asker.join().unwrap()).to_vec()
        });
        let count: usize = won.iter().sum();
        assert!(count >= 4, "two laptops for several spans: {count}");
        let mut spans: BTreeMap<i64, Vec<(String, String)>> = BTreeMap::new();
        for id in 1..=40 {
            let Some(booking) = it.found("booking", id) else { continue };
            let text = |name: &str| booking[name].as_str().unwrap().to_owned();
            spans.entry(booking["asset"].as_i64().unwrap()).or_default().push((text("begins"), text("ends")));
        }
        for mut of_asset in spans.into_values() {
            of_asset.sort();
            assert!(of_asset.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{of_asset:?}");
        }
        it.verifies();
    });
}

#[test]
fn what_is_not_there_when_a_booking_begins_is_swapped_for_another_of_the_model() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("models.register", json!({ "name": "X1", "category": "Laptops" }));
        it.does("assets.register", json!({ "tag": "A-3", "model": "X1", "location": "Berlin" }));
        let booking =
            it.does("bookings.reserve", it.booking("ana", "03T09", "04T17", json!({ "asset": "A-1" })));
        // Bo has it, should bring it back by then, and does not.
        let out = json!({ "asset": "A-1", "to_person": "bo", "due_back": "2026-03-03" });
        it.does("custody.hand-out", out);
        it.hours_pass(26);
        assert!(it.tries("bookings.start", json!({ "booking": booking })).is_err());
        let with = |tag: &str| json!({ "booking": booking, "with": tag });
        assert_eq!(it.refuses("bookings.swap", with("A-3")), "another-model");
        assert_eq!(
            it.refuses("bookings.swap", json!({ "booking": booking, "asset": "A-2" })),
            "not-in-booking"
        );
        let other = it.does("bookings.swap", json!({ "booking": booking }));
        assert_eq!(it.record("booking", booking.clone())["asset"], other);
        assert_eq!(it.record("asset", "A-2")["tag"], json!("A-2"));
        it.does("bookings.start", json!({ "booking": booking }));
        assert_eq!(it.record("asset", "A-2")["holder_person"], json!(1));
        // The one that came too late is free for others again.
        it.does("custody.take-back", json!({ "asset": "A-1" }));
        it.does("bookings.reserve", it.booking("bo", "03T11", "04T17", json!({ "asset": "A-1" })));
        assert_eq!(it.refuses("bookings.swap", json!({ "booking": booking })), "not-reserved");
        it.verifies();
    });
}
