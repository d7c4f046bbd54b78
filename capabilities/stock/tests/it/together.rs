use crate::company::Company;
use engine::{Actor, Error, View};
use serde_json::{Value, json};
use std::thread;
use testkit::on_both;

/// What is on hand, and what the moves add up to.
fn sums(it: &Company, item: i64) -> (i64, i64) {
    let (holding, movement) =
        (it.engine.kind("stock-holding").unwrap(), it.engine.kind("stock-move").unwrap());
    let read = move |view: &mut View<'_>| {
        let sum =
            |view: &mut View<'_>, kind: &'static engine::RecordKind, field: &str| -> engine::Result<i64> {
                let states = view.as_of_range(kind, 1, 10_000, engine::AsOf::default())?;
                let of =
                    |state: &domain::State, name: &str| state.get(name).and_then(Value::as_i64).unwrap_or(0);
                assert!(states.iter().all(|(_, state)| of(state, "on_hand") >= 0));
                Ok(states
                    .iter()
                    .filter(|(_, state)| of(state, "item") == item)
                    .map(|(_, state)| of(state, field))
                    .sum())
            };
        Ok((sum(view, holding, "on_hand")?, sum(view, movement, "change")?))
    };
    it.engine.view_blocking(Actor::system(), holding.read, read).unwrap()
}

#[test]
fn two_people_never_take_the_last_piece_twice() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Mouse", 25, "15.00");
        let taken: Vec<usize> = thread::scope(|scope| {
            let takers = ["ana", "bo", "ana", "bo"].map(|who| {
                let it = it.clone();
                scope.spawn(move || {
                    let input = json!({ "item": "Mouse", "quantity": 1, "to_person": who });
                    let mut done = 0;
                    for _ in 0..10 {
                        match it.tries("stock.issue", input.clone()) {
                            Ok(_) => done += 1,
                            Err(Error::Refused(refusal)) => assert_eq!(refusal.code, "not-enough-in-stock"),
                            Err(Error::Conflict) => {}
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                    done
                })
            });
            takers.map(|taker| taker.join().unwrap()).to_vec()
        });
        let taken = i64::try_from(taken.iter().sum::<usize>()).unwrap();
        assert_eq!(it.on_hand("Mouse"), 25 - taken);
        assert_eq!(taken, 25, "forty tries are enough for twenty-five pieces");
        it.verifies();
    });
}

/// A thing that somebody tries, by a number.
fn tried(it: &Company, choice: u32, quantity: i64) {
    let mouse = |more: Value| {
        let mut input = json!({ "item": "Mouse", "quantity": quantity });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let _ = match choice % 6 {
        0 => it.tries("stock.add", mouse(json!({ "location": "Berlin", "bin": "A1" }))),
        1 => it.tries("stock.add", mouse(json!({ "location": "Lisbon" }))),
        2 => it.tries("stock.issue", mouse(json!({ "to_person": "ana", "location": "Berlin" }))),
        3 => it.tries(
            "stock.move",
            mouse(json!({ "location": "Berlin", "bin": "A1", "to_location": "Lisbon" })),
        ),
        4 => it.tries("stock.take-back", json!({ "issue": quantity, "quantity": 1 })),
        _ => it.tries(
            "stock.count",
            json!({ "item": "Mouse", "location": "Lisbon", "counted": quantity, "why": "Counted." }),
        ),
    };
}

#[test]
fn moves_add_up_to_what_is_on_hand_whatever_is_tried() {
    on_both(|db| {
        let it = Company::on(&db);
        // A fixed course of odd numbers: the same on every machine, and no two steps alike.
        let mut seed = 20_260_302_u32;
        for _ in 0..60 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            tried(&it, seed >> 16, i64::from(seed >> 24) % 9);
        }
        let (shelves, moves) = sums(&it, 2);
        assert_eq!((shelves, it.on_hand("Mouse")), (moves, moves));
        it.verifies();
    });
}
