use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn a_repair_takes_the_asset_out_costs_something_and_brings_it_back() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        let ticket = it.makes("tickets.register", json!({ "title": "Fan rattles", "asset": laptop }));
        let order = it.makes(
            "maintenance.open-order",
            json!({ "ticket": ticket, "checklist": "Fan turns\nTemperature | ..80 °C" }),
        );
        let known = it.the("work-order", order);
        assert_eq!(
            (&known["title"], &known["under_warranty"], &known["asset"]),
            (&json!("Fan rattles"), &json!(true), &json!(laptop))
        );
        assert_eq!(
            it.refuses("maintenance.wait-for-parts", json!({ "order": order, "waiting_for": "fan" })),
            "order-not-under-way"
        );
        it.does("maintenance.start-order", json!({ "order": order, "out_of_service": true }));
        assert_eq!(it.the("asset", laptop)["stage"], json!("in-maintenance"));
        assert_eq!(it.count("outage", "ended_at[empty]=true"), 1);
        it.does("maintenance.wait-for-parts", json!({ "order": order, "waiting_for": "fan" }));
        it.hours_pass(6);
        it.does("maintenance.continue-order", json!({ "order": order }));
        let euro = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
        it.does("maintenance.use-part", json!({ "order": order, "description": "Fan", "quantity": 2, "unit_cost": euro("19.90"), "old_serial": "F1", "new_serial": "F2" }));
        it.does(
            "maintenance.book-labour",
            json!({ "order": order, "minutes": 45, "rate": euro("60.00"), "worker": "tom" }),
        );
        assert_eq!(it.refuses("maintenance.use-part", json!({ "order": order, "description": "Paste", "unit_cost": { "amount": "3.00", "currency": "USD" } })), "other-currency");
        let costs = it.the("work-order", order);
        assert_eq!(
            (&costs["parts_cost"], &costs["labour_cost"], &costs["total_cost"]),
            (&euro("39.80"), &euro("45.00"), &euro("84.80"))
        );
        it.does("work-orders.edit", json!({ "id": order, "service_cost": euro("10.00") }));
        assert_eq!(it.the("work-order", order)["total_cost"], euro("94.80"));
        assert_eq!(it.refuses("maintenance.finish-order", json!({ "order": order })), "checklist-open");
        it.does("maintenance.check", json!({ "line": 1, "verdict": "pass" }));
        assert_eq!(
            it.refuses("maintenance.check", json!({ "line": 2, "verdict": "pass", "value": "91" })),
            "outside-tolerance"
        );
        it.does("maintenance.check", json!({ "line": 2, "value": 91 }));
        assert_eq!(
            it.refuses("maintenance.finish-order", json!({ "order": order })),
            "failed-checks-unexplained"
        );
        it.does(
            "maintenance.finish-order",
            json!({ "order": order, "outcome": "New fan; still warm under load", "condition": "good" }),
        );
        let back = it.the("asset", laptop);
        assert_eq!(
            (&back["stage"], &back["condition"]),
            (&json!("in-stock"), &json!("good")),
            "nobody holds it"
        );
        let outage = it.the("outage", 1);
        assert_eq!((&outage["minutes"], &outage["planned"]), (&json!(360), &json!(false)));
        assert_eq!(
            it.refuses("maintenance.book-labour", json!({ "order": order, "minutes": 5 })),
            "order-is-over"
        );
        it.verifies();
    });
}

#[test]
fn several_assets_share_an_order_and_a_cancelled_one_lets_them_go() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop("PF1"), it.laptop("PF2"));
        assert_eq!(it.refuses("maintenance.open-order", json!({ "title": "Dust" })), "required");
        assert_eq!(
            it.refuses("maintenance.open-order", json!({ "title": "Dust", "assets": [one, one] })),
            "named-already"
        );
        let order = it.makes(
            "maintenance.open-order",
            json!({ "title": "Dust", "work_kind": "cleaning", "asset": one }),
        );
        it.does("maintenance.add-to-order", json!({ "order": order, "asset": two }));
        it.does("maintenance.start-order", json!({ "order": order, "out_of_service": true }));
        assert_eq!(
            it.refuses("maintenance.add-to-order", json!({ "order": order, "asset": two })),
            "order-has-started"
        );
        assert_eq!(it.the("asset", two)["stage"], json!("in-maintenance"));
        it.does("maintenance.cancel-order", json!({ "order": order, "note": "No time" }));
        assert_eq!(it.the("asset", two)["stage"], json!("in-stock"));
        assert_eq!(it.count("outage", "planned=true&ended_at[empty]=false"), 2);
        // One that is registered by its fields alone, as an import does, names its asset too.
        let plain = it
            .makes("work-orders.register", json!({ "title": "Dust", "work_kind": "cleaning", "asset": one }));
        assert_eq!(it.count("work-order-asset", &format!("work_order={plain}")), 1);
    });
}

#[test]
fn a_recall_makes_one_order_for_each_asset_of_the_model() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptops = [it.laptop("PF1"), it.laptop("PF2"), it.laptop("PF3")];
        it.does("models.register", json!({ "name": "P27", "category": "Laptops" }));
        it.does("assets.register", json!({ "model": "P27" }));
        let campaign = it.makes(
            "campaigns.register",
            json!({ "title": "Battery recall", "model": "T14", "checklist": "Batch is listed" }),
        );
        assert_eq!(
            it.does("maintenance.start-campaign", json!({ "campaign": campaign })),
            json!({ "orders": 3, "more": false })
        );
        assert_eq!(
            it.refuses("maintenance.start-campaign", json!({ "campaign": campaign })),
            "nothing-to-open"
        );
        it.laptop("PF4");
        it.does("maintenance.start-campaign", json!({ "campaign": campaign }));
        it.does("maintenance.check", json!({ "line": 1, "verdict": "not-applicable" }));
        it.does("maintenance.finish-order", json!({ "order": 1 }));
        let known = it.the("campaign", campaign);
        assert_eq!(
            (&known["affected"], &known["ordered"], &known["done"]),
            (&json!(4), &json!(4), &json!(1))
        );
        assert_eq!(known["work_kind"], json!("recall"));
        assert_eq!(it.count("work-order", &format!("asset={}", laptops[0])), 1);
        it.verifies();
    });
}
