use crate::office::Office;
use serde_json::{Value, json};
use testkit::on_both;

/// What the HR system tells: a joiner, one of nowhere, one without a number, a mover and somebody unknown.
fn feed() -> Value {
    json!({ "events": [
        {
            "eventType": "Joiner", "effectiveDate": "2026-04-01", "employeeId": "77", "firstName": "Dana",
            "lastName": "Keller", "email": "dana@example.org", "department": "Engineering", "site": "Berlin",
            "company": "North", "eventId": "HR-1", "salary": 50_000,
        },
        { "event": "joiner", "effective_on": "2026-04-01", "name": "Eli", "department": "Nowhere", "source_id": "HR-2" },
        { "event": "joiner", "effective_on": "2026-04-01", "name": "Finn" },
        { "event": "mover", "effective_on": "2026-03-02", "employee_number": "77", "location": "London", "source_id": "HR-4" },
        { "event": "leaver", "effective_on": "2026-03-31", "employee_number": "4711", "source_id": "HR-5" },
        { "event": "sacked", "effective_on": "2026-03-31", "employee_number": "77", "source_id": "HR-6" },
    ] })
}

fn rows(told: &Value) -> Vec<(Value, Value)> {
    told["rows"].as_array().unwrap().iter().map(|row| (row["outcome"].clone(), row["code"].clone())).collect()
}

#[test]
fn a_feed_is_taken_row_by_row_and_only_once() {
    on_both(|db| {
        let it = Office::on(&db);
        let told = it.does("deployment.hr-feed", feed());
        let (taken, refused) = (json!("taken"), json!("refused"));
        let codes = rows(&told);
        assert_eq!(codes[0], (taken.clone(), Value::Null), "{told}");
        assert_eq!(codes[3], (taken, Value::Null), "good rows are not lost for bad ones: {told}");
        assert_eq!(codes[2], (refused.clone(), json!("required")), "{told}");
        assert_eq!(codes[4], (refused.clone(), json!("no-such-person")), "{told}");
        for bad in [1, 5] {
            assert_eq!(codes[bad].0, refused, "{told}");
            assert!(!told["rows"][bad]["message"].as_str().unwrap().is_empty(), "{told}");
        }
        assert_eq!(
            (&told["taken"], &told["refused"], &told["ignored"]),
            (&json!(2), &json!(4), &json!(["salary"]))
        );
        let dana = it.state("person", "77");
        assert_eq!((&dana["location"], &dana["employment"]), (&json!(2), &json!("expected")));
        assert_eq!(it.state("onboarding", "ON-000001")["state"], json!("planned"));
        // The same once more: nothing happens twice, not even what was put away.
        it.does("hr-events.archive", json!({ "id": "HR-4" }));
        let again = it.does("deployment.hr-feed", feed());
        assert_eq!((&again["taken"], &again["known"], &again["refused"]), (&json!(0), &json!(2), &json!(4)));
        // One number, two stories.
        let other = json!({ "events": [
            { "event": "joiner", "effective_on": "2026-05-01", "name": "Dana Keller", "source_id": "hr-1" },
        ] });
        assert_eq!(rows(&it.does("deployment.hr-feed", other))[0].1, json!("said-otherwise"));
        // One number, two people.
        let another = json!({ "events": [
            { "event": "joiner", "effective_on": "2026-04-01", "email": "eli@example.org", "source_id": "HR-1" },
        ] });
        assert_eq!(rows(&it.does("deployment.hr-feed", another))[0].1, json!("said-otherwise"));
        it.verifies();
    });
}
