use crate::register::{Company, money, somebody};
use engine::{Door, Request};
use notices::{Post, PostSettings};
use serde_json::{Value, json};
use sourcing::{Refused, bearer, bid_from_file, rules::offer::Offer};
use std::sync::Arc;
use testkit::{MailServer, on_both};
use ui::i18n::{Catalog, Lang, TEXTS};

fn offer(lines: Value) -> Offer {
    serde_json::from_value(json!({ "lines": lines, "payment_terms": "30 days net", "answers": "Ourselves." }))
        .unwrap()
}

/// Bids by a link; the code of the refusal when there is one.
fn by_link(it: &Company, secret: &str, offer: &Offer) -> Result<i64, &'static str> {
    let (secret, offer) = (secret.to_owned(), offer.clone());
    let change = move |work: &mut engine::Work<'_>| sourcing::submit(work, &secret, &offer);
    let request = Request::through(Door::Page);
    let told = it.engine.work_blocking(bearer(), request, "sourcing.bid-by-link", sourcing::MANAGE, change);
    told.map(domain::Id::number).map_err(|error| error.code())
}

fn by_file(it: &Company, bid: i64, text: &str) -> Result<i64, Vec<(u64, &'static str)>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let request = Request::through(Door::Page);
    match bid_from_file(&it.engine, somebody(1).into(), request, bid, file.path(), "bid.csv") {
        Ok(id) => Ok(id),
        Err(Refused::Rows(faults)) => Err(faults.iter().map(|fault| (fault.row, fault.code)).collect()),
        Err(Refused::Other(error)) => panic!("{error:?}"),
    }
}

#[test]
fn three_bids_by_link_file_and_hand_are_compared_and_one_becomes_the_order() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does(
            "exchange-rates.register",
            json!({ "base": "USD", "quote": "EUR", "rate": "0.9215", "valid_on": "2026-03-01" }),
        );
        let rfq = it.request();
        let (one, secret) = it.invited(&rfq, "Spreewerk");
        let (two, _) = it.invited(&rfq, "Elbkontor");
        let (three, _) = it.invited(&rfq, "Hudson");
        let first = offer(json!([
            { "line": 1, "unit_price": money("1389.00", "EUR"), "tax_percent": "19", "freight": money("60.00", "EUR"), "delivery_days": 7, "warranty_months": 36 },
            { "line": 2, "unit_price": money("180.00", "EUR"), "tax_percent": "19", "delivery_days": 5, "warranty_months": 24 },
        ]));
        assert_eq!(by_link(&it, &secret, &first), Ok(one));
        let file = "Position;Price;Currency;VAT;Delivery days;Warranty\n1;1.349,00;EUR;19;21;12\n2;175;EUR;19;21;12\n";
        assert_eq!(by_file(&it, two, file), Ok(two));
        let by_hand = json!({ "bid": three, "lines": [{ "line": 1, "unit_price": money("1455.00", "USD"), "freight": money("90.00", "USD"), "delivery_days": 12 }] });
        it.does("sourcing.enter-bid", by_hand);
        let told = it.told("sourcing.compare", json!({ "rfq": rfq }));
        let rows: Vec<Value> = told["bids"]
            .as_array()
            .unwrap()
            .iter()
            .map(|bid| {
                json!([
                    bid["supplier_name"],
                    bid["landed"]["amount"],
                    bid["missing"],
                    bid["delivery_days"],
                    bid["too_late"],
                    bid["warranty_months"]
                ])
            })
            .collect();
        // (12 × 1349 + 12 × 175) × 1.19; (12 × 1389 + 60 + 12 × 180) × 1.19; (12 × 1455 + 90) × 0.9215, not everything.
        assert_eq!(
            json!(rows),
            json!([
                ["Elbkontor", "21762.72", 0, 21, true, 12],
                ["Spreewerk", "22476.72", 0, 7, false, 24],
                ["Hudson", "16172.33", 1, 12, false, null],
            ])
        );
        assert_eq!(told["bids"][2]["rate_on"], json!("2026-03-01"));
        assert_eq!(it.one("bid", two)["landed"], money("21762.72", "EUR"));
        let order =
            it.does("sourcing.award", json!({ "bid": one, "because": "In time, and repairs on site" }));
        let order = it.one("order", order);
        assert_eq!(
            (&order["state"], &order["gross"], &order["title"], &order["supplier_reference"]),
            (&json!("draft"), &money("22476.72", "EUR"), &json!("Spring hires"), &json!(format!("{rfq}/1")))
        );
        let states: Vec<Value> = [one, two, three].map(|bid| it.one("bid", bid)["state"].clone()).to_vec();
        assert_eq!(json!(states), json!(["awarded", "lost", "lost"]));
        assert_eq!(it.one("rfq", rfq.as_str())["awarded_because"], json!("In time, and repairs on site"));
        assert_eq!(it.refuses("sourcing.award", json!({ "bid": two, "because": "Cheaper" })), "wrong-state");
        it.verifies();
    });
}

