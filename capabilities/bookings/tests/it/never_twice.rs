//! Whatever is booked, called off and booked again: no asset is in two bookings at once.
use crate::company::Company;
use engine::Error;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};
use std::thread;
use testkit::on_both;

/// What somebody does: books for so many hours from an hour on, or calls a booking off.
#[derive(Clone, Debug)]
enum Step {
    Book { what: usize, from: u32, hours: u32 },
    Cancel(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..3, 9_u32..20, 1_u32..4).prop_map(|(what, from, hours)| Step::Book { what, from, hours }),
        1 => (1_i64..30).prop_map(Step::Cancel),
    ]
}

/// From when until when each asset is kept.
fn kept(it: &Company) -> Vec<(i64, String, String)> {
    let booking = |id| {
        let booking = it.found("booking", id)?;
        let text = |name: &str| booking[name].as_str().unwrap().to_owned();
        let keeps = booking["state"] == json!("reserved");
        keeps.then(|| (booking["asset"].as_i64().unwrap(), text("begins"), text("ends")))
    };
    let mut all: Vec<_> = (1..=60).filter_map(booking).collect();
    all.sort();
    all
}

fn does(it: &Company, step: &Step) {
    let done = match step {
        Step::Book { what, from, hours } => {
            let wish = [json!({ "asset": "A-1" }), json!({ "asset": "A-2" }), json!({ "model": "T14" })];
            let span = (format!("03T{from:02}"), format!("03T{:02}", from + hours));
            it.tries("bookings.reserve", it.booking("ana", &span.0, &span.1, wish[*what].clone()))
        }
        Step::Cancel(booking) => it.tries("bookings.cancel", json!({ "booking": booking })),
    };
    match done {
        Ok(_) | Err(Error::Refused(_) | Error::NotFound(_)) => {}
        Err(other) => panic!("{step:?}: {other:?}"),
    }
}

#[test]
fn no_asset_is_in_two_bookings_at_once_whatever_happens() {
    on_both(|db| {
        let it = Company::on(&db);
        let mut runner = TestRunner::deterministic();
        let steps = prop::collection::vec(step(), 50).new_tree(&mut runner).unwrap().current();
        for step in &steps {
            does(&it, step);
            for pair in kept(&it).windows(2) {
                let [(one, _, ends), (other, begins, _)] = pair else { continue };
                assert!(one != other || ends <= begins, "after {step:?}: {pair:?}");
            }
        }
        assert!(kept(&it).len() > 3, "something was booked");
        it.verifies();
    });
}

#[test]
fn of_two_who_book_the_same_asset_at_once_one_gets_it() {
    on_both(|db| {
        let it = Company::on(&db);
        let won: Vec<bool> = thread::scope(|scope| {
            let askers = ["ana", "bo"].map(|who| {
                let it = it.clone();
                scope.spawn(move || {
                    let wish: Value = it.booking(who, "03T09", "04T17", json!({ "asset": "A-1" }));
                    it.tries("bookings.reserve", wish).is_ok()
                })
            });
            askers.map(|asker| asker.join().unwrap()).to_vec()
        });
        assert_eq!(won.iter().filter(|won| **won).count(), 1);
        assert_eq!(kept(&it).len(), 1);
        it.verifies();
    });
}
