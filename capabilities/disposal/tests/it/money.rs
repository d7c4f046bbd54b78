use crate::company::Company;
use serde_json::{Value, json};
use testkit::on_both;

fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

#[test]
fn a_sale_with_quotes_fees_and_its_outcome() {
    on_both(|db| {
        let it = Company::on(&db);
        it.partner("Secondlife", &["reseller"], &[]);
        let (lot, tags) = it.lot("sell", "Rebuy", 2);
        let quote = |buyer: &str, amount: &str| json!({ "lot": lot, "buyer": buyer, "amount": eur(amount) });
        it.does("disposal.add-quote", quote("Rebuy", "1000.00"));
        it.does("disposal.add-quote", quote("Secondlife", "1200.01"));
        assert_eq!(it.refuses("disposal.add-quote", quote("Metalloop", "1.00")), "partner-has-another-role");
        let dollars =
            json!({ "lot": lot, "buyer": "Rebuy", "amount": { "amount": "5.00", "currency": "USD" } });
        assert_eq!(it.refuses("disposal.add-quote", dollars), "another-currency");
        it.does("disposal.accept-quote", json!({ "quote": format!("{lot}/Q2") }));
        assert_eq!(it.state("lot-quote", format!("{lot}/Q1"))["state"], "quote-declined");
        assert_eq!(
            it.refuses("disposal.accept-quote", json!({ "quote": format!("{lot}/Q1") })),
            "quote-is-decided"
        );
        assert_eq!(it.state("disposal-lot", lot.as_str())["partner"], 4);
        it.does("disposal.add-amount", json!({ "lot": lot, "what": "freight", "amount": eur("30.00") }));
        it.does(
            "disposal.add-amount",
            json!({ "lot": lot, "line": format!("{lot}/01"), "what": "partner-fee", "amount": eur("5.00") }),
        );
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        it.does("disposal.hand-over", json!({ "lot": lot, "signed_by": "Bo" }));
        it.does("disposal.confirm-units", json!({ "lot": lot, "document": "DN-4" }));
        assert_eq!(it.refuses("disposal.confirm-units", json!({ "lot": lot })), "weights-recorded");
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        it.does("disposal.close-lot", json!({ "lot": lot }));
        // 24 of 48 months are gone: 500.00 each. 1200.01 − 35.00 − 1000.00 = 165.01.
        let told = it.told("disposal.outcome", json!({ "lot": lot }));
        assert_eq!(told["book_value"], eur("1000.00"));
        assert_eq!(told["result"], eur("165.01"));
        let line = it.state("lot-line", format!("{lot}/01"));
        assert_eq!((&line["proceeds"], &line["costs"]), (&eur("600.01"), &eur("20.00")));
        assert_eq!((&line["book_value"], &line["result"]), (&eur("500.00"), &eur("80.01")));
        assert_eq!(it.state("lot-line", format!("{lot}/02"))["result"], eur("85.00"));
        let sum: f64 = told["bookings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["amount"]["amount"].as_str().unwrap().parse::<f64>().unwrap())
            .sum();
        assert!(sum.abs() < 1e-9, "{told}");
        assert_eq!(it.state("asset", tags[0].as_str())["disposal_route"], "sold");
        it.verifies();
    });
}

#[test]
fn a_gift_needs_consent_and_a_receipt() {
    on_both(|db| {
        let it = Company::on(&db);
        let (lot, tags) = it.lot("donate", "Schoolbox", 1);
        it.does("disposal.seal-lot", json!({ "lot": lot }));
        let leaves = json!({ "lot": lot, "signed_by": "Bo" });
        assert_eq!(it.refuses("disposal.hand-over", leaves.clone()), "consent-required");
        it.does("disposal.record-consent", json!({ "lot": lot, "by": "ana", "value": eur("400.00") }));
        it.does("disposal.hand-over", leaves);
        it.does("disposal.confirm-units", json!({ "lot": lot }));
        assert_eq!(it.refuses("disposal.settle-lot", json!({ "lot": lot })), "receipt-missing");
        it.does("disposal.record-receipt", json!({ "lot": lot, "receipt_number": "R-2026-8" }));
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        it.does("disposal.close-lot", json!({ "lot": lot }));
        assert_eq!(it.state("asset", tags[0].as_str())["disposal_route"], "donated");
        let (other, _) = it.lot("recycle", "Metalloop", 1);
        assert_eq!(it.refuses("disposal.record-consent", json!({ "lot": other, "by": "ana" })), "not-a-gift");
    });
}

#[test]
fn what_goes_back_to_the_lessor_may_cost_for_its_condition() {
    on_both(|db| {
        let it = Company::on(&db);
        it.partner("Leaseline", &["lessor"], &[]);
        let (lot, tags) = it.away("return-to-lessor", "Leaseline", 1);
        it.does(
            "disposal.add-amount",
            json!({ "lot": lot, "line": format!("{lot}/01"), "what": "condition-charge", "amount": eur("80.00"), "document": "INV-3" }),
        );
        it.does("disposal.confirm-units", json!({ "lot": lot }));
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        it.does("disposal.close-lot", json!({ "lot": lot }));
        assert_eq!(it.state("disposal-lot", lot.as_str())["costs"], eur("80.00"));
        assert_eq!(it.state("asset", tags[0].as_str())["disposal_route"], "returned");
    });
}
