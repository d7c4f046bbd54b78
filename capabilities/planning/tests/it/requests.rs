use crate::firm::Firm;
use serde_json::json;
use testkit::on_both;

#[test]
fn an_employee_asks_their_manager_says_yes_and_both_hear_of_it() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.does("approval-rules.register", json!({ "name": "Requests", "applies_to": "need" }));
        it.by(
            "Ana",
            "planning.request",
            json!({ "model": "T14", "quantity": 2, "reason": "Two of us travel." }),
        );
        let mine = it.told("Ana", "planning.my-requests", json!({}));
        assert_eq!(
            (&mine[0]["state"], &mine[0]["title"], &mine[0]["quantity"]),
            (&json!("asked"), &json!("T14"), &json!(2))
        );
        assert_eq!(it.told("Bo", "approvals.waiting", json!({}))[0]["title"], json!("2 \u{d7} T14"));
        assert!(it.told("Bo", "notices.inbox", json!({})).to_string().contains("waits for your decision"));
        it.by("Bo", "approvals.approve", json!({ "approval": 1, "step": 1 }));
        assert_eq!(it.told("Ana", "planning.my-requests", json!({}))[0]["state"], json!("wanted"));
        assert!(it.told("Ana", "notices.inbox", json!({})).to_string().contains("was approved"));
        it.by("Ana", "planning.request", json!({ "model": "T14" }));
        it.by("Bo", "approvals.refuse", json!({ "approval": 2, "why": "You have one." }));
        assert_eq!(it.told("Ana", "planning.my-requests", json!({}))[0]["state"], json!("refused"));
        it.by("Ana", "planning.request", json!({ "category": "Displays" }));
        it.by("Ana", "approvals.withdraw", json!({ "approval": 3 }));
        assert_eq!(it.told("Ana", "planning.my-requests", json!({}))[0]["state"], json!("dropped"));
        it.verifies();
    });
}

#[test]
fn one_asks_for_somebody_else_but_only_for_what_can_be_asked_for() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.by(
            "Bo",
            "planning.request",
            json!({ "model": "T14", "for_person": "ana", "wanted_by": "2026-05-01" }),
        );
        let need = it.state("need", "N-000001");
        assert_eq!((&need["state"], &need["wanted_by"]), (&json!("wanted"), &json!("2026-05-01")));
        assert_eq!(it.told("Ana", "planning.my-requests", json!({}))[0]["number"], json!("N-000001"));
        assert_eq!(it.refuses("Ana", "planning.request", json!({ "model": "P27" })), "not-requestable");
        assert_eq!(
            it.refuses("Ana", "planning.request", json!({ "model": "T14", "quantity": 0 })),
            "wrong-number"
        );
        assert_eq!(it.refuses("Ana", "planning.request", json!({})), "required");
    });
}

#[test]
fn whoever_has_the_role_that_is_asked_decides() {
    on_both(|db| {
        let it = Firm::on(&db);
        let account = it.does(
            "access.create-account",
            json!({ "username": "cem", "person": "cem", "roles": [{ "role": "Finance" }] }),
        );
        it.does("approval-rules.register", json!({ "name": "Requests", "applies_to": "need" }));
        it.does("approval-steps.register", json!({ "rule": "Requests", "who": "role", "role": "Finance" }));
        it.by("Ana", "planning.request", json!({ "model": "T14" }));
        assert_eq!(it.refuses("Bo", "approvals.approve", json!({ "approval": 1 })), "not-yours-to-decide");
        let account = account["id"].as_i64().or_else(|| account.as_i64()).unwrap();
        let cem = access::as_account(&it.engine, account).unwrap();
        let doing = it.engine.doing("approvals.approve").unwrap();
        let request = engine::Request::through(engine::Door::Page);
        it.engine.perform_blocking(cem, request, doing, json!({ "approval": 1 })).unwrap();
        assert_eq!(it.state("need", "N-000001")["state"], json!("wanted"));
    });
}
