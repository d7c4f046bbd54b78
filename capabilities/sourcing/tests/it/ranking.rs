use crate::register::{Company, money, somebody};
use serde_json::{Value, json};
use testkit::on_both;

/// An order that arrives some days after it was promised.
fn delivered(it: &Company, supplier: &str, price: &str, late: i64, serial: &str) -> Value {
    let head = json!({ "supplier": supplier, "company": "Werk GmbH", "ship_to": "Depot" });
    let order = it.does("orders.register", head)["id"].clone();
    let line = it.does(
        "procurement.add-line",
        json!({ "order": order, "model": "T14", "quantity": 1, "unit_price": money(price, "EUR") }),
    );
    it.does("procurement.submit", json!({ "order": order }));
    it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
    let today = it.told("sourcing.ranking", json!({}))["since"].as_str().unwrap().replacen("2024", "2026", 1);
    it.does("procurement.place", json!({ "order": order, "expected_on": today }));
    it.days_pass(late);
    it.does("procurement.receive", json!({ "line": line, "serials": serial }));
    line
}

#[test]
fn the_ranking_explains_itself_and_follows_the_weights() {
    on_both(|db| {
        let it = Company::on(&db);
        assert_eq!(it.told("sourcing.ranking", json!({}))["suppliers"], json!([]));
        delivered(&it, "Spreewerk", "1000.00", 0, "S1");
        delivered(&it, "Spreewerk", "1080.00", 0, "S2");
        let line = delivered(&it, "Elbkontor", "900.00", 5, "E1");
        it.does(
            "procurement.return",
            json!({ "line": line, "asset": "E1", "reason": "dead-on-arrival", "remedy": "credit" }),
        );
        it.does(
            "supplier-reviews.register",
            json!({ "supplier": "Elbkontor", "title": "Kind people", "support": 5 }),
        );
        let names = |input: Value| -> Vec<Value> {
            let told = it.told("sourcing.ranking", input);
            told["suppliers"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect()
        };
        assert_eq!(names(json!({})), [json!("Spreewerk"), json!("Elbkontor")]);
        let price_only = json!({ "delivery": 0, "quality": 0, "invoices": 0, "price": 1 });
        assert_eq!(names(price_only), [json!("Elbkontor"), json!("Spreewerk")]);
        let card = it.does("scorecards.register", json!({ "name": "Nice", "judgement": 1 }))["id"].clone();
        assert_eq!(names(json!({ "scorecard": card })), [json!("Elbkontor"), json!("Spreewerk")]);
        assert_eq!(it.refuses("scorecards.register", json!({ "name": "None" })), "no-weight");
        let told = it.told("sourcing.score", json!({ "supplier": "Elbkontor" }));
        let delivery = &told["score"]["criteria"][0];
        // One of three deliveries was late: (1 + 10 ÷ 3) ÷ 11 = 39.4 %.
        assert_eq!(
            (&delivery["observed"], &delivery["shrunk"], &delivery["score"]),
            (&json!("1 / 1"), &json!("39.4 %"), &json!("60.6"))
        );
        let prices = &it.told("sourcing.score", json!({ "supplier": "Spreewerk" }))["score"]["criteria"][2];
        // Eight percent once, shrunk to a fifth.
        assert_eq!((&prices["observed"], &prices["shrunk"]), (&json!("8 %"), &json!("1.6 %")));
        it.verifies();
    });
}
