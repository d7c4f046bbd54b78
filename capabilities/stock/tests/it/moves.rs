use crate::company::Company;
use engine::Request;
use serde_json::{Value, json};
use testkit::on_both;

#[test]
fn consumables_are_used_up_and_accessories_come_back() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Toner", 10, "40.00");
        it.adds("Mouse", 10, "15.00");
        let used = it.does("stock.issue", json!({ "item": "Toner", "quantity": 2, "to_person": "ana" }));
        assert_eq!(it.refuses("stock.take-back", json!({ "issue": used })), "nothing-is-out");
        let out = it.does(
            "stock.issue",
            json!({ "item": "Mouse", "quantity": 3, "to_person": "ana", "due_back": "2026-04-01" }),
        );
        let told = it.told("stock.of-person", json!({ "person": "ana" }));
        assert_eq!(
            told,
            json!([{ "issue": out, "item": 2, "name": "Mouse", "quantity": 3, "since": "2026-03-02", "due_back": "2026-04-01" }])
        );
        assert_eq!(it.refuses("people.archive", json!({ "id": "ana" })), "still-has-accessories");
        it.does("stock.take-back", json!({ "issue": out, "quantity": 1 }));
        it.does(
            "stock.take-back",
            json!({ "issue": out, "quantity": 1, "fate": "lost", "note": "Left in a hotel." }),
        );
        assert_eq!(it.refuses("stock.take-back", json!({ "issue": out, "quantity": 2 })), "more-than-out");
        it.does("stock.take-back", json!({ "issue": out }));
        assert_eq!(it.refuses("stock.take-back", json!({ "issue": out })), "nothing-is-out");
        assert_eq!((it.on_hand("Toner"), it.on_hand("Mouse")), (8, 9));
        it.does("people.archive", json!({ "id": "ana" }));
        it.verifies();
    });
}

#[test]
fn components_are_built_into_assets_and_gone_with_them() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Memory", 8, "55.00");
        it.laptop("A-1");
        assert_eq!(
            it.refuses("stock.issue", json!({ "item": "Memory", "quantity": 2, "to_person": "ana" })),
            "needs-an-asset"
        );
        it.does("stock.issue", json!({ "item": "Memory", "quantity": 2, "to_asset": "A-1" }));
        let of = |it: &Company| it.told("stock.of-asset", json!({ "asset": "A-1" }));
        assert_eq!(of(&it)[0]["quantity"], json!(2));
        it.does("assets.report-lost", json!({ "asset": "A-1", "circumstances": "Fell into the Spree." }));
        assert_eq!((of(&it), it.record("stock-item", "Memory")["given_out"].clone()), (json!([]), json!(0)));
        assert_eq!(
            it.refuses("stock.issue", json!({ "item": "Memory", "quantity": 2, "to_asset": "A-1" })),
            "asset-is-disposed"
        );
        it.verifies();
    });
}

#[test]
fn stock_lies_in_bins_and_never_below_none() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("stock.add", json!({ "item": "Mouse", "quantity": 6, "location": "Berlin", "bin": "A1" }));
        it.does("stock.move", json!({ "item": "Mouse", "quantity": 4, "location": "Berlin", "bin": "a1", "to_location": "Lisbon" }));
        let move_again = json!({ "item": "Mouse", "quantity": 4, "location": "Berlin", "bin": "A1", "to_location": "Lisbon" });
        assert_eq!(it.refuses("stock.move", move_again), "not-enough-in-stock");
        let same = json!({ "item": "Mouse", "quantity": 1, "location": "Lisbon", "to_location": "Lisbon", "to_bin": " " });
        assert_eq!(it.refuses("stock.move", same), "same-shelf");
        for wrong in [0, -3] {
            let input = json!({ "item": "Mouse", "quantity": wrong, "location": "Berlin" });
            assert_eq!(it.refuses("stock.add", input), "wrong-quantity");
        }
        assert_eq!(
            it.refuses("stock.issue", json!({ "item": "Mouse", "quantity": 1, "to_person": "ana" })),
            "say-where"
        );
        assert_eq!(
            it.refuses("stock.issue", json!({ "item": "Mouse", "quantity": 5, "to_person": "ana" })),
            "not-enough-in-stock"
        );
        it.does("stock.issue", json!({ "item": "Mouse", "quantity": 4, "to_person": "ana" }));
        assert_eq!(it.on_hand("Mouse"), 2);
        assert_eq!(it.refuses("locations.archive", json!({ "id": "Berlin" })), "still-holds-stock");
        assert_eq!(it.refuses("stock-items.archive", json!({ "id": "Mouse" })), "still-in-stock");
        it.verifies();
    });
}

#[test]
fn a_count_puts_right_what_differs_and_says_why() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Toner", 10, "40.00");
        let count = |counted: i64, why: Option<&str>| json!({ "item": "Toner", "location": "Berlin", "counted": counted, "why": why });
        assert_eq!(it.does("stock.count", count(10, None))["difference"], json!(0));
        assert_eq!(it.record("stock-holding", "SP-000001")["counted_on"], json!("2026-03-02"));
        assert_eq!(it.refuses("stock.count", count(7, None)), "reason-required");
        assert_eq!(it.does("stock.count", count(7, Some("Three dried out.")))["difference"], json!(-3));
        assert_eq!(it.does("stock.count", count(9, Some("Two behind the shelf.")))["difference"], json!(2));
        assert_eq!(it.refuses("stock.count", count(-1, Some("?"))), "wrong-quantity");
        assert_eq!(
            it.record("stock-item", "Toner")["stock_value"],
            json!({ "amount": "360.00", "currency": "EUR" })
        );
        it.verifies();
    });
}

#[test]
fn what_is_below_its_minimum_is_proposed_until_it_is_on_order() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Toner", 7, "40.00");
        it.does("stock.issue", json!({ "item": "Toner", "quantity": 3, "to_place": "Lisbon" }));
        let names = |it: &Company| -> Vec<(Value, Value)> {
            let told = it.told("stock.proposals", json!({}));
            told.as_array()
                .unwrap()
                .iter()
                .map(|one| (one["name"].clone(), one["quantity"].clone()))
                .collect()
        };
        assert_eq!(
            names(&it),
            [(json!("Memory"), json!(20)), (json!("Mouse"), json!(20)), (json!("Toner"), json!(20))]
        );
        it.does("stock.expect", json!({ "item": "Toner", "quantity": 20, "order_number": "4711" }));
        assert_eq!(names(&it).len(), 2);
        it.does(
            "stock.add",
            json!({ "item": "Toner", "quantity": 12, "location": "Berlin", "was_on_order": true }),
        );
        let toner = it.record("stock-item", "Toner");
        assert_eq!(
            (&toner["on_order"], &toner["on_hand"], &toner["to_order"]),
            (&json!(8), &json!(16), &json!(0))
        );
    });
}

#[test]
fn the_past_of_stock_is_counted_and_not_corrected() {
    on_both(|db| {
        let it = Company::on(&db);
        it.adds("Toner", 7, "40.00");
        it.engine.clock().advance(5 * testkit::DAY);
        let on = |correction| Request { on: "2026-03-04".parse().ok(), correction, ..Request::default() };
        let issue = json!({ "item": "Toner", "quantity": 1, "to_person": "ana" });
        it.with(on(false), "stock.issue", issue.clone()).unwrap();
        assert_eq!(it.with(on(true), "stock.issue", issue).unwrap_err().code(), "stock-is-counted");
        assert_eq!(it.record("stock-move", "SM-000002")["moved_on"], json!("2026-03-04"));
    });
}
