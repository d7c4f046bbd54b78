use crate::toy::{EDIT, READ, Thing, Toys, refusal};
use engine::*;
use serde_json::json;
use std::{collections::BTreeSet, sync::Arc};
use testkit::on_both;

#[test]
fn a_record_is_registered_edited_archived_and_restored() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "Ball", "cost": "12.50", "tags": ["round", "red"] }));
        toys.does("things.edit", json!({ "id": id, "place": "Attic", "cost": null })).unwrap();
        toys.does("things.archive", json!({ "id": id })).unwrap();
        assert_eq!(refusal(toys.does("things.archive", json!({ "id": id }))), "already-archived");
        toys.does("things.restore", json!({ "id": "ball" })).unwrap_err();
        toys.does("things.restore", json!({ "id": id })).unwrap();
        toys.does("things.comment", json!({ "id": "BALL", "text": "bounces" })).unwrap();
        let state = toys.state(id);
        assert_eq!(
            serde_json::Value::Object(state),
            json!({ "name": "Ball", "place": "Attic", "tags": ["red", "round"] })
        );
        assert_eq!(toys.events(id), ["registered", "edited", "archived", "restored", "commented"]);
        toys.verifies();
    });
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_entry() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "Ball" }));
        let answer = toys.does("things.edit", json!({ "id": id, "name": " Ball " })).unwrap();
        assert_eq!(answer, json!({ "id": id, "version": 1 }));
        assert_eq!(toys.events(id), ["registered"]);
    });
}

#[test]
fn all_errors_of_a_request_are_told_at_once_and_nothing_is_kept() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let errors = match toys
            .does("things.register", json!({ "cost": "a lot", "colour": "red", "name_length": 3 }))
        {
            Err(Error::Invalid(errors)) => errors,
            other => panic!("{other:?}"),
        };
        let codes: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code)).collect();
        assert_eq!(
            codes,
            [
                ("cost", "not-money"),
                ("colour", "unknown-field"),
                ("name_length", "not-editable"),
                ("name", "required")
            ]
        );
        assert_eq!(refusal(toys.does("things.register", json!({ "place": "Attic" }))), "required");
        assert_eq!(toys.engine.journal_length().unwrap(), 0);
    });
}

#[test]
fn a_taken_name_is_told_beside_its_field_whatever_its_case() {
    on_both(|db| {
        let toys = Toys::on(&db);
        toys.thing(json!({ "name": "Ball" }));
        match toys.does("things.register", json!({ "name": "BALL" })) {
            Err(Error::Invalid(errors)) => {
                assert_eq!((errors[0].field.as_str(), errors[0].code), ("name", "already-taken"));
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn references_are_found_by_name_and_refused_by_name() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let box_id = toys.thing(json!({ "name": "Box" }));
        let ball = toys.thing(json!({ "name": "Ball", "parent": "box" }));
        assert_eq!(toys.state(ball)["parent"], json!(box_id));
        assert_eq!(
            refusal(toys.does("things.register", json!({ "name": "x", "parent": "Bag" }))),
            "no-such-record"
        );
        assert_eq!(refusal(toys.does("things.edit", json!({ "id": ball, "parent": 99 }))), "no-such-record");
    });
}

#[test]
fn reactions_and_guards_take_part_in_the_same_transaction() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "echo" }));
        assert_eq!(refusal(toys.does("things.move", json!({ "thing": id, "to": "Moon" }))), "too-far");
        toys.does("things.move", json!({ "thing": id, "to": "Attic" })).unwrap();
        assert_eq!(toys.events(id), ["registered", "moved", "edited"]);
        toys.verifies();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_tells_everything_and_keeps_nothing() {
    tokio::task::block_in_place(|| {
        on_both(|db| {
            let toys = Toys::on(&db);
            let id = toys.thing(json!({ "name": "echo" }));
            let doing = toys.engine.doing("things.move").unwrap();
            let input = json!({ "thing": id, "to": "Attic" });
            let rehearsal = toys.engine.rehearse(toys.actor.clone(), Request::default(), doing, input);
            let told = tokio::runtime::Handle::current().block_on(rehearsal).unwrap();
            let events: Vec<_> = told.iter().map(|happened| happened.entry.event.as_str()).collect();
            assert_eq!(events, ["moved", "edited"]);
            assert_eq!(toys.events(id), ["registered"]);
        });
    });
}

#[test]
fn a_repeated_request_gets_the_first_answer() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let request =
            |digest: u8| Request { idempotency: Some(("k1".into(), [digest; 32])), ..Request::default() };
        let first = toys.with(request(1), "things.register", json!({ "name": "Ball" })).unwrap();
        let again = toys.with(request(1), "things.register", json!({ "name": "Ball" })).unwrap();
        assert_eq!(first, again);
        let other = toys.with(request(2), "things.register", json!({ "name": "Bat" }));
        assert_eq!(refusal(other), "idempotency-key-reused");
        assert_eq!(toys.engine.journal_length().unwrap(), 1);
    });
}

