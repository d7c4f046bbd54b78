use crate::office::Office;
use serde_json::json;
use testkit::on_both;

#[test]
fn three_reminders_and_then_it_expires() {
    on_both(|db| {
        let it = Office::on(&db);
        it.handed("ana", "S1");
        it.handed("bo", "S2");
        it.does("agreements.sign", json!({ "signing": "AG-000002", "name": "Bo Berg" }));
        let mut reminded = Vec::new();
        for day in 1..=31 {
            it.days_pass(1);
            let now = it.state("signing", "AG-000001");
            let reminders = now.get("reminders").and_then(serde_json::Value::as_i64).unwrap_or(0);
            if reminders > i64::try_from(reminded.len()).unwrap() {
                reminded.push(day);
            }
        }
        assert_eq!(reminded, [3, 7, 14]);
        assert_eq!(it.state("signing", "AG-000001")["state"], json!("expired"));
        assert_eq!(it.state("signing", "AG-000002")["state"], json!("signed"));
        assert_eq!(
            it.refuses("agreements.sign", json!({ "signing": "AG-000001", "name": "Ana Silva" })),
            "signing-expired"
        );
        it.verifies();
    });
}

#[test]
fn whoever_was_never_asked_is_found_and_asked() {
    on_both(|db| {
        let it = Office::on(&db);
        it.does("categories.edit", json!({ "id": "Computers", "needs_acceptance": false }));
        let (ana, bo) = (it.handed("ana", "S1"), it.handed("bo", "S2"));
        assert_eq!(it.told("agreements.lacking", json!({}))["assets"], json!([]));
        it.does("categories.edit", json!({ "id": "Computers", "needs_acceptance": true }));
        let lacking = it.told("agreements.lacking", json!({}))["assets"].clone();
        let assets: Vec<_> = lacking
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["asset"].clone(), row["name"].clone()))
            .collect();
        assert_eq!(assets, [(json!(ana), json!("Ana")), (json!(bo), json!("Bo"))]);
        assert_eq!(it.does("agreements.ask-all", json!({})), json!(2));
        assert_eq!(it.told("agreements.lacking", json!({}))["assets"], json!([]));
        assert_eq!(it.does("agreements.ask-all", json!({})), json!(0));
    });
}

#[test]
fn only_what_somebody_holds_is_asked_for() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = it.asset("T14", "S1");
        assert_eq!(
            it.refuses("agreements.ask", json!({ "person": "ana", "assets": [laptop] })),
            "not-theirs"
        );
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "ana" }));
        it.does("agreements.decline", json!({ "signing": "AG-000001", "because": "Not now" }));
        let again = it.does("agreements.ask", json!({ "person": "ana" }));
        assert_eq!(again, json!([2]), "whoever declined can be asked again");
    });
}
