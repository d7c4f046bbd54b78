use crate::company::Company;
use serde_json::json;
use testkit::on_both;

fn value(it: &Company, item: &str) -> String {
    it.record("stock-item", item)["stock_value"]["amount"].as_str().unwrap().to_owned()
}

#[test]
fn stock_is_valued_by_the_average_or_the_oldest_first() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("stock-items.edit", json!({ "id": "Mouse", "valuation": "fifo" }));
        for item in ["Toner", "Mouse"] {
            it.adds(item, 10, "2.00");
            it.adds(item, 20, "3.50");
            it.does("stock.issue", json!({ "item": item, "quantity": 15, "to_person": "ana" }));
        }
        assert_eq!((value(&it, "Toner").as_str(), value(&it, "Mouse").as_str()), ("45.00", "52.50"));
        assert_eq!(
            it.refuses("stock-items.edit", json!({ "id": "Mouse", "valuation": "average" })),
            "valuation-fixed"
        );
        assert_eq!(
            it.refuses("stock-items.edit", json!({ "id": "Mouse", "kind": "consumable" })),
            "kind-fixed"
        );
        let dollars = json!({ "amount": "2.00", "currency": "USD" });
        let add = json!({ "item": "Mouse", "quantity": 1, "location": "Berlin", "unit_cost": dollars });
        assert_eq!(it.refuses("stock.add", add), "currency-differs");
        // What comes back is worth what it left with: 37.50 for fifteen.
        let out = it.told("stock.of-person", json!({ "person": "ana" }))[0]["issue"].clone();
        it.does("stock.take-back", json!({ "issue": out, "quantity": 4 }));
        assert_eq!(value(&it, "Mouse"), "62.50");
        it.does("stock.issue", json!({ "item": "Toner", "quantity": 15, "to_person": "ana" }));
        assert_eq!(value(&it, "Toner"), "0.00");
    });
}
