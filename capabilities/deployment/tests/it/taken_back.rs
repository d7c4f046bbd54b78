use crate::office::Office;
use serde_json::json;
use testkit::on_both;

/// Ana needs a laptop and two displays by an onboarding, and asked for a laptop of her own.
fn ana(it: &Office) -> i64 {
    let laptop = it.asset("T14", "S1");
    it.does("deployment.onboard", json!({ "person": "ana", "profile": "Engineer" }));
    it.does("deployment.assign", json!({ "task": 1, "asset": laptop }));
    let need = json!({
        "model": "T14", "quantity": 1, "wanted_by": "2026-04-01", "for_person": "ana",
        "despite_stock": "That one is it.",
    });
    it.does("needs.register", need);
    laptop
}

#[test]
fn undoing_a_handing_out_opens_again_what_it_met() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = ana(&it);
        let set = it.in_bulk("custody.hand-out", json!({ "to_person": "ana" }), &[laptop]);
        assert_eq!(it.state("need", "N-000001")["state"], json!("met"));
        assert_eq!(it.state("onboarding-task", 1)["state"], json!("done"));
        assert_eq!(it.undoes(set), json!(0), "nothing stayed behind");
        let need = it.state("need", "N-000001");
        assert_eq!((&need["state"], &need["provided"]), (&json!("wanted"), &json!(0)));
        assert_eq!(it.state("onboarding-task", 1)["state"], json!("assigned"));
        assert_eq!(it.state("onboarding", "ON-000001")["settled"], json!(0));
        // Once more, and it counts once more.
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "ana" }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("met"));
        assert_eq!(it.state("onboarding", "ON-000001")["settled"], json!(1));
        it.verifies();
    });
}

#[test]
fn what_was_said_about_a_need_since_does_not_keep_it_met() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = ana(&it);
        let set = it.in_bulk("custody.hand-out", json!({ "to_person": "ana" }), &[laptop]);
        it.does("needs.comment", json!({ "id": "N-000001", "text": "Thank you!" }));
        it.does("deployment.complete", json!({ "task": 4, "evidence": "Licence 4711" }));
        it.undoes(set);
        let need = it.state("need", "N-000001");
        assert_eq!((&need["state"], &need["provided"]), (&json!("wanted"), &json!(0)));
        assert_eq!(it.state("onboarding", "ON-000001")["settled"], json!(1), "the licence");
        it.verifies();
    });
}

#[test]
fn taken_back_on_the_same_day_it_was_a_mistake_and_later_it_was_use() {
    on_both(|db| {
        let it = Office::on(&db);
        let laptop = ana(&it);
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "ana" }));
        it.does("custody.take-back", json!({ "asset": laptop }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("wanted"));
        let task = it.state("onboarding-task", 1);
        assert_eq!((&task["state"], task.get("asset")), (&json!("open"), None));
        it.does("deployment.assign", json!({ "task": 1, "asset": laptop }));
        it.does("deployment.hand-over", json!({ "onboarding": 1 }));
        assert_eq!(it.state("onboarding", "ON-000001")["state"], json!("handed-over"));
        it.days_pass(2);
        it.does("custody.take-back", json!({ "asset": laptop, "condition": "broken" }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("met"), "she had it");
        assert_eq!(it.state("onboarding", "ON-000001")["state"], json!("planned"), "she cannot work");
        // The same laptop is handed to her by mistake, and taken back at once: she had one before all the same.
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "ana" }));
        it.does("custody.take-back", json!({ "asset": laptop }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("met"));
        it.verifies();
    });
}
