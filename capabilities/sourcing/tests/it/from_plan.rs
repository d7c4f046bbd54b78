use crate::register::{Company, money, somebody};
use engine::{Actor, View};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::on_both;

/// An approved plan of four laptops at 1000.00, against a budget that refuses.
fn planned(it: &Company, budget: &str) {
    it.does(
        "budgets.register",
        json!({
            "name": "IT", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": money(budget, "EUR"),
            "policy": "refuse",
        }),
    );
    it.does("purchase-plans.register", json!({ "name": "Spring", "company": "Werk GmbH" }));
    let line = json!({
        "plan": "Spring", "model": "T14", "quantity": 4, "unit_cost": money("1000.00", "EUR"), "location": "Depot",
        "supplier": "Spreewerk",
    });
    it.does("purchase-plan-lines.register", line);
    assert_eq!(it.refuses("sourcing.order-plan", json!({ "plan": "Spring" })), "plan-not-approved");
    it.does("planning.submit", json!({ "plan": "Spring" }));
}

/// Approved by one who did not submit it, and placed.
fn placed(it: &Company, order: &Value) {
    it.does("procurement.submit", json!({ "order": order }));
    it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
    it.does("procurement.place", json!({ "order": order }));
}

fn committed(it: &Company) -> Value {
    it.one("budget", "IT")["committed"]["amount"].clone()
}

#[test]
fn a_plan_that_is_ordered_is_counted_once_and_takes_its_money_back_when_the_order_falls_through() {
    on_both(|db| {
        let it = Company::on(&db);
        planned(&it, "5000.00");
        assert_eq!(committed(&it), json!("4000.00"));
        let order = it.does("sourcing.order-plan", json!({ "plan": "Spring" }));
        assert_eq!(it.refuses("sourcing.order-plan", json!({ "plan": "Spring" })), "nothing-to-order");
        it.does("order-lines.edit", json!({ "id": 1, "unit_price": money("900.00", "EUR") }));
        let told = it.one("order", order.clone());
        assert_eq!(
            (&told["supplier"], &told["ship_to"], &told["net"]),
            (&json!(1), &json!(1), &money("3600.00", "EUR"))
        );
        it.does("procurement.submit", json!({ "order": order }));
        it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
        assert_eq!(committed(&it), json!("4000.00"), "what is not ordered yet stays promised");
        it.does("procurement.place", json!({ "order": order }));
        assert_eq!(committed(&it), json!("3600.00"));
        let line = it.one("purchase-plan-line", 1);
        assert_eq!(
            (&line["ordered"], &line["received"], &line["variance"]),
            (&json!(4), &json!(0), &money("-400.00", "EUR"))
        );
        it.does("procurement.receive", json!({ "line": 1, "serials": "S1\nS2" }));
        it.does("procurement.cancel-rest", json!({ "order": order, "because": "Out of production" }));
        let line = it.one("purchase-plan-line", 1);
        assert_eq!((&line["ordered"], &line["received"]), (&json!(2), &json!(2)));
        assert_eq!(committed(&it), json!("4000.00"), "the plan wants the other two still");
        let again = it.does("sourcing.order-plan", json!({ "plan": "Spring" }));
        it.does("procurement.cancel", json!({ "order": again, "because": "Too early" }));
        it.does("planning.finish", json!({ "plan": "Spring" }));
        assert_eq!(committed(&it), json!("1800.00"), "what was bought, and nothing else");
        it.verifies();
    });
}

#[test]
fn an_order_is_not_approved_beyond_a_budget_that_refuses_and_one_that_warns_says_so() {
    on_both(|db| {
        let it = Company::on(&db);
        planned(&it, "4500.00");
        let order = it.does("sourcing.order-plan", json!({ "plan": "Spring" }));
        it.does("order-lines.edit", json!({ "id": 1, "unit_price": money("1125.01", "EUR") }));
        let outlook = |it: &Company| {
            let told = it.told("procurement.order-budget", json!({ "order": order }))[0].clone();
            ["available_before", "takes", "available_after", "fit"].map(|name| told[name].clone())
        };
        let (all, takes, left) = (money("4500.00", "EUR"), money("4500.04", "EUR"), money("-0.04", "EUR"));
        let so = |fit: &str| [all.clone(), takes.clone(), left.clone(), json!(fit)];
        assert_eq!(outlook(&it), so("refused"), "known before anybody is asked");
        it.does("procurement.submit", json!({ "order": order }));
        let refused = it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap_err();
        assert_eq!(refused.code(), "budget-exceeded");
        assert!(refused.to_string().contains("0.04 EUR more than is left of the budget IT"), "{refused}");
        assert_eq!(it.one("order", order.clone())["state"], json!("waiting"));
        it.does("budgets.edit", json!({ "id": "IT", "policy": "warn" }));
        assert_eq!(outlook(&it), so("exceeds"));
        it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
        assert_eq!(it.one("budget", "IT")["remaining"], money("-0.04", "EUR"));
        assert_eq!(outlook(&it), so("exceeds"), "what it takes already is not counted twice");
        it.does("procurement.send-back", json!({ "order": order, "because": "Negotiate" }));
        assert_eq!(committed(&it), json!("4000.00"));
        it.verifies();
    });
}

