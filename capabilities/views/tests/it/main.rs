//! Saved views, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use engine::{Actor, Capability, Engine, Error, Grants, Request, Result};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::on_both;

static ALL: &[&Capability] = &[&views::CAPABILITY];

fn somebody(account: i64) -> Arc<Actor> {
    let name = format!("account:{account}");
    Arc::new(Actor { name, account: Some(account), person: None, grants: Grants::everything() })
}

fn does(engine: &Engine, who: &Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
    engine.perform_blocking(who.clone(), Request::default(), engine.doing(verb).unwrap(), input)
}

#[test]
fn ones_own_views_are_ones_own() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let (ana, bo) = (somebody(1), somebody(2));
        let view = json!({ "name": "Mine", "list": "saved-views", "query": "sort=name" });
        let id = does(&engine, &ana, "views.save", view).unwrap();
        let taken = does(&engine, &bo, "views.remove", json!({ "view": id }));
        assert!(matches!(taken, Err(Error::NotFound(_))), "{taken:?}");
        does(&engine, &ana, "views.remove", json!({ "view": id })).unwrap();
        let again = does(&engine, &ana, "views.remove", json!({ "view": id }));
        assert!(matches!(again, Err(Error::NotFound(_))), "{again:?}");
    });
}

#[test]
fn a_view_is_of_a_list_that_there_is() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let ana = somebody(1);
        let wrong = does(&engine, &ana, "views.save", json!({ "name": "Odd", "list": "unicorns" }));
        assert!(matches!(&wrong, Err(Error::Invalid(faults)) if faults[0].field == "list"), "{wrong:?}");
        let wrong = does(&engine, &ana, "views.save", json!({ "name": "  ", "list": "saved-views" }));
        assert!(matches!(&wrong, Err(Error::Invalid(faults)) if faults[0].field == "name"), "{wrong:?}");
    });
}
