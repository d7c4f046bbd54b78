use crate::register::{Company, eur, somebody};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::on_both;

#[test]
fn an_asset_is_born_from_its_line_without_typing_anything_again() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(2);
        it.days_pass(10);
        let came = it.does(
            "procurement.receive",
            json!({ "line": format!("{number}/1"), "serials": "PF-1\nPF-2 490154203237518\n", "delivery_note": "LS 7" }),
        );
        assert_eq!((&came["outstanding"], came["assets"].as_array().unwrap().len()), (&json!(0), 2));
        let asset = it.one("asset", "PF-2");
        let expected = json!({
            "serial": "PF-2", "imei": "490154203237518", "stage": "in-stock", "cost": eur("1000.00"), "tax": eur("190.00"),
            "purchased_on": "2026-03-02", "received_on": "2026-03-12", "warranty_ends_on": "2029-03-01",
            "order_number": number, "ownership": "owned", "supplier": 1, "company": 1, "location": 2, "condition": "new",
        });
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(asset.get(name), Some(value), "{name}");
        }
        let receipt = it.one("receipt", came["receipt"].clone());
        assert_eq!((&receipt["days_late"], &receipt["quantity"]), (&json!(3), &json!(2)));
        let order = it.one("order", number);
        assert_eq!((&order["state"], &order["received_on"]), (&json!("received"), &json!("2026-03-12")));
        it.verifies();
    });
}

#[test]
fn freight_is_part_of_what_an_asset_costs() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.draft(1);
        let line = json!({ "order": number, "model": "T14", "quantity": 3, "unit_price": eur("100.00"), "freight": eur("10.00") });
        it.does("procurement.add-line", line);
        it.does("procurement.submit", json!({ "order": number }));
        it.by(somebody(2), "procurement.approve", json!({ "order": number })).unwrap();
        it.does("procurement.place", json!({ "order": number }));
        let line = format!("{number}/2");
        let first = it.does("procurement.receive", json!({ "line": line, "serials": "F1" }));
        let rest = it.does("procurement.receive", json!({ "line": line, "serials": "F2\nF3" }));
        let all = [&first["assets"][0], &rest["assets"][0], &rest["assets"][1]];
        let costs: Vec<Value> =
            all.into_iter().map(|id| it.one("asset", id.clone())["cost"].clone()).collect();
        assert_eq!(costs, [eur("103.34"), eur("103.33"), eur("103.33")]);
    });
}

#[test]
fn partial_and_over_delivery() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(10);
        let line = format!("{number}/1");
        it.does("procurement.receive", json!({ "line": line, "quantity": 4 }));
        assert_eq!(it.one("order", number.as_str())["state"], json!("partly-received"));
        assert_eq!(
            it.refuses("procurement.receive", json!({ "line": line, "quantity": 7 })),
            "over-delivery"
        );
        assert_eq!(it.refuses("procurement.receive", json!({ "line": line })), "nothing-arrived");
        let policy = json!({ "name": "All", "over_delivery_percent": "10" });
        it.does("procurement-policies.register", policy);
        it.does("procurement.receive", json!({ "line": line, "quantity": 7 }));
        assert_eq!(
            it.refuses("procurement.receive", json!({ "line": line, "quantity": 1 })),
            "over-delivery"
        );
        let line = it.one("order-line", line);
        assert_eq!(
            (&line["received"], &line["outstanding"], &line["progress"]),
            (&json!(11), &json!(0), &json!("complete"))
        );
    });
}