#[test]
fn two_lines_in_the_place_of_one_of_the_plan_spare_its_money_once() {
    on_both(|db| {
        let it = Company::on(&db);
        planned(&it, "4500.00");
        let order = it.does("sourcing.order-plan", json!({ "plan": "Spring" }));
        it.does("order-lines.edit", json!({ "id": 1, "unit_price": money("625.00", "EUR") }));
        let line = json!({
            "purchase_order": order, "model": "T14", "quantity": 4, "unit_price": money("625.00", "EUR"), "plan_line": 1,
        });
        it.does("order-lines.register", line);
        let told = it.told("procurement.order-budget", json!({ "order": order }))[0].clone();
        assert_eq!((&told["takes"], &told["fit"]), (&money("5000.00", "EUR"), &json!("refused")), "{told}");
        assert_eq!(told["available_after"], money("-500.00", "EUR"), "{told}");
        it.does("procurement.submit", json!({ "order": order }));
        let refused = it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap_err();
        assert_eq!(refused.code(), "budget-exceeded", "as it was told");
        it.verifies();
    });
}

#[test]
fn what_is_billed_later_than_it_is_closed_still_counts() {
    on_both(|db| {
        let it = Company::on(&db);
        planned(&it, "5000.00");
        let order = it.does("sourcing.order-plan", json!({ "plan": "Spring" }));
        placed(&it, &order);
        it.does("procurement.receive", json!({ "line": 1, "quantity": 4 }));
        it.does("procurement.close", json!({ "order": order }));
        assert_eq!(committed(&it), json!("4000.00"));
        let bill = json!({
            "number": "RE-1", "purchase_order": order, "total": money("4760.00", "EUR"), "invoiced_on": "2026-03-02",
        });
        let bill = it.does("invoices.register", bill)["id"].clone();
        it.does("procurement.bill-line", json!({ "invoice": bill, "order_line": 1 }));
        assert_eq!(it.one("budget", "IT")["spent"]["amount"], json!("0.00"), "nobody has decided yet");
        it.does("procurement.approve-invoice", json!({ "invoice": bill }));
        let budget = it.one("budget", "IT");
        assert_eq!(
            (&budget["spent"]["amount"], &budget["committed"]["amount"]),
            (&json!("4000.00"), &json!("4000.00"))
        );
        assert_eq!(it.one("commitment", 2)["state"], json!("closed"));
        it.verifies();
    });
}

#[test]
fn the_rates_of_a_lease_are_promised_and_given_back() {
    on_both(|db| {
        let it = Company::on(&db);
        planned(&it, "9000.00");
        let order = json!({ "supplier": "Spreewerk", "ship_to": "Depot", "mode": "lease", "term_months": 36, "monthly_rate": money("58.00", "EUR") });
        let order = it.does("orders.register", order)["id"].clone();
        it.does("procurement.add-line", json!({ "order": order, "model": "T14", "quantity": 2 }));
        placed(&it, &order);
        assert_eq!(committed(&it), json!("6088.00"));
        it.does("procurement.cancel", json!({ "order": order, "because": "We buy" }));
        assert_eq!(committed(&it), json!("4000.00"));
        it.verifies();
    });
}

#[test]
fn what_stock_proposes_is_ordered_and_added_when_it_arrives() {
    on_both(|db| {
        let it = Company::on(&db);
        let item = json!({
            "name": "Toner", "kind": "consumable", "min_quantity": 10, "reorder_quantity": 20, "supplier": "Spreewerk",
            "unit_cost": money("5.00", "EUR"),
        });
        it.does("stock-items.register", item);
        assert_eq!(it.told("stock.proposals", json!({}))[0]["quantity"], json!(20));
        let line = it.does("sourcing.order-stock", json!({ "item": "Toner", "ship_to": "Depot" }));
        assert_eq!(it.told("stock.proposals", json!({})), json!([]), "nobody orders it twice");
        let told = it.one("order-line", line.clone());
        assert_eq!((&told["quantity"], &told["becomes_assets"]), (&json!(20), &json!(false)));
        placed(&it, &told["purchase_order"]);
        it.does("procurement.receive", json!({ "line": line, "quantity": 12 }));
        let toner = it.one("stock-item", "Toner");
        assert_eq!(
            (&toner["on_hand"], &toner["incoming"], &toner["stock_value"]),
            (&json!(12), &json!(8), &money("60.00", "EUR"))
        );
        let moved = it.one("stock-move", 1);
        assert_eq!((&moved["order_number"], &moved["location"]), (&json!("PO-000001"), &json!(1)));
        it.does("procurement.cancel-rest", json!({ "order": told["purchase_order"], "because": "Enough" }));
        assert_eq!(it.one("stock-item", "Toner")["incoming"], json!(0));
        it.verifies();
    });
}

