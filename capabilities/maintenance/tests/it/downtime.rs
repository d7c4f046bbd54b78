use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn reliability_is_told_by_model_and_place() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.laptop("PF1"), it.laptop("PF2"));
        let outage = |asset: i64, from: &str, to: &str, planned: bool| json!({ "asset": asset, "began_at": from, "ended_at": to, "planned": planned, "cause": "hardware" });
        assert_eq!(
            it.refuses(
                "outages.register",
                outage(one, "2026-02-10T10:00:00Z", "2026-02-10T09:00:00Z", false)
            ),
            "ends-before-start"
        );
        assert_eq!(
            it.refuses(
                "outages.register",
                outage(one, "2026-09-10T10:00:00Z", "2026-09-10T11:00:00Z", false)
            ),
            "in-the-future"
        );
        it.does("outages.register", outage(one, "2026-02-10T10:00:00Z", "2026-02-10T14:00:00Z", false));
        it.does("outages.register", outage(one, "2026-02-20T10:00:00Z", "2026-02-20T18:00:00Z", false));
        it.does("outages.register", outage(two, "2026-02-21T10:00:00Z", "2026-02-21T12:00:00Z", true));
        // February has 672 hours; two laptops, 12 hours down.
        let told = it.told("maintenance.reliability", json!({ "from": "2026-02-01", "to": "2026-02-28" }));
        let row = &told[0];
        assert_eq!((&row["name"], &row["assets"], &row["failures"]), (&json!("T14"), &json!(2), &json!(2)));
        assert_eq!((row["mtbf_hours"].as_f64(), row["mttr_hours"].as_f64()), (Some(666.0), Some(6.0)));
        assert_eq!((&row["availability_ppm"], row["planned_hours"].as_f64()), (&json!(991_071), Some(2.0)));
        let by_place = it.told(
            "maintenance.reliability",
            json!({ "by": "place", "from": "2026-02-01", "to": "2026-02-28" }),
        );
        assert_eq!(by_place[0]["name"], json!("Berlin"));
        let nothing = it.told("maintenance.reliability", json!({ "from": "2025-02-01", "to": "2025-02-28" }));
        assert_eq!(nothing, json!([]));
    });
}

#[test]
fn a_window_makes_planned_outages_when_it_is_over() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        let window = it.makes("maintenance-windows.register", json!({
            "title": "Firmware", "starts_at": "2026-03-02T20:00:00Z", "ends_at": "2026-03-02T22:00:00Z", "services": "Mail" }));
        it.does("maintenance.add-to-window", json!({ "window": window, "asset": laptop }));
        assert_eq!(
            it.refuses("maintenance.add-to-window", json!({ "window": window, "asset": laptop })),
            "named-already"
        );
        assert_eq!(it.refuses("maintenance.finish-window", json!({ "window": window })), "window-not-over");
        it.hours_pass(15);
        it.does("maintenance.finish-window", json!({ "window": window, "ended_at": "2026-03-02T21:00:00Z" }));
        let outage = it.the("outage", 1);
        assert_eq!((&outage["minutes"], &outage["planned"]), (&json!(60), &json!(true)));
        assert_eq!(
            it.refuses("maintenance.cancel-window", json!({ "window": window, "note": "no" })),
            "window-is-over"
        );
        let open =
            it.makes("outages.register", json!({ "asset": laptop, "began_at": "2026-03-02T22:00:00Z" }));
        it.does("maintenance.end-outage", json!({ "outage": open }));
        assert_eq!(it.refuses("maintenance.end-outage", json!({ "outage": open })), "outage-is-over");
        it.verifies();
    });
}
