use crate::register::{Company, purge};
use engine::{Actor, Grants};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::on_both;

fn step(step: &str, evidence: &str) -> Value {
    json!({ "case": "DC-000001", "step": step, "evidence": evidence })
}

fn grade(tag: &str) -> Value {
    json!({ "asset": tag, "starts": "works", "look": "worn", "display": "works", "input": "works",
        "ports": "works", "network": "works", "camera_audio": "works" })
}

#[test]
fn a_case_closes_when_nothing_is_missing_and_says_what_is() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.does("retirement.begin", json!({ "asset": tag }));
        assert_eq!(it.record("asset", tag.as_str())["stage"], json!("decommissioned"));
        assert_eq!(it.record("retirement-case", "DC-000001")["open_steps"], json!(5));
        assert_eq!(it.refuses("retirement.begin", json!({ "asset": tag })), "case-is-open");
        let refused = it.tries("retirement.close-case", json!({ "case": "DC-000001" })).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "Still missing: Licences and access released; Removed from DNS, MDM and monitoring; Media list complete; Media sanitised; Graded."
        );
        assert_eq!(it.refuses("retirement.take-step", step("access", "")), "evidence-required");
        it.does("retirement.take-step", step("access", "Ticket 4711"));
        it.does("retirement.take-step", step("management", "Removed from MDM"));
        it.does("retirement.take-step", step("media", "One drive, as in the inventory"));
        assert_eq!(it.refuses("retirement.take-step", step("sanitise", "done")), "step-not-done-yet");
        it.purges("S-1");
        assert_eq!(it.refuses("assets.dispose", json!({ "asset": tag, "route": "sold" })), "case-still-open");
        it.does("retirement.grade-asset", grade(&tag));
        assert_eq!(it.record("retirement-case", "DC-000001")["open_steps"], json!(0));
        it.does("retirement.close-case", json!({ "case": "DC-000001" }));
        it.does("assets.dispose", json!({ "asset": tag, "route": "sold" }));
        it.verifies();
    });
}

#[test]
fn what_was_settled_and_is_not_so_any_more_keeps_a_case_open() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.drive("S-1", "ssd", &tag);
        it.does("retirement.begin", json!({ "asset": tag }));
        it.purges("S-1");
        it.drive("S-2", "ssd", &tag);
        assert_eq!(it.record("retirement-case", "DC-000001")["open_steps"], json!(5));
        let refused = it.tries("retirement.close-case", json!({ "case": "DC-000001" })).unwrap_err();
        assert!(refused.to_string().contains("Media sanitised"), "{refused}");
    });
}

#[test]
fn a_copy_exists_before_health_data_are_moved_or_erased() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["health"] }));
        it.does("locations.register", json!({ "name": "Workshop" }));
        it.drive("S-1", "ssd", &tag);
        it.does("retirement.begin", json!({ "asset": tag }));
        assert_eq!(it.refuses("retirement.sanitise-medium", purge("S-1")), "backup-first");
        assert_eq!(it.refuses("custody.move", json!({ "asset": tag, "to": "Workshop" })), "backup-first");
        it.does("retirement.take-step", step("backup", "Copy 2026-03-02 in vault 7, restored on trial"));
        it.does("custody.move", json!({ "asset": tag, "to": "Workshop" }));
        assert_eq!(it.refuses("retirement.take-step", step("seal", "x")), "seal-required");
        it.does(
            "retirement.take-step",
            json!({ "case": "DC-000001", "step": "seal", "seal_number": "SL-1" }),
        );
        assert_eq!(it.record("retirement-case", "DC-000001")["seal_number"], json!("SL-1"));
        it.purges("S-1");
        assert_eq!(it.state_of("S-1"), "to-validate");
    });
}

#[test]
fn strict_data_leave_only_after_a_closed_case() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "data_classes": ["payment-card"] }));
        it.does("assets.retire", json!({ "asset": tag }));
        it.does("assets.state-free-of-data", json!({ "asset": tag, "because": "It came without a drive." }));
        assert_eq!(it.refuses("assets.dispose", json!({ "asset": tag, "route": "sold" })), "case-required");
    });
}

#[test]
fn a_step_is_waived_by_two_people_one_of_them_allowed_to() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.does("retirement.begin", json!({ "asset": tag }));
        let waive = json!({ "case": "DC-000001", "step": "grade" });
        assert_eq!(it.refuses("retirement.waive", waive.clone()), "no-waiver-asked");
        let ask =
            json!({ "case": "DC-000001", "step": "grade", "because": "It is a lump of molten plastic." });
        it.does("retirement.ask-waiver", ask);
        assert_eq!(it.refuses("retirement.waive", waive.clone()), "four-eyes");
        let known = ["retirement.work", "retirement.read"].map(str::to_owned).into();
        let grants = Grants::everything().narrowed_to(&known);
        let technician = Arc::new(Actor { grants, ..(*Company::person(2)).clone() });
        assert_eq!(it.by(&technician, "retirement.waive", waive.clone()).unwrap_err().code(), "forbidden");
        it.by(&Company::person(3), "retirement.waive", waive).unwrap();
        assert_eq!(it.record("retirement-case", "DC-000001")["open_steps"], json!(4));
        it.does("retirement.cancel-case", json!({ "case": "DC-000001", "because": "Wrong laptop." }));
        assert_eq!(it.refuses("retirement.close-case", json!({ "case": "DC-000001" })), "case-not-open");
    });
}
