//! People and places, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use engine::{Actor, Engine, Error, Request, Result};
use serde_json::{Value, json};
use testkit::on_both;

static ALL: &[&engine::Capability] = &[&people::CAPABILITY];

fn does(engine: &Engine, verb: &str, input: Value) -> Result<Value> {
    engine.perform_blocking(Actor::system(), Request::default(), engine.doing(verb).unwrap(), input)
}

fn code(result: Result<Value>) -> &'static str {
    match result.unwrap_err() {
        Error::Refused(refusal) => refusal.code,
        Error::Invalid(errors) => errors[0].code,
        other => other.code(),
    }
}

fn state(engine: &Engine, kind: &'static str, id: i64) -> domain::State {
    let kind = engine.kind(kind).unwrap();
    engine.view_blocking(Actor::system(), kind.read, move |view| Ok(view.state(kind, id)?.0)).unwrap()
}

#[test]
fn places_form_a_tree_that_never_bites_its_tail() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let site = does(&engine, "locations.register", json!({ "name": "Berlin", "kind": "site" })).unwrap()
            ["id"]
            .clone();
        let room = does(
            &engine,
            "locations.register",
            json!({ "name": "4.12", "kind": "room", "parent": "Berlin" }),
        )
        .unwrap();
        assert_eq!(
            code(does(&engine, "locations.edit", json!({ "id": site, "parent": room["id"] }))),
            "inside-itself"
        );
        assert_eq!(
            code(does(&engine, "locations.edit", json!({ "id": site, "parent": site }))),
            "inside-itself"
        );
        does(&engine, "locations.edit", json!({ "id": room["id"], "parent": null })).unwrap();
    });
}

#[test]
fn a_person_is_found_by_any_of_their_names() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let ana = does(&engine, "people.register", json!({
            "first_name": "Ana", "last_name": "Silva", "email": "ana@example.org", "username": "ana", "employee_number": "0042",
        })).unwrap();
        for key in
            [json!("ANA"), json!("ana@example.org"), json!("0042"), json!("ana silva"), ana["id"].clone()]
        {
            does(&engine, "people.edit", json!({ "id": key, "job_title": "Engineer" })).unwrap();
        }
        does(&engine, "people.register", json!({ "name": "Ana Silva" })).unwrap();
        assert_eq!(
            code(does(&engine, "people.edit", json!({ "id": "Ana Silva", "vip": true }))),
            "ambiguous"
        );
        assert_eq!(
            code(does(&engine, "people.register", json!({ "name": "B", "email": "ANA@example.org" }))),
            "already-taken"
        );
    });
}

#[test]
fn an_erased_person_is_a_number_everywhere() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let ana = does(
            &engine,
            "people.register",
            json!({ "name": "Ana Silva", "email": "ana@example.org", "phone": "1" }),
        )
        .unwrap();
        does(&engine, "people.leave", json!({ "person": ana["id"], "last_day": "2026-03-02" })).unwrap();
        does(&engine, "people.erase", json!({ "person": ana["id"] })).unwrap();
        let left = Value::Object(state(&engine, "person", 1));
        assert_eq!(left, json!({ "name": "Erased person 1", "employment": "left", "ends_on": "2026-03-02" }));
        engine.seal(true).unwrap();
        assert!(engine.verify(|_| {}).unwrap().findings.is_empty());
        assert_eq!(
            code(does(&engine, "people.edit", json!({ "id": "ana@example.org", "vip": true }))),
            "not-found"
        );
    });
}
