use crate::register::Company;
use serde_json::json;
use testkit::on_both;

#[test]
fn parts_come_out_with_their_value_and_drives_stay_on_the_list() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop_with(json!({ "cost": { "amount": "100.00", "currency": "EUR" } }));
        let other = it.laptop();
        it.drive("S-1", "ssd", &tag);
        let memory = json!({
            "asset": tag, "part_type": "memory", "description": "16 GB DDR4 SO-DIMM", "as_asset": true,
            "value": { "amount": "30.00", "currency": "EUR" }, "serial": "M-1",
        });
        assert_eq!(it.refuses("retirement.recover-part", memory.clone()), "not-retired");
        it.does("assets.retire", json!({ "asset": tag }));
        it.does("retirement.recover-part", memory);
        let part = it.record("recovered-part", "RP-000001");
        assert_eq!(it.record("asset", part["became"].clone())["serial"], json!("M-1"));
        let drive = |value: &str| {
            json!({
                "asset": tag, "part_type": "drive", "description": "512 GB SSD", "medium": "S-1",
                "value": { "amount": value, "currency": "EUR" },
            })
        };
        assert_eq!(it.refuses("retirement.recover-part", drive("71.00")), "more-than-cost");
        let mut nameless = drive("20.00");
        nameless.as_object_mut().unwrap().remove("medium");
        assert_eq!(it.refuses("retirement.recover-part", nameless), "required");
        it.does("retirement.recover-part", drive("20.00"));
        assert_eq!(it.state_of("S-1"), "removed");
        let into = json!({ "part": "RP-000002", "asset": other });
        assert_eq!(it.refuses("retirement.use-part", into.clone()), "not-sanitised");
        it.purges("S-1");
        it.does("retirement.use-part", into.clone());
        assert_eq!(it.refuses("retirement.use-part", into), "part-is-gone");
        let medium = it.record("medium", "S-1");
        assert_eq!((&medium["asset"], &medium["came_from"]), (&json!(2), &json!(1)));
        assert_eq!(
            it.refuses("retirement.scrap-part", json!({ "part": "RP-000001", "because": "" })),
            "required"
        );
        it.verifies();
    });
}
