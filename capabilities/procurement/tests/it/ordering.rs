use crate::register::{Company, eur, somebody};
use serde_json::{Value, json};
use testkit::on_both;

#[test]
fn totals_follow_the_lines_to_the_cent() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.draft(3);
        let line = json!({ "order": number, "description": "Bags", "quantity": 3, "unit_price": eur("9.99"), "freight": eur("2.50") });
        it.does("procurement.add-line", line);
        let order = it.one("order", number.as_str());
        // Germany: 19 %, rounded line by line. 3000.00 and 32.47 net.
        assert_eq!(
            [&order["net"], &order["tax"], &order["gross"]],
            [&eur("3032.47"), &eur("576.17"), &eur("3608.64")]
        );
        assert_eq!(
            (&order["lines"], &order["units"], &order["ship_country"]),
            (&json!(2), &json!(6), &json!("DE"))
        );
        let usd = json!({ "order": number, "description": "x", "quantity": 1, "unit_price": { "amount": "1.00", "currency": "USD" } });
        assert_eq!(it.refuses("procurement.add-line", usd), "wrong-currency");
        assert_eq!(
            it.refuses("orders.edit", json!({ "id": number, "currency": "USD" })),
            "lines-have-prices"
        );
        it.verifies();
    });
}

#[test]
fn nobody_approves_their_own_order_and_nothing_is_placed_before() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.draft(2);
        assert_eq!(it.refuses("procurement.place", json!({ "order": number })), "not-approved");
        assert_eq!(it.refuses("procurement.approve", json!({ "order": number })), "not-waiting");
        it.does("procurement.submit", json!({ "order": number }));
        assert_eq!(it.refuses("procurement.approve", json!({ "order": number })), "four-eyes");
        assert_eq!(
            it.refuses("orders.edit", json!({ "id": number, "supplier": "Elbkontor" })),
            "order-not-draft"
        );
        let line = format!("{number}/1");
        assert_eq!(it.refuses("order-lines.edit", json!({ "id": line, "quantity": 9 })), "order-not-draft");
        assert_eq!(it.refuses("order-lines.archive", json!({ "id": line })), "order-not-draft");
        it.by(somebody(2), "procurement.approve", json!({ "order": number })).unwrap();
        it.does("procurement.place", json!({ "order": number }));
        let order = it.one("order", number.as_str());
        // The supplier's usual lead time is a week.
        assert_eq!((&order["state"], &order["expected_on"]), (&json!("placed"), &json!("2026-03-09")));
        assert_eq!(
            it.refuses("procurement.send-back", json!({ "order": number, "because": "late" })),
            "already-placed"
        );
    });
}

#[test]
fn what_the_policy_leaves_free_needs_no_approval() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("procurement-policies.register", json!({ "name": "All", "free_up_to": eur("2380.00") }));
        assert_eq!(it.refuses("procurement-policies.register", json!({ "name": "Again" })), "already-taken");
        let (small, large) = (it.draft(2), it.draft(3));
        it.does("procurement.submit", json!({ "order": small }));
        it.does("procurement.submit", json!({ "order": large }));
        assert_eq!(it.one("order", small)["state"], json!("approved"));
        assert_eq!(it.one("order", large)["state"], json!("waiting"));
    });
}

#[test]
fn a_change_beyond_the_approval_needs_another_approver() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(4);
        let change = |quantity: i64| json!({ "line": format!("{number}/1"), "quantity": quantity, "because": "Two more hires" });
        assert_eq!(it.refuses("procurement.change-line", change(6)), "beyond-approval");
        it.does("procurement.change-line", change(3));
        it.by(somebody(2), "procurement.change-line", change(6)).unwrap();
        let order = it.one("order", number.as_str());
        assert_eq!((&order["gross"], &order["approved_gross"]), (&eur("7140.00"), &eur("7140.00")));
        it.verifies();
    });
}

#[test]
fn what_has_ended_is_not_reopened() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(4);
        let line = format!("{number}/1");
        it.does("procurement.receive", json!({ "line": line, "serials": "S1" }));
        assert_eq!(
            it.refuses("procurement.cancel", json!({ "order": number, "because": "gone" })),
            "something-arrived"
        );
        assert_eq!(it.refuses("procurement.close", json!({ "order": number })), "not-received");
        it.does("procurement.cancel-rest", json!({ "order": number, "because": "Out of production" }));
        let order = it.one("order", number.as_str());
        assert_eq!((&order["state"], &order["gross"]), (&json!("received"), &eur("1190.00")));
        it.does("procurement.close", json!({ "order": number }));
        assert_eq!(
            it.refuses("procurement.receive", json!({ "line": line, "serials": "S2" })),
            "order-has-ended"
        );
        assert_eq!(
            it.refuses("procurement.send-back", json!({ "order": number, "because": "again" })),
            "order-has-ended"
        );
        it.verifies();
    });
}

