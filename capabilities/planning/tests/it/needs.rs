use crate::firm::Firm;
use serde_json::json;
use testkit::on_both;

#[test]
fn the_headcount_plan_becomes_needs_and_they_follow_it() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.engineer();
        it.laptops(4, &json!({}));
        let line = json!({
            "name": "Engineers Berlin", "profile": "Engineer", "people": 7, "location": "Berlin", "starts_on": "2026-04-01",
        });
        it.does("headcount-plan.register", line);
        let lisbon = it.does("headcount-plan.register", json!({
            "name": "Engineers Lisbon", "profile": "Engineer", "people": 5, "location": "Lisbon", "starts_on": "2026-04-01",
        }));
        assert_eq!(it.balance("Laptops", None), [4, 0, 0, 12, 8]);
        assert_eq!(it.balance("Laptops", Some("Berlin")), [4, 0, 0, 7, 3]);
        assert_eq!(it.balance("Displays", None), [0, 0, 0, 24, 24]);
        it.does("headcount-plan.edit", json!({ "id": "Engineers Berlin", "people": 8 }));
        assert_eq!(it.balance("Laptops", None), [4, 0, 0, 13, 9]);
        // The role gets one display less, and a line is struck.
        let profile_line = it.state("need", "N-000002")["profile_line"].clone();
        it.does("profile-lines.edit", json!({ "id": profile_line, "quantity": 1 }));
        it.does("headcount-plan.archive", json!({ "id": lisbon["id"] }));
        assert_eq!(it.balance("Displays", None), [0, 0, 0, 8, 8]);
        assert_eq!(it.state("need", "N-000003")["state"], json!("dropped"));
        it.does("headcount-plan.restore", json!({ "id": lisbon["id"] }));
        assert_eq!(it.balance("Laptops", Some("Lisbon")), [0, 0, 0, 5, 5]);
        it.verifies();
    });
}

#[test]
fn what_is_free_in_stock_is_offered_before_more_is_asked_for() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.laptops(2, &json!({}));
        let need = json!({ "model": "T14", "quantity": 3, "wanted_by": "2026-04-01" });
        assert_eq!(it.refuses("Ida", "needs.register", need.clone()), "free-in-stock");
        let mut said = need.clone();
        said["despite_stock"] = json!("They are for the Lisbon office.");
        let id = it.by("Ida", "needs.register", said)["id"].clone();
        let kept = it.state("need", id.clone());
        assert_eq!((&kept["title"], &kept["state"]), (&json!("T14"), &json!("wanted")));
        assert_eq!(it.refuses("Ida", "needs.register", json!({ "wanted_by": "2026-04-01" })), "required");
        assert_eq!(it.refuses("Ida", "needs.edit", json!({ "id": id, "state": "met" })), "not-editable");
        it.by("Ida", "needs.register", json!({ "category": "Displays", "wanted_by": "2026-04-01" }));
    });
}

#[test]
fn leavers_and_orders_count_before_anything_is_missing() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.laptops(1, &json!({ "status": "Ordered" }));
        it.laptops(1, &json!({}));
        it.laptops(1, &json!({ "condition": "broken" }));
        it.by("Ida", "needs.register", json!({
            "model": "T14", "quantity": 4, "wanted_by": "2026-04-01", "despite_stock": "One is not enough.",
        }));
        assert_eq!(it.balance("Laptops", None), [1, 1, 0, 4, 2]);
        it.by("Ida", "planning.provide", json!({ "need": "N-000001", "quantity": 1 }));
        assert_eq!(it.balance("Laptops", None), [1, 1, 0, 3, 1]);
        assert_eq!(
            it.refuses("Ida", "planning.provide", json!({ "need": "N-000001", "quantity": 4 })),
            "wrong-number"
        );
        it.by("Ida", "planning.provide", json!({ "need": "N-000001" }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("met"));
        assert_eq!(
            it.refuses("Ida", "planning.drop", json!({ "need": "N-000001", "why": "No." })),
            "need-is-closed"
        );
    });
}

#[test]
fn everybody_has_one_vote_and_may_change_it() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.by("Ida", "needs.register", json!({ "category": "Displays", "wanted_by": "2026-04-01" }));
        let vote = |choice: &str| json!({ "need": "N-000001", "choice": choice, "note": "We share desks." });
        it.by("Ana", "planning.vote", vote("for"));
        it.by("Bo", "planning.vote", vote("for"));
        it.by("Bo", "planning.vote", vote("against"));
        let need = it.state("need", "N-000001");
        assert_eq!((&need["votes_for"], &need["votes_against"]), (&json!(1), &json!(1)));
        it.by("Bo", "needs.comment", json!({ "id": "N-000001", "text": "Two would do." }));
        it.verifies();
    });
}

#[test]
fn what_reaches_its_end_becomes_a_need_once() {
    on_both(|db| {
        let it = Firm::on(&db);
        it.laptops(3, &json!({ "purchased_on": "2022-05-01" }));
        it.laptops(1, &json!({ "condition": "poor" }));
        for asset in 1..=4 {
            it.does("assets.send-to-repair", json!({ "asset": asset, "fault": "Slow." }));
        }
        let quarters = it.told("Ida", "planning.refresh", json!({}));
        assert_eq!(quarters[2]["end_of_life"], json!(3), "{quarters}");
        assert_eq!(quarters[2]["cost"], json!([{ "amount": "4500.00", "currency": "EUR" }]));
        it.by("Ida", "planning.plan-refresh", json!({ "until": "2026-06-30" }));
        it.by("Ida", "planning.plan-refresh", json!({ "until": "2026-06-30" }));
        assert_eq!(it.balance("Laptops", Some("Berlin"))[3], 4);
        assert_eq!(
            it.refuses("Ida", "planning.plan-refresh", json!({ "until": "2026-01-01" })),
            "in-the-past"
        );
    });
}