#[test]
fn serial_numbers_are_compared_with_what_was_announced() {
    on_both(|db| {
        let it = Company::on(&db);
        let (one, two) = (it.placed(3), it.placed(2));
        let (first, second) = (format!("{one}/1"), format!("{two}/1"));
        it.does(
            "procurement.expect-serials",
            json!({ "line": first, "serials": "A1\nA2\nA3", "notice": "ASN-1" }),
        );
        it.does("procurement.expect-serials", json!({ "line": second, "serials": "B1\nB2" }));
        assert_eq!(
            it.refuses("procurement.expect-serials", json!({ "line": second, "serials": "B3" })),
            "more-than-to-come"
        );
        assert_eq!(
            it.refuses("expected-serials.register", json!({ "order_line": first, "serial": "a1" })),
            "already-taken"
        );
        it.does("procurement.receive", json!({ "line": first, "serials": "a1" }));
        let swapped = |serials: &str| json!({ "line": first, "serials": serials });
        assert_eq!(it.refuses("procurement.receive", swapped("B1")), "serials-not-as-announced");
        assert_eq!(it.refuses("procurement.receive", swapped("X9")), "serials-not-as-announced");
        assert_eq!(it.refuses("procurement.receive", swapped("A1")), "serial-in-register");
        assert_eq!(it.refuses("procurement.receive", swapped("A2\na2")), "scanned-twice");
        let came = it.does(
            "procurement.receive",
            json!({ "line": first, "serials": "X9", "accept_because": "The supplier sent another one, by mail of today." }),
        );
        let receipt = it.one("receipt", came["receipt"].clone());
        assert_eq!(receipt["alarms"], json!("X9 was not announced"));
        assert_eq!(it.one("expected-serial", "A1")["arrived_on"], json!("2026-03-02"));
        it.verifies();
    });
}

#[test]
fn two_people_receive_the_same_line_at_once_and_no_more_arrives_than_was_ordered() {
    on_both(|db| {
        let it = Arc::new(Company::on(&db));
        let number = it.placed(5);
        let receive = |person: i64| {
            let (it, line) = (it.clone(), format!("{number}/1"));
            std::thread::spawn(move || {
                let one = |nth: i64| json!({ "line": line, "serials": format!("P{person}-{nth}") });
                (0..5).filter(|nth| it.by(somebody(person), "procurement.receive", one(*nth)).is_ok()).count()
            })
        };
        let both = [receive(1), receive(2)].map(|thread| thread.join().unwrap());
        assert_eq!(both.iter().sum::<usize>(), 5);
        let line = it.one("order-line", format!("{number}/1"));
        assert_eq!((&line["received"], &line["outstanding"]), (&json!(5), &json!(0)));
        it.verifies();
    });
}

#[test]
fn what_was_ordered_by_its_kind_is_received_as_a_model() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("categories.register", json!({ "name": "Displays" }));
        it.does("categories.register", json!({ "name": "Wide displays", "parent": "Displays" }));
        let p27 =
            it.does("models.register", json!({ "name": "P27", "category": "Wide displays" }))["id"].clone();
        let order = json!({ "supplier": "Spreewerk", "company": "Werk GmbH", "ship_to": "Depot" });
        let id = it.does("orders.register", order)["id"].clone();
        let line = json!({
            "order": id, "category": "Displays", "description": "Any display", "quantity": 2, "unit_price": eur("250.00"),
        });
        it.does("procurement.add-line", line);
        let number = it.one("order", id)["number"].as_str().unwrap().to_owned();
        it.does("procurement.submit", json!({ "order": number }));
        it.by(somebody(2), "procurement.approve", json!({ "order": number })).unwrap();
        it.does("procurement.place", json!({ "order": number }));
        let line = format!("{number}/1");
        let arrives = |model: Option<&str>| json!({ "line": line, "serials": "W1\nW2", "model": model });
        assert_eq!(it.refuses("procurement.receive", arrives(None)), "model-needed");
        assert_eq!(it.refuses("procurement.receive", arrives(Some("T14"))), "does-not-fit");
        it.does("procurement.receive", arrives(Some("P27")));
        let asset = it.one("asset", "W2");
        assert_eq!((&asset["model"], &asset["cost"]), (&p27, &eur("250.00")));
        assert_eq!(it.one("order-line", line.as_str())["outstanding"], json!(0));
        // A line that names its model is received as that one only.
        let laptops = format!("{}/1", it.placed(1));
        let other = json!({ "line": laptops, "serials": "L1", "model": "P27" });
        assert_eq!(it.refuses("procurement.receive", other), "another-model");
        it.does("procurement.receive", json!({ "line": laptops, "serials": "L1", "model": "T14" }));
        it.verifies();
    });
}