#[test]
fn what_goes_back_leaves_the_shelf_and_a_credit_counts_beside_the_invoice() {
    on_both(|db| {
        let it = Company::on(&db);
        let item = json!({ "name": "Toner", "kind": "consumable", "supplier": "Spreewerk", "unit_cost": money("5.00", "EUR") });
        it.does("stock-items.register", item);
        it.does("budgets.register", json!({
            "name": "IT", "amount": money("9000.00", "EUR"), "starts_on": "2026-01-01", "ends_on": "2026-12-31",
        }));
        let line =
            it.does("sourcing.order-stock", json!({ "item": "Toner", "quantity": 20, "ship_to": "Depot" }));
        let order = it.one("order-line", line.clone())["purchase_order"].clone();
        placed(&it, &order);
        it.does("procurement.receive", json!({ "line": line, "quantity": 20 }));
        it.does(
            "stock.move",
            json!({ "item": "Toner", "quantity": 20, "location": "Depot", "to_location": "Depot", "to_bin": "B7" }),
        );
        let back = |quantity: i64, remedy: &str| json!({ "line": line, "quantity": quantity, "reason": "damaged", "remedy": remedy });
        it.does(
            "stock.issue",
            json!({ "item": "Toner", "quantity": 14, "from": "Depot", "bin": "B7", "to_person": "ana" }),
        );
        assert_eq!(it.refuses("procurement.return", back(7, "credit")), "not-enough-in-stock");
        let credited = it.does("procurement.return", back(4, "credit"));
        let refused = it.does("procurement.return", back(2, "replacement"));
        let on_hand = |it: &Company| {
            let toner = it.one("stock-item", "Toner");
            (toner["on_hand"].clone(), toner["stock_value"].clone())
        };
        assert_eq!(on_hand(&it), (json!(0), money("0.00", "EUR")));
        it.does("procurement.settle-return", json!({ "back": refused, "outcome": "refused" }));
        assert_eq!(on_hand(&it), (json!(2), money("10.00", "EUR")));
        assert_eq!(in_bin(&it, "B7"), 2, "it lies where it lay");
        // The supplier bills all twenty, and credits what went back.
        let tax = it.one("order-line", line.clone())["gross"].clone();
        let bill =
            json!({ "number": "RE-9", "purchase_order": order, "total": tax, "invoiced_on": "2026-03-02" });
        let bill = it.does("invoices.register", bill)["id"].clone();
        it.does("procurement.bill-line", json!({ "invoice": bill, "order_line": line, "quantity": 20 }));
        let agreement = |it: &Company| it.one("invoice", bill.clone())["agreement"].clone();
        assert_eq!(agreement(&it), json!("differs"));
        let settle = json!({
            "back": credited, "outcome": "credited", "credit": money("23.80", "EUR"), "credit_note": "GU-1",
        });
        it.does("procurement.settle-return", settle);
        assert_eq!(agreement(&it), json!("matched"));
        let told = it.told("procurement.match-invoice", json!({ "invoice": bill }));
        let credit = &told["credits"][0];
        assert_eq!(
            (&credit["credit_note"], &credit["quantity"], &credit["credit"]),
            (&json!("GU-1"), &json!(4), &money("23.80", "EUR"))
        );
        it.does("procurement.approve-invoice", json!({ "invoice": bill }));
        assert_eq!(it.one("budget", "IT")["spent"]["amount"], json!("80.00"));
        it.verifies();
    });
}

/// How many pieces of everything lie in a bin.
fn in_bin(it: &Company, bin: &'static str) -> i64 {
    let read = move |view: &mut View<'_>| {
        let text = "select cast(coalesce(sum(on_hand), 0) as bigint) from stock_holdings where bin = ?";
        view.scalar(database::sql(text).bind(bin))
    };
    it.engine.view_blocking(Actor::system(), stock::READ, read).unwrap()
}

