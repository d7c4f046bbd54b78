//! What an order takes of budgets, whoever does it and however far they see.
use crate::register::{Company, eur, somebody};
use database::overheard;
use engine::{Actor, Error, Grant, Grants, Query, Reach, Ref, Result, View, Within};
use procurement::{Fit, OrderBudget};
use serde_json::json;
use std::sync::Arc;
use testkit::on_both;

/// Somebody who may do some things within one company, and see nothing of any other.
fn limited(number: i64, company: i64, permissions: &[&'static str]) -> Arc<Actor> {
    let way = Within { companies: vec![company], ..Within::default() };
    let permissions = permissions.iter().map(|name| (*name).to_owned()).collect();
    let grants = Grants(vec![Grant { permissions, reach: Reach::Within(vec![way]) }]);
    Arc::new(Actor { grants, ..(*somebody(number)).clone() })
}

/// What somebody who only receives may do: to see what things are is part of it, to see budgets is not.
const RECEIVER: [&str; 4] = ["procurement.receive", "catalog.read", "parties.read", "organisation.read"];

/// A budget of nobody in particular: whoever is limited to one company does not see it.
fn budget(it: &Company, amount: &str, policy: &str) {
    it.does(
        "budgets.register",
        json!({ "name": "Hardware 2026", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": eur(amount), "policy": policy }),
    );
}

#[test]
fn a_budget_out_of_reach_refuses_all_the_same_and_tells_nothing_but_that() {
    on_both(|db| {
        let it = Company::on(&db);
        budget(&it, "1500.00", "refuse");
        let order = it.draft(2);
        it.does("procurement.submit", json!({ "order": order }));
        let bo = limited(2, 1, &["procurement.read", "procurement.approve", "planning.read"]);
        let named = order.clone();
        let read = move |view: &mut View<'_>| OrderBudget { order: Ref::key(named.clone()) }.run(view);
        let told = it.engine.view_blocking(bo.clone(), OrderBudget::NEEDS, read).unwrap();
        let [one] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((one.fit, one.budget, one.name.clone(), one.amount), (Fit::Refused, None, None, None));
        assert_eq!((one.available_before, one.available_after), (None, None));
        let refused = it.by(bo.clone(), "procurement.approve", json!({ "order": order }));
        assert_eq!(refused.unwrap_err().code(), "budget-exceeded");
        assert_eq!(it.one("order", order.as_str())["state"], json!("waiting"));
        it.does("budgets.edit", json!({ "id": "Hardware 2026", "amount": eur("2000.00") }));
        it.by(bo, "procurement.approve", json!({ "order": order })).unwrap();
        assert_eq!(it.one("budget", "Hardware 2026")["remaining"], eur("0.00"));
        it.verifies();
    });
}

#[test]
fn what_somebody_limited_receives_counts_everywhere_and_nothing_else_opens_to_them() {
    on_both(|db| {
        let it = Company::on(&db);
        it.does("companies.register", json!({ "name": "Werk Lda", "country": "PT" }));
        budget(&it, "9000.00", "warn");
        let order = it.placed(2);
        let own = limited(3, 1, &RECEIVER);
        let others = limited(3, 2, &RECEIVER);
        let line = it.id("order-line", &format!("{order}/1"));
        let receipt = json!({ "line": line, "serials": "A-1" });
        let outcome = it.by(others, "procurement.receive", receipt.clone());
        assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
        it.by(own.clone(), "procurement.receive", receipt).unwrap();
        assert_eq!(it.one("order", order.as_str())["state"], json!("partly-received"));
        let received = move |view: &mut View<'_>| {
            let text =
                "select received from budget_commitments where subject = ? and subject_kind = 'order-line'";
            view.scalar::<i64>(database::sql(text).bind(line))
        };
        let received = it.engine.view_blocking(Actor::system(), procurement::READ, received).unwrap();
        assert_eq!(received, 100_000, "the budget counts what arrived, though the receiver sees no budget");
        let forbidden = it.by(own, "procurement.close", json!({ "order": order }));
        assert!(matches!(forbidden, Err(Error::Forbidden(_))), "{forbidden:?}");
        it.verifies();
    });
}

#[test]
fn the_budgets_of_an_order_are_told_with_as_many_questions_however_many_lines_it_has() {
    on_both(|db| {
        let it = Company::on(&db);
        budget(&it, "99999.00", "warn");
        let asked = |lines: usize| {
            let order = it.draft(1);
            for n in 1..lines {
                let line = json!({ "order": order, "description": format!("Thing {n}"), "quantity": 1, "unit_price": eur("10.00") });
                it.does("procurement.add-line", line);
            }
            let read = move |view: &mut View<'_>| -> Result<(usize, domain::Money)> {
                let query = OrderBudget { order: Ref::key(order.clone()) };
                let (told, statements) = overheard(|| query.run(view));
                Ok((statements.len(), told?[0].takes))
            };
            it.engine.view_blocking(Actor::system(), OrderBudget::NEEDS, read).unwrap()
        };
        let (of_one, takes_one) = asked(1);
        let (of_forty, takes_forty) = asked(40);
        assert_eq!((takes_one.minor, takes_forty.minor), (100_000, 100_000 + 39 * 1_000));
        assert_eq!(of_one, of_forty);
    });
}
