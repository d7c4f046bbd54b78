//! Whoever wanted an order cannot have it approved by anything else that can be done, through whatever door.
use crate::register::{Company, eur, somebody};
use engine::{Door, Request};
use serde_json::{Value, json};
use testkit::on_both;

const DOORS: [Door; 6] = [Door::Page, Door::Api, Door::Cli, Door::Import, Door::Agent, Door::Job];

/// What somebody might say to get an order through: everything that any verb about orders asks for.
fn said(order: &str) -> Value {
    json!({
        "id": order, "order": order, "line": format!("{order}/1"), "approval": 1, "state": "approved",
        "because": "So that it goes ahead", "why": "So that it goes ahead", "note": "Please", "quantity": 1,
        "by": "By telephone", "serials": "S1", "reason": "surplus", "remedy": "credit", "text": "Approved",
    })
}

/// The facts that say that an order was approved, each written by hand.
fn forged() -> [(&'static str, Value); 8] {
    [
        ("state", json!("approved")),
        ("state", json!("placed")),
        ("approved_by", json!(2)),
        ("approved_on", json!("2026-03-02")),
        ("approved_gross", eur("99999.00")),
        ("placed_on", json!("2026-03-02")),
        ("submitter", json!("account:2")),
        ("requested_by", json!(2)),
    ]
}

/// An order of the first person that waits for approval.
fn waiting(it: &Company) -> String {
    let order = it.draft(2);
    it.does("procurement.submit", json!({ "order": order }));
    order
}

fn stands(it: &Company, order: &str) -> Value {
    it.one("order", order)["state"].clone()
}

#[test]
fn no_verb_through_any_door_approves_what_one_wanted_oneself() {
    on_both(|db| {
        let it = Company::on(&db);
        let about = ["orders.", "order-lines.", "procurement.", "approvals.", "approval-decisions."];
        let doings: Vec<_> = it
            .engine
            .doings()
            .into_iter()
            .filter(|doing| about.iter().any(|prefix| doing.name().starts_with(prefix)))
            .collect();
        assert!(doings.len() > 20, "{}", doings.len());
        let mut order = waiting(&it);
        for doing in doings {
            for door in DOORS {
                // Most of it is refused, some takes it back or calls it off: none of it may let it through.
                let _ = it.engine.perform_blocking(somebody(1), Request::through(door), doing, said(&order));
                let state = stands(&it, &order);
                assert!(
                    [json!("waiting"), json!("draft"), json!("cancelled")].contains(&state),
                    "{} through {door:?} made it {state}",
                    doing.name()
                );
                if state != json!("waiting") {
                    order = waiting(&it);
                }
            }
        }
        let edit = it.engine.doing("orders.edit").unwrap();
        for (field, value) in forged() {
            for door in DOORS {
                let input = json!({ "id": order, field: value });
                let done = it.engine.perform_blocking(somebody(1), Request::through(door), edit, input);
                assert!(done.is_err(), "{field} through {door:?}");
            }
        }
        assert_eq!(it.refuses("procurement.approve", json!({ "order": order })), "four-eyes");
        it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
        assert_eq!(stands(&it, &order), json!("approved"));
        it.verifies();
    });
}

#[test]
fn of_two_who_approve_the_same_order_at_once_one_does() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = waiting(&it);
        let done: Vec<bool> = std::thread::scope(|scope| {
            let both = [2, 3].map(|who| {
                let (it, order) = (&it, &order);
                scope.spawn(move || {
                    it.by(somebody(who), "procurement.approve", json!({ "order": order })).is_ok()
                })
            });
            both.map(|one| one.join().unwrap()).to_vec()
        });
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        assert_eq!(stands(&it, &order), json!("approved"));
        it.verifies();
    });
}
