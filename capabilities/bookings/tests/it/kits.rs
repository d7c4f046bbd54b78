use crate::company::Company;
use serde_json::json;
use testkit::on_both;

fn desk(it: &Company) {
    it.does("kits.register", json!({ "name": "Desk" }));
    it.does("stock.add-to-kit", json!({ "kit": "Desk", "model": "T14" }));
    it.does("stock.add-to-kit", json!({ "kit": "Desk", "item": "Mouse", "quantity": 2 }));
}

#[test]
fn a_kit_goes_out_whole_or_not_at_all() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        let give = |who: &str| json!({ "kit": "Desk", "person": who, "location": "Berlin" });
        it.does("bookings.hand-out-kit", give("ana"));
        assert_eq!(it.record("asset", "A-1")["holder_person"], json!(1));
        assert_eq!(it.refuses("bookings.hand-out-kit", give("bo")), "kit-is-short");
        assert_eq!(it.record("asset", "A-2").get("holder_person"), None);
        assert_eq!(it.record("stock-item", "Mouse")["on_hand"], json!(1));
        it.verifies();
    });
}

#[test]
fn a_kit_is_booked_fetched_and_brought_back() {
    on_both(|db| {
        let it = Company::on(&db);
        desk(&it);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 3, "location": "Berlin" }));
        it.does(
            "bookings.reserve",
            it.booking("ana", "02T09", "04T17", json!({ "kit": "Desk", "location": "Berlin" })),
        );
        it.hours_pass(2);
        it.does("bookings.start", json!({ "booking": "BK-000001" }));
        let mouse = it.record("stock-item", "Mouse");
        assert_eq!((&mouse["on_hand"], &mouse["given_out"]), (&json!(1), &json!(2)));
        it.does("bookings.end", json!({ "booking": "BK-000001" }));
        let mouse = it.record("stock-item", "Mouse");
        assert_eq!((&mouse["on_hand"], &mouse["given_out"]), (&json!(3), &json!(0)));
        assert_eq!(it.record("asset", "A-1").get("holder_person"), None);
        it.verifies();
    });
}
