use crate::firm::Firm;
use serde_json::{Value, json};
use testkit::on_both;

/// Two managers say yes to every plan.
fn rules(it: &Firm) {
    it.does("approval-rules.register", json!({ "name": "Plans", "applies_to": "purchase-plan" }));
    it.does("approval-steps.register", json!({ "rule": "Plans", "who": "manager", "position": 1 }));
    it.does(
        "approval-steps.register",
        json!({ "rule": "Plans", "who": "person", "person": "bo", "position": 2 }),
    );
}

fn budget(it: &Firm, amount: &str, policy: &str) {
    it.does(
        "budgets.register",
        json!({
            "name": "IT", "department": "Engineering", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
            "amount": amount, "policy": policy,
        }),
    );
}

fn gap(it: &Firm) -> Value {
    it.engineer();
    it.laptops(2, &json!({ "cost": "1500.00" }));
    it.does("headcount-plan.register", json!({
        "name": "Engineers", "profile": "Engineer", "people": 5, "location": "Berlin", "starts_on": "2026-04-01",
    }));
    let plan = it.by("Ida", "planning.plan-gap", json!({ "name": "Spring", "department": "Engineering" }));
    it.does("purchase-plan-lines.edit", json!({ "id": 1, "unit_cost": "300.00" }));
    plan
}

#[test]
fn the_gap_becomes_a_plan_that_two_managers_approve_and_the_budget_knows() {
    on_both(|db| {
        let it = Firm::on(&db);
        rules(&it);
        budget(&it, "10000.00", "refuse");
        let plan = gap(&it);
        // Three laptops at what the last one cost, ten displays.
        let kept = it.state("purchase-plan", "PP-000001");
        assert_eq!(
            (&kept["total"], &kept["state"]),
            (&json!({ "amount": "7500.00", "currency": "EUR" }), &json!("draft"))
        );
        assert_eq!(it.state("need", "N-000001")["state"], json!("planned"));
        assert_eq!(it.refuses("Ida", "needs.edit", json!({ "id": "N-000001", "quantity": 9 })), "in-a-plan");
        it.by("Ida", "planning.submit", json!({ "plan": plan }));
        assert_eq!(
            it.refuses("Ida", "purchase-plan-lines.edit", json!({ "id": 2, "quantity": 99 })),
            "not-a-draft"
        );
        assert_eq!(it.refuses("Ida", "purchase-plan-lines.archive", json!({ "id": 2 })), "not-a-draft");
        assert_eq!(it.refuses("Ida", "approvals.approve", json!({ "approval": 1 })), "own-request");
        it.by("Cem", "approvals.approve", json!({ "approval": 1 }));
        assert_eq!(it.state("purchase-plan", "PP-000001")["state"], json!("submitted"));
        it.by("Bo", "approvals.approve", json!({ "approval": 1 }));
        assert_eq!(it.state("purchase-plan", "PP-000001")["state"], json!("approved"));
        assert_eq!(it.state("budget", "IT")["remaining"]["amount"], json!("2500.00"));
        assert_eq!(it.refuses("Ida", "planning.plan-gap", json!({ "name": "Again" })), "nothing-short");
        it.by("Ida", "planning.cancel", json!({ "plan": plan, "why": "The hiring is put off." }));
        assert_eq!(it.state("budget", "IT")["remaining"]["amount"], json!("10000.00"));
        assert_eq!(it.state("need", "N-000001")["state"], json!("wanted"));
        it.verifies();
    });
}

#[test]
fn a_plan_beyond_a_budget_that_refuses_is_not_approved() {
    on_both(|db| {
        let it = Firm::on(&db);
        rules(&it);
        budget(&it, "7000.00", "refuse");
        let plan = gap(&it);
        it.by("Ida", "planning.submit", json!({ "plan": plan }));
        it.by("Cem", "approvals.approve", json!({ "approval": 1 }));
        assert_eq!(it.refuses("Bo", "approvals.approve", json!({ "approval": 1 })), "budget-exceeded");
        assert_eq!(it.state("purchase-plan", "PP-000001")["state"], json!("submitted"));
        it.by("Bo", "approvals.refuse", json!({ "approval": 1, "why": "Fewer displays." }));
        assert_eq!(it.state("purchase-plan", "PP-000001")["state"], json!("draft"));
        it.does("purchase-plan-lines.edit", json!({ "id": 1, "quantity": 5 }));
        it.by("Ida", "planning.submit", json!({ "plan": plan }));
        it.by("Ida", "planning.reopen", json!({ "plan": plan }));
        it.by("Ida", "planning.submit", json!({ "plan": plan }));
        it.by("Cem", "approvals.approve", json!({ "approval": 3 }));
        it.by("Bo", "approvals.approve", json!({ "approval": 3 }));
        assert_eq!(it.state("budget", "IT")["remaining"]["amount"], json!("1000.00"));
        it.by("Ida", "planning.finish", json!({ "plan": plan }));
        it.verifies();
    });
}

#[test]
fn a_plan_says_what_it_costs_in_one_currency() {
    on_both(|db| {
        let it = Firm::on(&db);
        let plan = it.by("Ida", "purchase-plans.register", json!({ "name": "Small things" }));
        assert_eq!(it.refuses("Ida", "planning.submit", json!({ "plan": plan["id"] })), "plan-is-empty");
        let line = |name: &str, cost: Value| json!({ "plan": plan["id"], "name": name, "quantity": 2, "unit_cost": cost });
        it.by("Ida", "purchase-plan-lines.register", line("Cables", Value::Null));
        assert_eq!(it.refuses("Ida", "planning.submit", json!({ "plan": plan["id"] })), "cost-missing");
        it.by("Ida", "purchase-plan-lines.edit", json!({ "id": 1, "unit_cost": "4.50" }));
        let dollars = json!({ "amount": "3.00", "currency": "USD" });
        assert_eq!(
            it.refuses("Ida", "purchase-plan-lines.register", line("Hubs", dollars)),
            "mixed-currencies"
        );
        assert_eq!(
            it.refuses("Ida", "purchase-plan-lines.register", json!({ "plan": plan["id"], "quantity": 1 })),
            "required"
        );
        it.by(
            "Ida",
            "needs.register",
            json!({ "category": "Displays", "wanted_by": "2026-04-01", "quantity": 3 }),
        );
        let planned = it.by("Ida", "planning.plan-need", json!({ "need": "N-000001", "plan": plan["id"] }));
        assert_eq!(
            it.refuses("Ida", "planning.plan-need", json!({ "need": "N-000001", "plan": plan["id"] })),
            "not-wanted"
        );
        it.by("Ida", "purchase-plan-lines.archive", json!({ "id": planned }));
        assert_eq!(it.state("need", "N-000001")["state"], json!("wanted"));
        // No rule asks: the plan is approved at once.
        it.by("Ida", "planning.submit", json!({ "plan": plan["id"] }));
        let kept = it.state("purchase-plan", "PP-000001");
        assert_eq!((&kept["state"], &kept["total"]["amount"]), (&json!("approved"), &json!("9.00")));
    });
}
