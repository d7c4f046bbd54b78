use crate::toy::{Toys, refusal};
use domain::Date;
use engine::*;
use serde_json::json;
use testkit::{DAY, on_both};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn on(text: &str) -> Request {
    Request { on: Some(day(text)), ..Request::default() }
}

fn as_of(text: &str) -> AsOf {
    AsOf { on: Some(day(text)), known_at: None }
}

/// The ball is registered on 2 March, moved to the attic on the 5th (recorded on the 6th).
fn a_ball_that_moved(toys: &Toys) -> i64 {
    let id = toys.thing(json!({ "name": "Ball", "place": "Shop" }));
    toys.engine.clock().advance(4 * DAY);
    toys.with(on("2026-03-05"), "things.move", json!({ "thing": id, "to": "Attic" })).unwrap();
    id
}

#[test]
fn the_past_reads_as_it_was_and_as_it_was_known() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = a_ball_that_moved(&toys);
        let place =
            |as_of: AsOf| toys.as_of(id, as_of).map(|state| state["place"].as_str().unwrap().to_owned());
        assert_eq!(place(as_of("2026-03-01")), None);
        assert_eq!(place(as_of("2026-03-04")).as_deref(), Some("Shop"));
        assert_eq!(place(as_of("2026-03-05")).as_deref(), Some("Attic"));
        let known_then =
            AsOf { on: Some(day("2026-03-05")), known_at: Some(domain::Instant(testkit::START.0 + 3 * DAY)) };
        assert_eq!(place(known_then).as_deref(), Some("Shop"));
        assert_eq!(place(AsOf::default()).as_deref(), Some("Attic"));
        toys.verifies();
    });
}

#[test]
fn history_runs_forward_within_an_aspect_and_freely_across() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = a_ball_that_moved(&toys);
        let moved = toys.with(on("2026-03-04"), "things.move", json!({ "thing": id, "to": "Van" }));
        assert_eq!(refusal(moved), "history-runs-forward");
        // Another aspect of the same thing may still be back-dated.
        toys.with(on("2026-03-04"), "things.edit", json!({ "id": id, "cost": "9" })).unwrap();
        assert_eq!(toys.state(id)["place"], json!("Attic"));
        assert_eq!(toys.state(id)["cost"]["amount"], json!("9.00"));
        assert!(toys.as_of(id, as_of("2026-03-03")).unwrap().get("cost").is_none());
        assert_eq!(
            refusal(toys.with(on("2026-03-01"), "things.edit", json!({ "id": id, "cost": "8" }))),
            "before-it-existed"
        );
        assert_eq!(
            refusal(toys.with(on("2026-04-01"), "things.edit", json!({ "id": id, "cost": "8" }))),
            "in-the-future"
        );
        toys.verifies();
    });
}

#[test]
fn what_follows_from_something_noted_late_never_goes_behind_its_own_history() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "echo", "place": "Shop", "cost": "9" }));
        toys.engine.clock().advance(4 * DAY);
        toys.with(on("2026-03-05"), "things.edit", json!({ "id": id, "cost": null })).unwrap();
        // The move is noted for the 4th. Its echo sets the cost, of which something is known for the 5th already.
        toys.with(on("2026-03-04"), "things.move", json!({ "thing": id, "to": "Attic" })).unwrap();
        assert_eq!(toys.as_of(id, as_of("2026-03-04")).unwrap()["place"], json!("Attic"));
        assert_eq!(toys.as_of(id, as_of("2026-03-04")).unwrap()["cost"]["amount"], json!("9.00"));
        assert_eq!(toys.state(id)["cost"]["amount"], json!("1.00"));
        toys.verifies();
    });
}

#[test]
fn a_correction_fills_in_the_past_and_leaves_what_came_later() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = a_ball_that_moved(&toys);
        let correction = Request { correction: true, ..on("2026-03-03") };
        toys.with(correction, "things.move", json!({ "thing": id, "to": "Van" })).unwrap();
        assert_eq!(toys.as_of(id, as_of("2026-03-04")).unwrap()["place"], json!("Van"));
        assert_eq!(toys.state(id)["place"], json!("Attic"));
        toys.verifies();
    });
}

#[test]
fn a_clock_set_back_does_not_write_a_past() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = a_ball_that_moved(&toys);
        toys.engine.clock().set(testkit::START);
        toys.does("things.comment", json!({ "id": id, "text": "later all the same" })).unwrap();
        // A restart with a wrong clock knows the journal's last moment, too.
        let restarted = Toys::with_keys(&db, toys.engine.keys().clone());
        assert_eq!(restarted.engine.clock().now().0, testkit::START.0 + 4 * DAY);
    });
}
