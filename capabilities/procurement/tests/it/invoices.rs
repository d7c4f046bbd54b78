use crate::register::{Company, eur, somebody};
use engine::{Door, Request};
use serde_json::{Value, json};
use testkit::on_both;

fn invoice(it: &Company, order: &str, number: &str, total: &str) -> Value {
    let invoice = json!({ "number": number, "purchase_order": order, "total": eur(total), "invoiced_on": "2026-03-02", "due_on": "2026-03-16" });
    it.does("invoices.register", invoice)["id"].clone()
}

#[test]
fn what_was_ordered_and_arrived_is_paid() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = it.placed(2);
        it.does("procurement.receive", json!({ "line": format!("{order}/1"), "serials": "I1\nI2" }));
        let bill = invoice(&it, &order, "RE-1", "2380.00");
        assert_eq!(it.one("invoice", bill.clone())["agreement"], json!("empty"));
        assert_eq!(it.refuses("procurement.approve-invoice", json!({ "invoice": bill })), "no-lines");
        // All that arrived, at the price of the order.
        it.does("procurement.bill-line", json!({ "invoice": bill, "order_line": format!("{order}/1") }));
        assert_eq!(it.one("invoice", bill.clone())["agreement"], json!("matched"));
        assert_eq!(it.one("order-line", format!("{order}/1"))["invoiced"], json!(2));
        it.does("procurement.approve-invoice", json!({ "invoice": bill }));
        assert_eq!(
            it.refuses("invoices.edit", json!({ "id": bill, "total": eur("1.00") })),
            "decided-already"
        );
        it.does("procurement.pay-invoice", json!({ "invoice": bill }));
        assert_eq!(it.one("invoice", bill)["state"], json!("paid"));
        let again = json!({ "number": "re-1", "purchase_order": order, "total": eur("1.00"), "invoiced_on": "2026-03-02" });
        assert_eq!(it.refuses("invoices.register", again), "already-taken");
        it.verifies();
    });
}

#[test]
fn one_that_does_not_match_needs_a_reason_and_other_eyes() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = it.placed(3);
        let line = format!("{order}/1");
        it.does("procurement.receive", json!({ "line": line, "serials": "M1\nM2" }));
        let bill = invoice(&it, &order, "RE-2", "3748.50");
        it.does(
            "procurement.bill-line",
            json!({ "invoice": bill, "order_line": line, "quantity": 3, "unit_price": eur("1050.00") }),
        );
        let told = it.told("procurement.match-invoice", json!({ "invoice": bill }));
        let codes: Vec<&str> =
            told["findings"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["price-above-order", "more-than-arrived"]);
        assert_eq!(
            it.refuses("procurement.approve-invoice", json!({ "invoice": bill })),
            "invoice-does-not-match"
        );
        let despite = json!({ "invoice": bill, "despite": "Agreed by telephone" });
        assert_eq!(it.refuses("procurement.approve-invoice", despite.clone()), "four-eyes");
        // The third one comes, and a policy tolerates the price: nothing is left to differ.
        it.does("procurement.receive", json!({ "line": line, "serials": "M3" }));
        assert_eq!(it.one("invoice", bill.clone())["findings"], json!(1));
        it.by(somebody(3), "procurement.approve-invoice", despite).unwrap();
        let second = invoice(&it, &order, "RE-3", "1190.00");
        it.does(
            "procurement.bill-line",
            json!({ "invoice": second, "order_line": line, "quantity": 1, "unit_price": eur("1000.00") }),
        );
        let told = it.told("procurement.match-invoice", json!({ "invoice": second }));
        assert_eq!(told["findings"][0]["code"], json!("billed-twice"));
        it.does("procurement.reject-invoice", json!({ "invoice": second, "because": "Billed twice" }));
        assert_eq!(it.one("order-line", line)["invoiced"], json!(3));
        it.verifies();
    });
}

#[test]
fn a_request_with_an_old_version_is_a_conflict() {
    on_both(|db| {
        let it = Company::on(&db);
        let order = it.draft(1);
        it.does("orders.edit", json!({ "id": order, "title": "Other" }));
        let request = Request { if_version: Some(1), ..Request::through(Door::Api) };
        let doing = it.engine.doing("procurement.submit").unwrap();
        let told = it.engine.perform_blocking(somebody(1), request, doing, json!({ "order": order }));
        assert_eq!(told.unwrap_err().code(), "changed-meanwhile");
    });
}
