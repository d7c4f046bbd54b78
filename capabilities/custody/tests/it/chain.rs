use crate::register::Company;
use engine::Request;
use serde_json::json;
use testkit::on_both;

#[test]
fn the_chain_has_no_gap_even_after_a_correction() {
    on_both(|db| {
        let it = Company::on(&db);
        let tag = it.laptop();
        it.days_pass(2);
        it.does("custody.hand-out", json!({ "asset": tag, "to_person": "ana" }));
        it.days_pass(6);
        it.does("custody.take-back", json!({ "asset": tag }));
        let told = |it: &Company| -> Vec<(String, String, String)> {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or("now").to_owned();
            let chain = it.told("custody.chain", json!({ "asset": tag }));
            chain
                .as_array()
                .unwrap()
                .iter()
                .map(|s| (text(&s["keeper_name"]), text(&s["from"]), text(&s["to"])))
                .collect()
        };
        let spell = |who: &str, from: &str, to: &str| (who.to_owned(), from.to_owned(), to.to_owned());
        assert_eq!(
            told(&it),
            [
                spell("Depot", "2026-03-02", "2026-03-04"),
                spell("Ana", "2026-03-04", "2026-03-10"),
                spell("Depot", "2026-03-10", "now"),
            ]
        );
        // In truth Bo had it from the 6th on; the transfer was forgotten.
        let forgotten = Request { on: "2026-03-06".parse().ok(), correction: true, ..Request::default() };
        it.with(forgotten, "custody.transfer", json!({ "asset": tag, "to_person": "bo" })).unwrap();
        assert_eq!(
            told(&it),
            [
                spell("Depot", "2026-03-02", "2026-03-04"),
                spell("Ana", "2026-03-04", "2026-03-06"),
                spell("Bo", "2026-03-06", "2026-03-10"),
                spell("Depot", "2026-03-10", "now"),
            ]
        );
        assert_eq!(it.asset(tag.as_str())["stage"], json!("in-stock"));
        let held = it.told("custody.holdings", json!({ "person": "bo" }))["held"].clone();
        assert_eq!(held[0]["from"], json!("2026-03-06"));
        it.verifies();
    });
}
