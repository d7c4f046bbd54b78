use crate::register::{Company, eur, somebody};
use engine::{Door, Request};
use serde_json::json;
use testkit::on_both;

#[test]
fn a_unit_that_is_dead_on_arrival_goes_back_and_its_replacement_comes() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(2);
        let line = format!("{number}/1");
        it.does("procurement.receive", json!({ "line": line, "serials": "D1\nD2" }));
        assert_eq!(
            it.refuses(
                "procurement.return",
                json!({ "line": line, "reason": "dead-on-arrival", "remedy": "replacement" })
            ),
            "required"
        );
        let back = it.does(
            "procurement.return",
            json!({ "line": line, "asset": "D1", "reason": "dead-on-arrival", "remedy": "replacement", "rma": "RMA-77" }),
        );
        assert_eq!(it.one("asset", "D1")["stage"], json!("decommissioned"));
        assert_eq!(it.one("order", number.as_str())["state"], json!("partly-received"));
        assert_eq!(
            it.refuses(
                "procurement.return",
                json!({ "line": line, "asset": "D1", "reason": "damaged", "remedy": "credit" })
            ),
            "asset-not-in-stock"
        );
        it.does("procurement.receive", json!({ "line": line, "serials": "D3" }));
        assert_eq!(it.refuses("procurement.close", json!({ "order": number })), "returns-open");
        it.does("procurement.settle-return", json!({ "back": back, "outcome": "replaced" }));
        assert_eq!(it.one("asset", "D1")["disposal_route"], json!("returned"));
        assert_eq!(
            it.refuses("procurement.settle-return", json!({ "back": "RMA-77", "outcome": "credited" })),
            "settled-already"
        );
        let line = it.one("order-line", line);
        assert_eq!(
            (&line["received"], &line["returned"], &line["outstanding"]),
            (&json!(3), &json!(1), &json!(0))
        );
        it.does("procurement.close", json!({ "order": number }));
        it.verifies();
    });
}

#[test]
fn what_the_supplier_sends_back_to_us_lies_again_where_it_lay() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(1);
        let line = format!("{number}/1");
        it.does("procurement.receive", json!({ "line": line, "serials": "R1" }));
        let depot = it.one("asset", "R1")["location"].clone();
        let back = json!({ "line": line, "asset": "R1", "reason": "failed", "remedy": "credit" });
        let back = it.does("procurement.return", back);
        assert_eq!(it.one("asset", "R1").get("location"), None, "it is on its way");
        let settle = it.engine.doing("procurement.settle-return").unwrap();
        let reason = Some("They found nothing".to_owned());
        let request = Request { reason, ..Request::through(Door::Api) };
        let outcome = json!({ "back": back, "outcome": "refused" });
        it.engine.perform_blocking(somebody(1), request, settle, outcome).unwrap();
        let asset = it.one("asset", "R1");
        assert_eq!((&asset["stage"], &asset["location"]), (&json!("in-stock"), &depot));
        it.verifies();
    });
}

#[test]
fn a_credit_is_not_to_come_again() {
    on_both(|db| {
        let it = Company::on(&db);
        let number = it.placed(2);
        let line = format!("{number}/1");
        it.does("procurement.receive", json!({ "line": line, "serials": "C1\nC2" }));
        let back = it.does(
            "procurement.return",
            json!({ "line": line, "asset": "C2", "reason": "wrong-item", "remedy": "replacement" }),
        );
        let dollars = json!({ "amount": "1190.00", "currency": "USD" });
        let other = json!({ "back": back, "outcome": "credited", "credit": dollars });
        assert_eq!(it.refuses("procurement.settle-return", other), "other-currency");
        it.does(
            "procurement.settle-return",
            json!({ "back": back, "outcome": "credited", "credit": eur("1190.00"), "credit_note": "GU-1" }),
        );
        let it_is = it.one("order-line", line.as_str());
        assert_eq!((&it_is["credited"], &it_is["outstanding"]), (&json!(1), &json!(0)));
        assert_eq!(it.one("order", number.as_str())["state"], json!("received"));
        assert_eq!(
            it.refuses("procurement.receive", json!({ "line": line, "serials": "C3" })),
            "over-delivery"
        );
    });
}
