use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn a_replacement_is_one_life_with_two_serials() {
    on_both(|db| {
        let it = Company::on(&db);
        let (laptop, _) = (it.laptop("PF1"), it.laptop("PF9"));
        let order = it.makes("maintenance.open-order", json!({ "title": "Board dead", "asset": laptop }));
        let rma = it.makes("maintenance.open-rma", json!({ "order": order, "vendor_reference": "CASE-7" }));
        let known = it.the("rma", rma);
        assert_eq!(
            (&known["original_serial"], &known["supplier"], &known["fault"]),
            (&json!("PF1"), &json!(1), &json!("Board dead"))
        );
        assert_eq!(
            it.refuses("maintenance.open-rma", json!({ "asset": laptop, "fault": "Again" })),
            "rma-is-open"
        );
        it.does("maintenance.send-rma", json!({ "rma": rma, "tracking": "1Z9" }));
        it.hours_pass(24 * 8);
        let settle = |serial: &str| json!({ "rma": rma, "how": "replaced", "replacement_serial": serial, "cost_saved": { "amount": "480.00", "currency": "EUR" } });
        assert_eq!(it.refuses("maintenance.settle-rma", settle("pf9")), "serial-taken");
        it.does("maintenance.settle-rma", settle("PF2"));
        assert_eq!(it.the("asset", laptop)["serial"], json!("PF2"));
        assert_eq!(it.count("former-serial", &format!("q=pf1&asset={laptop}")), 1, "the old serial is found");
        let told = it.told("maintenance.turnaround", json!({}));
        assert_eq!((&told[0]["days_on_average"], &told[0]["open"]), (&json!(8), &json!(0)));
        // A second fault of the same asset opens a second return.
        it.does("maintenance.open-rma", json!({ "asset": laptop, "fault": "Screen" }));
        it.verifies();
    });
}

#[test]
fn what_covers_an_asset_is_told_the_longest_first() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        let cover = |until: &str| json!({ "reference": "EXT-1", "asset": laptop, "cover": "extended", "starts_on": "2026-01-01", "until": until });
        assert_eq!(it.refuses("covers.register", cover("2025-12-31")), "ends-before-start");
        it.does("covers.register", cover("2031-01-10"));
        let covers = it.told("maintenance.coverage", json!({ "asset": laptop }));
        let told: Vec<_> = covers
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["cover"].clone(), one["until"].clone(), one["holds"].clone()))
            .collect();
        assert_eq!(
            told,
            [
                (json!("extended"), json!("2031-01-10"), json!(true)),
                (json!("manufacturer"), json!("2029-01-09"), json!(true)),
            ]
        );
    });
}