#[test]
fn a_link_is_for_one_supplier_until_the_last_day_and_the_newest_one_counts() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.request();
        let (bid, old) = it.invited(&rfq, "Spreewerk");
        let (again, secret) = it.invited(&rfq, "Spreewerk");
        assert_eq!(bid, again);
        let some = offer(json!([{ "line": 1, "unit_price": money("1.00", "EUR") }]));
        assert_eq!(by_link(&it, &old, &some), Err("link-has-ended"));
        assert_eq!(by_link(&it, "guessed", &some), Err("link-has-ended"));
        assert_eq!(by_link(&it, &secret, &some), Ok(bid));
        let strange = offer(json!([{ "line": 99, "unit_price": money("1.00", "EUR") }]));
        assert_eq!(by_link(&it, &secret, &strange), Err("invalid"));
        it.days_pass(8);
        assert_eq!(by_link(&it, &secret, &some), Ok(bid));
        it.days_pass(1);
        assert_eq!(by_link(&it, &secret, &some), Err("link-has-ended"));
        it.does("sourcing.cancel", json!({ "rfq": rfq, "because": "Nobody was hired" }));
        assert_eq!(it.refuses("sourcing.invite", json!({ "rfq": rfq, "supplier": "Hudson" })), "wrong-state");
        it.verifies();
    });
}

#[test]
fn a_bad_file_is_refused_row_by_row_and_nothing_is_lost() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.request();
        let (bid, secret) = it.invited(&rfq, "Elbkontor");
        let good = offer(json!([{ "line": 1, "unit_price": money("1400.00", "EUR"), "tax_percent": "19" }]));
        by_link(&it, &secret, &good).unwrap();
        let bad = "line,quantity,price,currency\n1,12,=1+1,EUR\n2,-12,100,EUR\n1,12,100,XXY\n7,12,100,EUR\n";
        assert_eq!(
            by_file(&it, bid, bad),
            Err(vec![(2, "formula"), (3, "negative"), (4, "unknown-currency"), (5, "no-such-line")])
        );
        assert_eq!(by_file(&it, bid, "nothing,here\n1,2\n"), Err(vec![(1, "no-such-column")]));
        assert_eq!(it.one("bid", bid)["landed"], money("19992.00", "EUR"));
    });
}

#[test]
fn a_round_of_negotiation_keeps_what_changed() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.request();
        let (bid, secret) = it.invited(&rfq, "Spreewerk");
        assert_eq!(it.refuses("sourcing.negotiate", json!({ "bid": bid, "asked": "Better?" })), "no-bid");
        let first =
            offer(json!([{ "line": 1, "unit_price": money("1400.00", "EUR"), "warranty_months": 24 }]));
        by_link(&it, &secret, &first).unwrap();
        let line = json!({ "bid": bid, "asked": "Thirty-six months, and a price below 1400", "line": 1, "unit_price": money("1380.00", "EUR"), "warranty_months": 36 });
        it.does("sourcing.negotiate", line);
        let round = it.one("negotiation-round", format!("{rfq}/1 R1"));
        assert_eq!(
            (&round["landed_before"], &round["landed_after"]),
            (&money("16800.00", "EUR"), &money("16560.00", "EUR"))
        );
        assert_eq!(
            round["changes"],
            json!("T14, unit price: 1400.00 EUR → 1380.00 EUR\nT14, warranty months: 24 → 36")
        );
        let dollars =
            json!({ "bid": bid, "asked": "In dollars?", "line": 1, "unit_price": money("1.00", "USD") });
        assert_eq!(it.refuses("sourcing.negotiate", dollars), "wrong-currency");
        it.verifies();
    });
}

