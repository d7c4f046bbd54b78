use crate::company::Company;
use serde_json::{Value, json};
use testkit::on_both;

fn support(it: &Company, more: Value) {
    let mut contract = json!({
        "number": "C-1", "name": "Server support", "kind": "support", "supplier": "Isartal", "owner": "ana",
        "starts_on": "2025-05-01", "ends_on": "2026-04-30", "notice": 1, "auto_renews": true,
        "response_hours": 4, "remind_days": 20,
    });
    contract.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    it.does("contracts.register", contract);
}

#[test]
fn what_has_to_be_decided_follows_from_the_terms_and_somebody_is_reminded() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({}));
        let contract = it.contract("C-1");
        assert_eq!(
            (&contract["standing"], &contract["notice_by"], &contract["decide_by"]),
            (&json!("active"), &json!("2026-03-31"), &json!("2026-03-31"))
        );
        let told = it.told("contracts.renewals", json!({}));
        assert_eq!((&told[0]["what"], &told[0]["on"]), (&json!("give-notice"), &json!("2026-03-31")));
        for _ in 0..8 {
            it.night();
        }
        assert_eq!(it.contract("C-1").get("reminded_on"), None);
        it.night();
        assert!(it.contract("C-1").contains_key("reminded_on"));
        it.verifies();
    });
}

#[test]
fn a_contract_goes_on_by_itself_or_ends() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({}));
        support(&it, json!({ "number": "C-2", "auto_renews": false, "ends_on": "2026-03-04" }));
        assert_eq!(
            it.refuses("contracts.renew", json!({ "contract": "C-2", "until": "2026-03-04" })),
            "not-later"
        );
        for _ in 0..4 {
            it.night();
        }
        assert_eq!(it.contract("C-2")["standing"], json!("ended"));
        assert_eq!(
            it.refuses("contracts.cover", json!({ "contract": "C-2", "asset": "S-1" })),
            "contract-ended"
        );
        it.engine.clock().advance(60 * testkit::DAY);
        it.night();
        let gone_on = it.contract("C-1");
        assert_eq!((&gone_on["standing"], &gone_on["ends_on"]), (&json!("active"), &json!("2027-04-30")));
        it.verifies();
    });
}

#[test]
fn notice_ends_it_as_early_as_its_terms_allow() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({}));
        it.engine.clock().advance(30 * testkit::DAY);
        let early = json!({ "contract": "C-1", "ends_on": "2026-04-30" });
        assert_eq!(it.refuses("contracts.terminate", early), "before-its-terms");
        it.does("contracts.terminate", json!({ "contract": "C-1", "note": "Too slow." }));
        let ended = it.contract("C-1");
        assert_eq!(
            (&ended["standing"], &ended["ends_on"], ended.get("decide_by")),
            (&json!("terminated"), &json!("2027-04-30"), None)
        );
        assert_eq!(it.refuses("contracts.terminate", json!({ "contract": "C-1" })), "not-in-force");
        it.does("contracts.renew", json!({ "contract": "C-1" }));
        assert_eq!(it.contract("C-1")["standing"], json!("active"));
    });
}

#[test]
fn costs_add_up_over_a_year_and_fall_due_by_their_schedule() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({}));
        let cost = |label: &str, amount: &str, currency: &str, every: &str| {
            json!({
                "contract": "C-1", "label": label, "every": every, "starts_on": "2026-01-15",
                "amount": { "amount": amount, "currency": currency },
            })
        };
        it.does("contract-costs.register", cost("Support", "100.00", "EUR", "month"));
        it.does("contract-costs.register", cost("Spares", "250.50", "EUR", "quarter"));
        it.does("contract-costs.register", cost("Set-up", "900.00", "EUR", "once"));
        assert_eq!(it.contract("C-1")["yearly_cost"], json!({ "amount": "2202.00", "currency": "EUR" }));
        let due = it.told("contracts.payments", json!({ "contract": "C-1", "months": 2 }));
        let due: Vec<(&Value, &Value)> =
            due.as_array().unwrap().iter().map(|one| (&one["on"], &one["label"])).collect();
        assert_eq!(
            due,
            [
                (&json!("2026-03-15"), &json!("Support")),
                (&json!("2026-04-15"), &json!("Support")),
                (&json!("2026-04-15"), &json!("Spares")),
            ]
        );
        it.does("contract-costs.register", cost("Travel", "10.00", "USD", "month"));
        assert_eq!(it.contract("C-1").get("yearly_cost"), None, "currencies are never added up");
        let wrong = json!({ "contract": "C-1", "label": "x", "every": "month", "ends_on": "2020-01-01",
            "amount": { "amount": "1.00", "currency": "EUR" } });
        assert_eq!(it.refuses("contract-costs.register", wrong), "ends-before-it-starts");
    });
}

#[test]
fn assets_are_covered_once_and_until_the_cover_ends() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({}));
        it.does("contracts.cover", json!({ "contract": "C-1", "asset": "S-1" }));
        assert_eq!(
            it.refuses("contracts.cover", json!({ "contract": "C-1", "asset": "S-1" })),
            "already-covered"
        );
        let both = json!({ "contract": "C-1", "assets": ["S-2", "S-1"] });
        assert_eq!(it.refuses("contracts.cover-many", both), "already-covered");
        assert_eq!(it.contract("C-1")["covers"], json!(1));
        let told = it.told("contracts.coverage", json!({ "asset": "S-1" }));
        assert_eq!((&told[0]["number"], &told[0]["response_hours"]), (&json!("C-1"), &json!(4)));
        it.does("contracts.uncover", json!({ "cover": told[0]["cover"] }));
        assert_eq!(it.contract("C-1")["covers"], json!(0));
        assert_eq!(it.told("contracts.coverage", json!({ "asset": "S-1", "on": "2026-03-03" })), json!([]));
        it.verifies();
    });
}

#[test]
fn a_draft_is_agreed_before_it_is_in_force() {
    on_both(|db| {
        let it = Company::on(&db);
        support(&it, json!({ "starts_on": "2026-05-01", "ends_on": "2027-04-30" }));
        assert_eq!(it.contract("C-1")["standing"], json!("draft"));
        assert_eq!(it.refuses("contracts.renew", json!({ "contract": "C-1" })), "still-a-draft");
        it.does("contracts.sign", json!({ "contract": "C-1" }));
        assert_eq!(it.refuses("contracts.sign", json!({ "contract": "C-1" })), "not-a-draft");
        let wrong = json!({ "id": "C-1", "ends_on": "2026-04-01" });
        assert_eq!(it.refuses("contracts.edit", wrong), "ends-before-it-starts");
        assert_eq!(it.refuses("contracts.edit", json!({ "id": "C-1", "ends_on": null })), "needs-an-end");
    });
}
