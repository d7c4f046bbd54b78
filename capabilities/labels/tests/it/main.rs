//! Designs of labels, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use engine::{Actor, Capability, Engine, Error, Grants, Request, Result};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::on_both;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &labels::CAPABILITY,
];

fn registers(engine: &Engine, input: Value) -> Result<Value> {
    let name = "account:1".to_owned();
    let who = Arc::new(Actor { name, account: Some(1), person: None, grants: Grants::everything() });
    let doing = engine.doing("label-templates.register").unwrap();
    engine.perform_blocking(who, Request::default(), doing, input)
}

fn refusal(result: &Result<Value>) -> (&str, &str) {
    match result {
        Err(Error::Invalid(faults)) => (&faults[0].field, faults[0].code),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_design_fits_on_its_paper_or_is_refused_with_the_measure() {
    on_both(|db| {
        let engine = testkit::register(&db, ALL);
        let design = |columns: i64, height: &str| {
            json!({
                "name": format!("{columns} by {height}"), "media": "a4", "width_mm": "63.5", "height_mm": height,
                "columns": columns, "rows": 7, "margin_left_mm": "7.21", "margin_top_mm": "15.15",
                "gap_across_mm": "2.54", "code": "data-matrix", "code_holds": "tag", "lines": ["tag", "serial"],
            })
        };
        registers(&engine, design(3, "38.1")).unwrap();
        assert_eq!(refusal(&registers(&engine, design(4, "38.1"))), ("columns", "does-not-fit"));
        assert_eq!(refusal(&registers(&engine, design(3, "45"))), ("rows", "does-not-fit"));
        assert_eq!(refusal(&registers(&engine, design(3, "-5"))), ("height_mm", "not-a-length"));
        assert_eq!(refusal(&registers(&engine, design(3, "2"))), ("height_mm", "does-not-fit"));
        assert_eq!(refusal(&registers(&engine, design(1_000, "38.1"))), ("columns", "too-many"));
    });
}