#[test]
fn a_delivery_to_a_home_carries_address_country_and_tax() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = json!({ "supplier": "Spreewerk", "company": "Werk GmbH", "ship_to_person": "ana" });
        let id = it.does("orders.register", order)["id"].clone();
        it.does(
            "procurement.add-line",
            json!({ "order": id, "model": "T14", "quantity": 1, "unit_price": eur("1000.00") }),
        );
        let order = it.one("order", id);
        assert_eq!(
            (&order["ship_address"], &order["ship_country"], &order["tax"]),
            (&json!("Rua Nova 1, 1000-001, Lisboa"), &json!("PT"), &eur("230.00"))
        );
    });
}

#[test]
fn a_lease_has_a_schedule_and_its_assets_are_leased() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = json!({ "supplier": "Spreewerk", "ship_to": "Depot", "mode": "lease" });
        let id = it.does("orders.register", order)["id"].clone();
        it.does("procurement.add-line", json!({ "order": id, "model": "T14", "quantity": 2 }));
        assert_eq!(it.refuses("procurement.submit", json!({ "order": id })), "no-term");
        it.does("orders.edit", json!({ "id": id, "term_months": 36, "monthly_rate": eur("58.00") }));
        it.does("procurement.submit", json!({ "order": id }));
        it.by(somebody(2), "procurement.approve", json!({ "order": id })).unwrap();
        it.does("procurement.place", json!({ "order": id, "expected_on": "2026-03-05" }));
        let order = it.one("order", id.clone());
        assert_eq!((&order["returns_on"], &order["approved_gross"]), (&json!("2029-03-05"), &eur("2088.00")));
        let rates = it.told("procurement.schedule", json!({ "order": id }));
        assert_eq!((rates.as_array().unwrap().len(), &rates[35]["paid"]), (36, &eur("2088.00")));
        let line = format!("{}/1", order["number"].as_str().unwrap());
        let came = it.does("procurement.receive", json!({ "line": line, "serials": "L1" }));
        assert_eq!(it.one("asset", came["assets"][0].clone())["ownership"], json!("leased"));
    });
}

#[test]
fn buying_and_leasing_are_compared_by_what_they_cost_today() {
    on_both(|db| {
        let it = Company::on(&db);
        let question = json!({ "price": "1200", "residual": "200", "term_months": 12, "monthly_rate": "90", "discount_percent": "12" });
        let told = it.told("procurement.buy-or-lease", question);
        assert_eq!(
            (&told["buy"], &told["lease"], &told["saves"], &told["cheaper"]),
            (&eur("1022.51"), &eur("1023.09"), &eur("0.58"), &json!("buy"))
        );
    });
}

#[test]
fn the_rules_of_the_company_decide_and_no_other_door_does() {
    on_both(|db| {
        let it = Company::on(&db);
        let rule =
            it.does("approval-rules.register", json!({ "name": "Orders", "applies_to": "order" }))["id"]
                .clone();
        it.does("approval-steps.register", json!({ "rule": rule, "who": "person", "person": "cem" }));
        let number = it.draft(2);
        it.does("procurement.submit", json!({ "order": number }));
        assert_eq!(it.refuses_to(2, "procurement.approve", json!({ "order": number })), "decided-by-rules");
        it.by(somebody(3), "approvals.refuse", json!({ "approval": 1, "why": "Too dear" })).unwrap();
        assert_eq!(it.one("order", number.as_str())["state"], json!("draft"));
        it.does("procurement.submit", json!({ "order": number }));
        it.by(somebody(3), "approvals.approve", json!({ "approval": 2 })).unwrap();
        let order = it.one("order", number.as_str());
        assert_eq!(
            (&order["state"], &order["approved_by"], &order["approved_gross"]),
            (&json!("approved"), &json!(3), &eur("2380.00"))
        );
        let cancelled = it.draft(1);
        it.does("procurement.submit", json!({ "order": cancelled }));
        it.does("procurement.cancel", json!({ "order": cancelled, "because": "Not needed" }));
        assert_eq!(it.one("approval", 3)["state"], json!("withdrawn"));
        it.verifies();
    });
}

#[test]
fn the_tax_of_a_draft_follows_the_country_that_it_goes_to_unless_somebody_said_another() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = json!({ "supplier": "Spreewerk", "company": "Werk GmbH", "title": "Laptops" });
        let order = it.does("orders.register", order)["id"].clone();
        let line = |more: Value| {
            let mut line =
                json!({ "order": order, "model": "T14", "quantity": 1, "unit_price": eur("100.00") });
            line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            it.does("procurement.add-line", line);
        };
        line(json!({}));
        line(json!({ "tax_percent": "7" }));
        let gross = |it: &Company| it.one("order", order.clone())["gross"].clone();
        assert_eq!(gross(&it), eur("207.00"), "nobody knows yet where it goes");
        it.does("orders.edit", json!({ "id": order, "ship_to": "Depot" }));
        assert_eq!(gross(&it), eur("226.00"), "19 percent in Germany");
        it.does(
            "orders.edit",
            json!({ "id": order, "ship_to": null, "ship_to_person": "ana", "ship_country": "PT" }),
        );
        assert_eq!(gross(&it), eur("230.00"), "23 percent in Portugal");
        it.verifies();
    });
}