#[test]
fn a_request_is_opened_with_lines_and_a_last_day_and_then_stays_as_it_is() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.does("rfqs.register", json!({ "title": "Phones" }))["id"].clone();
        assert_eq!(it.refuses("sourcing.open", json!({ "rfq": rfq })), "no-lines");
        it.does("sourcing.add-line", json!({ "rfq": rfq, "description": "Phone", "quantity": 3 }));
        assert_eq!(it.refuses("sourcing.open", json!({ "rfq": rfq })), "no-deadline");
        assert_eq!(
            it.refuses("sourcing.open", json!({ "rfq": rfq, "deadline": "2026-01-01" })),
            "deadline-is-past"
        );
        it.does("sourcing.open", json!({ "rfq": rfq, "deadline": "2026-03-10" }));
        assert_eq!(it.refuses("rfqs.edit", json!({ "id": rfq, "title": "Tablets" })), "wrong-state");
        it.does("rfqs.edit", json!({ "id": rfq, "deadline": "2026-03-12" }));
        assert_eq!(
            it.refuses("sourcing.add-line", json!({ "rfq": rfq, "description": "Case", "quantity": 3 })),
            "wrong-state"
        );
    });
}

#[test]
fn a_supplier_gets_its_link_by_mail_and_bids_by_it() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.request();
        let invite =
            |to: Option<&str>| json!({ "rfq": rfq, "supplier": "Elbkontor", "mail": true, "to": to });
        assert_eq!(it.refuses("sourcing.invite", invite(Some("sales@elbkontor.example"))), "mail-not-set-up");
        let server = MailServer::that_takes(10);
        let settings = PostSettings {
            server: server.address.clone(),
            from: "Buying <buying@example.org>".into(),
            lang: Lang::English,
        };
        let texts = Arc::new(Catalog::new(&[TEXTS]).unwrap());
        let it = Company { engine: it.engine.with_tool(Post::open(&settings, texts).unwrap()) };
        assert_eq!(it.refuses("sourcing.invite", invite(None)), "required");
        it.does("suppliers.edit", json!({ "id": "Elbkontor", "email": "sales@elbkontor.example" }));
        let told = it.does("sourcing.invite", invite(None));
        it.jobs_run();
        let mail = server.letter().unwrap();
        assert!(mail.contains("To: Elbkontor <sales@elbkontor.example>"), "{mail}");
        let link = told["link"].as_str().unwrap();
        assert!(mail.contains(link) && mail.contains("10 March 2026"), "{mail}");
        let offered =
            offer(json!([{ "line": 1, "unit_price": money("1389.00", "EUR"), "delivery_days": 7 }]));
        let (_, secret) = link.rsplit_once('/').unwrap();
        assert_eq!(by_link(&it, secret, &offered), Ok(told["id"].as_i64().unwrap()));
    });
}

#[test]
fn a_bid_for_a_service_becomes_a_contract_with_its_costs() {
    on_both(|db| {
        let it = Company::on(&db);
        let rfq = it.request();
        let (bid, secret) = it.invited(&rfq, "Spreewerk");
        let (other, _) = it.invited(&rfq, "Elbkontor");
        let offered = offer(
            json!([{ "line": 1, "unit_price": money("10.00", "EUR"), "freight": money("5.00", "EUR") }]),
        );
        assert_eq!(by_link(&it, &secret, &offered), Ok(bid));
        let award =
            json!({ "bid": bid, "because": "They repair on site", "kind": "maintenance", "every": "month" });
        assert_eq!(
            it.refuses(
                "sourcing.award-contract",
                json!({ "bid": other, "because": "No", "kind": "support", "every": "year" })
            ),
            "no-bid"
        );
        let contract = it.does("sourcing.award-contract", award.clone());
        let told = it.one("contract", contract.clone());
        assert_eq!((&told["kind"], &told["starts_on"]), (&json!("maintenance"), &json!("2026-03-20")));
        let cost = it.one("contract-cost", 1);
        assert_eq!((&cost["amount"], &cost["every"]), (&money("125.00", "EUR"), &json!("month")));
        let rfq = it.one("rfq", rfq);
        assert_eq!((&rfq["state"], &rfq["contract"]), (&json!("awarded"), &contract));
        assert_eq!(it.one("bid", other)["state"], json!("lost"));
        assert_eq!(it.refuses("sourcing.award-contract", award), "wrong-state");
        it.verifies();
    });
}
