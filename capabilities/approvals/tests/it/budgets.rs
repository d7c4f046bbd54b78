use crate::office::Office;
use serde_json::json;
use std::sync::Arc;
use testkit::on_both;

fn with_budget(it: &Office, policy: &str) {
    it.does(
        "budgets.register",
        json!({
            "name": "IT 2026", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": "1000.00", "policy": policy,
        }),
    );
}

#[test]
fn what_is_ordered_received_and_invoiced_is_counted_once() {
    on_both(|db| {
        let it = Office::on(&db);
        assert_eq!(it.spends(9, "ordered", "5.00"), "none");
        with_budget(&it, "refuse");
        assert_eq!(it.spends(1, "approved", "600.00"), "left 400.00");
        // The order stands in the place of the plan.
        let order = json!({
            "subject": 2, "stage": "ordered", "amount": { "amount": "550.00", "currency": "EUR" }, "replaces": 1,
        });
        assert_eq!(it.does("test.spend", order), json!("left 400.00"));
        assert_eq!(it.spends(2, "received", "200.00"), "left 400.00");
        assert_eq!(it.spends(2, "invoiced", "540.00"), "left 400.00");
        it.spends(1, "close", "0");
        it.spends(2, "close", "0");
        it.spends(1, "release", "0");
        assert_eq!(it.spends(3, "ordered", "1.00"), "left 459.00");
        it.verifies();
    });
}

#[test]
fn a_budget_that_refuses_is_not_promised_away_and_one_that_warns_says_so() {
    on_both(|db| {
        let it = Office::on(&db);
        with_budget(&it, "refuse");
        let ordered = |subject: i64, amount: &str, currency: &str| json!({ "subject": subject, "stage": "ordered", "amount": { "amount": amount, "currency": currency } });
        assert_eq!(it.spends(1, "ordered", "1000.00"), "left 0.00");
        assert_eq!(it.refused("Eve", "test.spend", ordered(2, "0.01", "EUR")), "budget-exceeded");
        assert_eq!(it.refused("Eve", "test.spend", ordered(2, "0.01", "USD")), "budget-currency");
        assert_eq!(it.refused("Eve", "test.spend", ordered(1, "5.00", "USD")), "budget-currency");
        assert_eq!(it.spends(1, "invoiced", "1010.00"), "over 10.00");
        assert_eq!(it.refused("Eve", "budgets.archive", json!({ "id": "IT 2026" })), "budget-in-use");
        it.does("budgets.edit", json!({ "id": "IT 2026", "policy": "warn" }));
        assert_eq!(it.spends(2, "ordered", "1.00"), "over 11.00");
        it.does("budgets.edit", json!({ "id": "IT 2026", "amount": "2000.00" }));
        assert_eq!(it.spends(2, "ordered", "1.00"), "left 989.00");
        assert_eq!(
            it.refused("Eve", "budgets.edit", json!({ "id": "IT 2026", "committed": "0.00" })),
            "not-editable"
        );
        it.verifies();
    });
}

#[test]
fn two_who_spend_the_same_money_at_once_do_not_both_get_it() {
    on_both(|db| {
        let it = Office::on(&db);
        with_budget(&it, "refuse");
        let it = Arc::new(it);
        let threads: Vec<_> = (1..=4)
            .map(|subject: i64| {
                let it = it.clone();
                let amount = json!({ "amount": "400.00", "currency": "EUR" });
                let input = json!({ "subject": subject, "stage": "ordered", "amount": amount });
                std::thread::spawn(move || it.by("Eve", "test.spend", input).is_ok())
            })
            .collect();
        let won = threads.into_iter().filter_map(|thread| thread.join().ok()).filter(|won| *won).count();
        assert!((1..=2).contains(&won), "{won}");
        it.verifies();
    });
}
