use crate::office::Office;
use serde_json::{Value, json};
use testkit::on_both;

/// The events of a case, in order.
fn course(it: &Office, case: i64) -> Vec<String> {
    let kind = it.engine.kind("retrieval").unwrap();
    let entries =
        it.engine.view_blocking(engine::Actor::system(), kind.read, move |view| view.entries_of(kind, case));
    entries.unwrap().into_iter().map(|entry| entry.event).collect()
}

#[test]
fn the_clock_tells_reminds_and_escalates_and_every_step_is_in_the_journal() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("people.edit", json!({ "id": "ana", "manager": "bo" }));
        it.handed("ana", "S1");
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-20" }));
        it.days_pass(70);
        let steps = ["opened", "told", "reminded", "reminded", "reminded", "escalated", "letter-due"];
        assert_eq!(course(&it, 1), steps);
        let case = it.state("retrieval", "RT-000001");
        let days = ["told_on", "escalated_on", "letter_on"].map(|field| case[field].clone());
        assert_eq!(days, ["2026-03-06", "2026-04-10", "2026-04-24"].map(Value::from));
        assert_eq!(case.get("next_on"), None);
        it.verifies();
    });
}

#[test]
fn a_leaver_whom_nobody_noticed_is_found_by_the_clock() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("people.edit", json!({ "id": "ana", "ends_on": "2026-03-20" }));
        it.handed("ana", "S1");
        assert_eq!(it.told("retrieval.funnel", json!({}))["opened"], json!(0));
        it.days_pass(2);
        assert_eq!(it.told("retrieval.funnel", json!({}))["opened"], json!(1));
        it.days_pass(1);
        assert_eq!(it.told("retrieval.funnel", json!({}))["opened"], json!(1), "once");
    });
}

#[test]
fn twenty_leavers_and_nobody_is_forgotten() {
    on_both(|db| {
        let it = Office::on(&db);
        let mut devices = Vec::new();
        for nth in 0..20 {
            let name = format!("Leaver {nth:02}");
            it.does(
                "people.register",
                json!({ "name": name, "username": format!("l{nth}"), "location": "Berlin" }),
            );
            devices.push(it.handed(&format!("l{nth}"), &format!("L{nth}")));
            let last = format!("2026-03-{:02}", 4 + nth);
            it.does("people.edit", json!({ "id": format!("l{nth}"), "ends_on": last }));
        }
        for day in 0..56 {
            it.days_pass(1);
            // Every other leaver brings it back, each on another day.
            if let Some(device) = devices.get(day).filter(|_| day % 2 == 0) {
                it.does("custody.take-back", json!({ "asset": device }));
            }
        }
        let funnel = it.told("retrieval.funnel", json!({}));
        assert_eq!((&funnel["opened"], &funnel["received"]), (&json!(20), &json!(10)));
        for nth in 0..20_i64 {
            let steps = course(&it, nth + 1);
            let reminded = steps.iter().filter(|step| *step == "reminded").count();
            let end = steps.last().unwrap().as_str();
            match nth % 2 {
                0 => assert_eq!(end, "received", "{steps:?}"),
                _ => assert_eq!((reminded, end), (3, "letter-due"), "{steps:?}"),
            }
        }
        it.verifies();
    });
}
