use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn a_worn_laptop_is_harvested_unless_somebody_says_otherwise_and_why() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(
            json!({ "cost": { "amount": "1000.00", "currency": "EUR" }, "received_on": "2022-03-02" }),
        );
        it.does("assets.retire", json!({ "asset": tag }));
        it.does(
            "retirement.grade-asset",
            json!({ "asset": tag, "starts": "works", "look": "worn", "battery_percent": 55 }),
        );
        let grading = it.record("grading", "GR-000001");
        assert_eq!(
            (&grading["grade"], &grading["because"]),
            (&json!("c"), &json!("it is visibly worn; the battery has 55 % left"))
        );
        assert_eq!(it.record("asset", tag.as_str())["condition"], json!("poor"));
        let advice = it.record("route-decision", "RD-000001");
        assert_eq!((&advice["recommended"], &advice["mass_grams"]), (&json!("harvest"), &json!(1500)));
        assert_eq!(advice["residual_value"], json!({ "amount": "98.17", "currency": "EUR" }));
        assert!(advice["reasons"].as_str().unwrap().contains("Good and worth selling"), "{advice:?}");
        let sell = json!({ "decision": "RD-000001", "way": "sell" });
        assert_eq!(it.refuses("retirement.decide-way", sell.clone()), "required");
        let mut sell = sell;
        sell["because"] = json!("A dealer takes the whole lot.");
        it.does("retirement.decide-way", sell);
        it.drive("S-1", "ssd", &tag);
        it.purges("S-1");
        it.does("assets.dispose", json!({ "asset": tag, "route": "sold" }));
        let ways = it.told("retirement.ways", json!({}));
        assert_eq!(
            ways,
            json!([{ "recommended": "harvest", "decided": "sell", "actual": "sell", "assets": 1,
                "co2e_low_kg": 0, "co2e_high_kg": 0, "mass_grams": 1500 }])
        );
        it.verifies();
    });
}

#[test]
fn what_is_good_serves_again_and_that_avoids_emissions_by_a_named_factor() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "received_on": "2025-03-02" }));
        it.does(
            "retirement.grade-asset",
            json!({ "asset": tag, "starts": "works", "look": "light-marks", "display": "works", "input": "works",
                "ports": "works", "network": "works", "camera_audio": "works" }),
        );
        let advice = it.record("route-decision", "RD-000001");
        assert_eq!((&advice["recommended"], &advice["co2e_high_kg"]), (&json!("redeploy"), &json!(300)));
        assert!(advice["co2e_source"].as_str().unwrap().starts_with("Any device: "));
        it.does("retirement.decide-way", json!({ "decision": "RD-000001" }));
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        assert_eq!(it.record("route-decision", "RD-000001")["actual"], json!("redeploy"));
        let leased = it.laptop_with(json!({ "ownership": "leased" }));
        it.does("retirement.recommend", json!({ "asset": leased }));
        assert_eq!(it.record("route-decision", "RD-000002")["recommended"], json!("return-to-lessor"));
    });
}