#[test]
fn a_replacement_goes_to_the_bin_that_it_stands_in_for() {
    on_both(|db| {
        let it = Company::on(&db);
        let item = json!({ "name": "Toner", "kind": "consumable", "supplier": "Spreewerk", "unit_cost": money("5.00", "EUR") });
        it.does("stock-items.register", item);
        let line =
            it.does("sourcing.order-stock", json!({ "item": "Toner", "quantity": 5, "ship_to": "Depot" }));
        assert_eq!(it.one("stock-item", "Toner").get("last_ordered"), None, "a draft orders nothing");
        placed(&it, &it.one("order-line", line.clone())["purchase_order"]);
        let toner = it.one("stock-item", "Toner");
        assert_eq!((&toner["last_ordered"], &toner["last_ordered_on"]), (&json!(5), &json!("2026-03-02")));
        it.does("procurement.receive", json!({ "line": line, "quantity": 5 }));
        it.does(
            "stock.move",
            json!({ "item": "Toner", "quantity": 5, "location": "Depot", "to_location": "Depot", "to_bin": "B7" }),
        );
        let back =
            json!({ "line": line, "quantity": 5, "reason": "dead-on-arrival", "remedy": "replacement" });
        let back = it.does("procurement.return", back);
        it.does("procurement.settle-return", json!({ "back": back, "outcome": "replaced" }));
        assert_eq!(in_bin(&it, "B7"), 0);
        it.does("procurement.receive", json!({ "line": line, "quantity": 5 }));
        assert_eq!(in_bin(&it, "B7"), 5);
        it.verifies();
    });
}

#[test]
fn accounts_that_are_no_person_have_a_cart_each() {
    on_both(|db| {
        let it = Company::on(&db);
        for name in ["Toner", "Paper"] {
            let item = json!({ "name": name, "kind": "consumable", "supplier": "Spreewerk", "unit_cost": money("5.00", "EUR") });
            it.does("stock-items.register", item);
        }
        let token = |number: i64| Arc::new(Actor { person: None, ..(*somebody(number)).clone() });
        let ordered = |who: i64, item: &str| {
            let input = json!({ "item": item, "quantity": 1, "ship_to": "Depot" });
            let line = it.by(token(who), "sourcing.order-stock", input).unwrap();
            it.one("order-line", line)["purchase_order"].clone()
        };
        let first = ordered(1, "Toner");
        let other = ordered(2, "Toner");
        assert_ne!(first, other);
        assert_eq!((ordered(1, "Paper"), ordered(2, "Paper")), (first, other));
        it.verifies();
    });
}

#[test]
fn proposals_that_are_ordered_together_are_one_order_for_each_supplier() {
    on_both(|db| {
        let it = Company::on(&db);
        for (name, supplier) in
            [("Toner", "Spreewerk"), ("Paper", "Spreewerk"), ("Mouse", "Hudson"), ("Tape", "")]
        {
            let mut item = json!({
                "name": name, "kind": "consumable", "min_quantity": 10, "reorder_quantity": 20,
                "unit_cost": money("5.00", "EUR"),
            });
            if !supplier.is_empty() {
                item["supplier"] = json!(supplier);
            }
            it.does("stock-items.register", item);
        }
        let selection = json!({ "kind": "stock-items", "filter": [["to_order[gt]", "0"]] });
        let plan = json!({ "verb": "sourcing.order-stock", "input": { "ship_to": "Depot" }, "selection": selection });
        // Jobs go on as whoever began them, so that is somebody the register knows.
        let in_bulk = |verb: &str, input: Value| {
            let told = it.by(Actor::system(), verb, input).unwrap();
            it.jobs_run();
            told
        };
        let set = in_bulk("changes.plan", plan)["id"].clone();
        let rows = it.told("changes.rows", json!({ "change_set": set }));
        let planned =
            |item: i64| rows.as_array().unwrap().iter().find(|row| row["record"] == item).unwrap().clone();
        assert_eq!(planned(4)["code"], json!("required"), "nobody sells it: {rows}");
        assert_eq!(planned(1)["outcome"], json!("change"));
        assert_eq!(
            it.told("stock.proposals", json!({})).as_array().unwrap().len(),
            4,
            "so far it is only looked at"
        );
        in_bulk("changes.apply", json!({ "change_set": set }));
        // Toner and paper from one, the mouse from another.
        let [toner, paper, mouse] = it.orders_of_items([1, 2, 3]);
        assert_eq!(toner, paper);
        assert_ne!(toner, mouse);
        assert_eq!(it.one("order", toner)["lines"], json!(2));
        let left = it.told("stock.proposals", json!({}));
        assert_eq!((left.as_array().unwrap().len(), &left[0]["name"]), (1, &json!("Tape")));
        // And as one step it is taken back.
        in_bulk("changes.undo", json!({ "change_set": set }));
        assert_eq!(it.told("stock.proposals", json!({})).as_array().unwrap().len(), 4);
        it.verifies();
    });
}
