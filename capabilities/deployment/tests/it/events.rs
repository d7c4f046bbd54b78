use crate::office::Office;
use serde_json::json;
use testkit::on_both;

fn joiner(number: &str, first_day: &str) -> serde_json::Value {
    json!({
        "event": "joiner", "effective_on": first_day, "employee_number": number, "first_name": "Dana",
        "last_name": "Keller", "email": format!("dana{number}@example.org"), "department": "Engineering",
        "location": "Berlin", "company": "North", "job_title": "Engineer", "source_id": format!("HR-{number}"),
    })
}

#[test]
fn a_joiner_is_registered_and_gets_what_their_department_gets() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("hr-events.register", joiner("77", "2026-04-01"));
        let event = it.state("hr-event", "HR-77");
        assert_eq!((&event["person"], &event["title"]), (&json!(3), &json!("Joiner: Dana Keller")));
        let dana = it.state("person", "77");
        assert_eq!(
            (&dana["employment"], &dana["starts_on"], &dana["job_title"]),
            (&json!("expected"), &json!("2026-04-01"), &json!("Engineer"))
        );
        let case = it.state("onboarding", "ON-000001");
        assert_eq!(
            (&case["state"], &case["tasks"], &case["missing"]),
            (
                &json!("planned"),
                &json!(5),
                &json!("Laptop, Display, Display, IDE licence, Repository access")
            )
        );
        assert_eq!(it.refuses("hr-events.register", joiner("77", "2026-04-01")), "already-taken", "once");
        it.verifies();
    });
}

#[test]
fn a_mover_moves_and_a_leaver_has_a_last_day() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("hr-events.register", joiner("77", "2026-03-02"));
        let mover = json!({
            "event": "mover", "effective_on": "2026-03-02", "employee_number": "77", "location": "London",
            "job_title": "Lead", "name": "Somebody Else",
        });
        it.does("hr-events.register", mover);
        let dana = it.state("person", "77");
        assert_eq!(
            (&dana["location"], &dana["job_title"], &dana["name"]),
            (&json!(2), &json!("Lead"), &json!("Dana Keller"))
        );
        let leaver = |day: &str| json!({ "event": "leaver", "effective_on": day, "employee_number": "77" });
        it.does("hr-events.register", leaver("2026-03-10"));
        let known = it.state("person", "77");
        assert_eq!((&known["ends_on"], &known["employment"]), (&json!("2026-03-10"), &json!("active")));
        it.days_pass(20);
        it.does("hr-events.register", leaver("2026-03-10"));
        assert_eq!(it.state("person", "77")["employment"], json!("left"));
        it.verifies();
    });
}

#[test]
fn events_about_nobody_and_about_several_are_refused_and_leave_nothing() {
    on_both(|db| {
        let it = Office::on(&db);
        let event = |rest: serde_json::Value| {
            let mut event = json!({ "event": "leaver", "effective_on": "2026-03-10" });
            event.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            event
        };
        assert_eq!(it.refuses("hr-events.register", event(json!({}))), "required");
        assert_eq!(
            it.refuses("hr-events.register", event(json!({ "employee_number": "1" }))),
            "no-such-person"
        );
        it.does("people.register", json!({ "name": "Ana", "username": "ana2" }));
        assert_eq!(it.refuses("hr-events.register", event(json!({ "name": "Ana" }))), "ambiguous");
        let unknown_place =
            json!({ "event": "joiner", "effective_on": "2026-03-10", "name": "X", "location": "Nowhere" });
        assert_eq!(it.refuses("hr-events.register", unknown_place), "no-such-record");
        it.verifies();
    });
}

#[test]
fn enrolled_and_expected_devices_are_compared_by_serial_number() {
    on_both(|db| {
        let it = Office::on(&db);
        let (one, two) = (it.asset("T14", "PF-1"), it.asset("T14", "PF-2"));
        it.asset("P27", "D-1");
        let nothing = it.told("deployment.exceptions", json!({}));
        assert_eq!(nothing["not_enrolled"], json!([]), "nothing is expected before a list came");
        for serial in ["pf-1", "PF-9"] {
            it.does("enrolments.register", json!({ "serial": serial, "source": "autopilot" }));
        }
        let told = it.told("deployment.exceptions", json!({}));
        let serials = |part: &str| {
            let rows = told[part].as_array().unwrap();
            rows.iter().map(|row| row["serial"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            (told["enrolled"].clone(), serials("not_enrolled"), serials("unknown")),
            (json!(1), vec!["PF-2".into()], vec!["PF-9".into()])
        );
        let _ = (one, two);
    });
}