#[test]
fn a_stale_version_is_a_conflict() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "Ball" }));
        let seen = |version| Request { if_version: Some(version), ..Request::default() };
        toys.with(seen(1), "things.edit", json!({ "id": id, "place": "Attic" })).unwrap();
        assert_eq!(
            refusal(toys.with(seen(1), "things.edit", json!({ "id": id, "place": "Cellar" }))),
            "changed-meanwhile"
        );
        assert_eq!(toys.state(id)["place"], json!("Attic"));
    });
}

#[test]
fn what_is_out_of_reach_reads_as_not_found_and_cannot_be_made() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let mine = toys.thing(json!({ "name": "Mine", "owner": 7 }));
        let other = toys.thing(json!({ "name": "Other", "owner": 8 }));
        let own = Reach::Within(vec![Within { own: Some(7), ..Within::default() }]);
        let permissions = BTreeSet::from([EDIT.0.to_owned(), READ.0.to_owned()]);
        let grants = Grants(vec![Grant { permissions, reach: own }]);
        let seven = Toys {
            actor: Arc::new(Actor { name: "account:7".into(), account: Some(7), person: Some(7), grants }),
            engine: toys.engine.clone(),
        };
        seven.does("things.edit", json!({ "id": mine, "place": "Attic" })).unwrap();
        assert_eq!(refusal(seven.does("things.edit", json!({ "id": other, "place": "Attic" }))), "not-found");
        assert_eq!(
            refusal(seven.does("things.edit", json!({ "id": "Other", "place": "Attic" }))),
            "not-found"
        );
        assert_eq!(
            refusal(seven.does("things.edit", json!({ "id": mine, "owner": 8 }))),
            "outside-your-reach"
        );
        assert_eq!(
            refusal(seven.does("things.register", json!({ "name": "New", "owner": 8 }))),
            "outside-your-reach"
        );
        let nobody = Toys {
            actor: Arc::new(Actor { grants: Grants::default(), ..(*seven.actor).clone() }),
            engine: seven.engine.clone(),
        };
        assert_eq!(refusal(nobody.does("things.edit", json!({ "id": mine }))), "forbidden");
    });
}

#[test]
fn many_writers_on_one_record_lose_nothing() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let id = toys.thing(json!({ "name": "Ball" }));
        std::thread::scope(|scope| {
            for n in 0..8 {
                let toys = &toys;
                scope.spawn(move || {
                    for m in 0..5 {
                        toys.does("things.comment", json!({ "id": id, "text": format!("{n}-{m}") })).unwrap();
                    }
                });
            }
        });
        assert_eq!(toys.events(id).len(), 41);
        toys.verifies();
    });
}

#[test]
fn custom_fields_are_checked_kept_and_unique() {
    on_both(|db| {
        let toys = Toys::on(&db);
        let field = |more: serde_json::Value| {
            let mut input =
                json!({ "applies_to": "thing", "label": "Size", "key": "size", "holds": "integer" });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            toys.does("custom-fields.register", input)
        };
        assert_eq!(refusal(field(json!({ "applies_to": "dragon" }))), "unknown-kind");
        field(json!({ "required": true })).unwrap();
        field(json!({ "key": "code", "label": "Code", "holds": "text", "unique_values": true, "pattern": "[A-Z]+" })).unwrap();
        assert_eq!(refusal(toys.does("things.register", json!({ "name": "Ball" }))), "required");
        assert_eq!(
            refusal(toys.does("things.register", json!({ "name": "Ball", "custom": { "size": "big" } }))),
            "not-an-integer"
        );
        assert_eq!(
            refusal(
                toys.does("things.register", json!({ "name": "Ball", "custom": { "size": 3, "code": "a" } }))
            ),
            "wrong-form"
        );
        let ball = toys.thing(json!({ "name": "Ball", "custom": { "size": 3, "code": "A" } }));
        assert_eq!(
            refusal(
                toys.does("things.register", json!({ "name": "Bat", "custom": { "size": 4, "code": "A" } }))
            ),
            "already-taken"
        );
        toys.does("things.edit", json!({ "id": ball, "custom": { "code": null, "size": 5 } })).unwrap();
        toys.thing(json!({ "name": "Bat", "custom": { "size": 4, "code": "A" } }));
        assert_eq!(toys.state(ball)["custom"], json!({ "size": 5 }));
        toys.verifies();
    });
}

#[test]
fn kinds_are_described_consistently() {
    assert_eq!(kinds_fit_their_structs(&[Thing::KIND, CustomField::KIND]), Vec::<String>::new());
}
