//! Parts of retired assets are counted in stock and go into work orders.
use crate::company::{ALL, Company};
use engine::{Capability, View};
use serde_json::{Value, json};
use std::sync::LazyLock;
use testkit::{TestDb, on_both};

static BESIDE: LazyLock<Vec<&'static Capability>> = LazyLock::new(|| {
    let others = [&notices::CAPABILITY, &maintenance::CAPABILITY, &retirement::CAPABILITY];
    ALL.iter().copied().chain(others).collect()
});

/// A company with a retired laptop, `OLD`, and one that is to be repaired, `SICK`, with a work order.
fn company(db: &TestDb) -> Company {
    let it = Company::with_capabilities(db, &BESIDE);
    let cost = json!({ "amount": "900.00", "currency": "EUR" });
    for tag in ["OLD", "SICK"] {
        it.does("assets.register", json!({ "tag": tag, "model": "T14", "location": "Berlin", "cost": cost }));
    }
    it.does("assets.retire", json!({ "asset": "OLD" }));
    it.does("maintenance.open-order", json!({ "title": "More memory", "asset": "SICK" }));
    it
}

fn id(it: &Company, kind: &'static str, named: &str) -> Value {
    let (kind, named) = (it.engine.kind(kind).unwrap(), json!(named));
    let read = move |view: &mut View<'_>| view.resolve(kind, &named);
    it.engine.view_blocking(engine::Actor::system(), kind.read, read).unwrap().into()
}

fn recovers(it: &Company, stock_item: Option<Value>) -> Result<Value, engine::Error> {
    let mut part = json!({
        "asset": "OLD", "part_type": "memory", "description": "16 GB DDR4", "serial": "M-1",
        "value": { "amount": "30.00", "currency": "EUR" },
    });
    if let Some(item) = stock_item {
        part["stock_item"] = item;
    }
    it.tries("retirement.recover-part", part)
}

#[test]
fn a_recovered_part_is_counted_and_goes_into_a_work_order() {
    on_both(|db| {
        let it = company(&db);
        let memory = id(&it, "stock-item", "Memory");
        recovers(&it, Some(memory.clone())).unwrap();
        assert_eq!(it.on_hand("Memory"), 1);
        let came = it.record("stock-move", "SM-000001");
        assert_eq!((&came["kind"], &came["change"]), (&json!("added"), &json!(1)));
        assert_eq!(came["note"], "RP-000001, recovered from OLD");
        assert_eq!(came["value"]["amount"], "30.00");
        let part = id(&it, "recovered-part", "RP-000001");
        let used = json!({ "order": "WO-000001", "recovered_part": part });
        it.does("maintenance.use-part", used.clone());
        assert_eq!(it.on_hand("Memory"), 0);
        let ledger = it.record("recovered-part", "RP-000001");
        assert_eq!((&ledger["state"], &ledger["used_in"]), (&json!("used"), &id(&it, "asset", "SICK")));
        assert_eq!(ledger["from_asset"], id(&it, "asset", "OLD"), "it still says where it came from");
        let order = it.record("work-order", "WO-000001");
        assert_eq!(order["parts_cost"]["amount"], "30.00", "it costs what it is worth: {order:?}");
        let went = it.record("stock-move", "SM-000002");
        assert_eq!((&went["kind"], &went["asset"]), (&json!("issued"), &id(&it, "asset", "SICK")));
        assert_eq!(it.refuses("maintenance.use-part", used), "part-is-gone");
        it.verifies();
    });
}

#[test]
fn a_counted_part_that_is_given_out_by_hand_is_not_on_the_shelf_any_more() {
    on_both(|db| {
        let it = company(&db);
        let memory = id(&it, "stock-item", "Memory");
        recovers(&it, Some(memory.clone())).unwrap();
        it.adds("Memory", 1, "25.00");
        let give = json!({ "item": "Memory", "quantity": 1, "to_asset": "SICK", "location": "Berlin" });
        it.does("stock.issue", give.clone());
        assert_eq!(
            it.record("recovered-part", "RP-000001")["state"],
            "on-shelf",
            "one piece is left, and is this one"
        );
        it.does("stock.issue", give);
        let part = it.record("recovered-part", "RP-000001");
        assert_eq!((&part["state"], &part["used_in"]), (&json!("used"), &id(&it, "asset", "SICK")));
        assert_eq!(it.on_hand("Memory"), 0, "and it was given out once");
        assert_eq!(
            it.refuses("retirement.scrap-part", json!({ "part": "RP-000001", "because": "broken" })),
            "part-is-gone"
        );
        it.verifies();
    });
}

#[test]
fn a_part_is_taken_from_where_it_lies() {
    on_both(|db| {
        let it = company(&db);
        it.adds("Memory", 5, "25.00");
        let part = json!({
            "asset": "OLD", "part_type": "memory", "description": "16 GB DDR4", "location": "Lisbon",
            "stock_item": id(&it, "stock-item", "Memory"),
        });
        it.does("retirement.recover-part", part.clone());
        let used = json!({ "order": "WO-000001", "recovered_part": id(&it, "recovered-part", "RP-000001") });
        it.does("maintenance.use-part", used);
        it.does("retirement.recover-part", part);
        it.does("retirement.scrap-part", json!({ "part": "RP-000002", "because": "a bent pin" }));
        for left in ["SM-000003", "SM-000005"] {
            assert_eq!(it.record("stock-move", left)["location"], id(&it, "location", "Lisbon"), "{left}");
        }
        assert_eq!(it.on_hand("Memory"), 5);
        it.verifies();
    });
}

#[test]
fn a_work_order_takes_pieces_from_stock() {
    on_both(|db| {
        let it = company(&db);
        it.adds("Memory", 3, "25.00");
        let memory = id(&it, "stock-item", "Memory");
        let wants = |pieces: i64| json!({ "order": "WO-000001", "stock_item": memory, "quantity": pieces });
        assert_eq!(it.refuses("maintenance.use-part", wants(4)), "not-enough-in-stock");
        it.does("maintenance.use-part", wants(2));
        assert_eq!(it.on_hand("Memory"), 1);
        let both = json!({ "order": "WO-000001", "stock_item": memory, "recovered_part": 1 });
        assert_eq!(it.refuses("maintenance.use-part", both), "either-or");
        assert_eq!(it.refuses("maintenance.use-part", json!({ "order": "WO-000001" })), "required");
        it.verifies();
    });
}

#[test]
fn a_part_that_is_thrown_away_is_not_counted_any_more() {
    on_both(|db| {
        let it = company(&db);
        recovers(&it, Some(id(&it, "stock-item", "Memory"))).unwrap();
        recovers(&it, None).unwrap();
        assert_eq!(it.on_hand("Memory"), 1, "only what is counted counts");
        for part in ["RP-000001", "RP-000002"] {
            it.does("retirement.scrap-part", json!({ "part": part, "because": "a bent pin" }));
        }
        assert_eq!(it.on_hand("Memory"), 0);
        assert_eq!(it.record("stock-move", "SM-000002")["kind"], "written-off");
        assert!(recovers(&it, Some(json!(99))).is_err(), "there is no such item");
        it.verifies();
    });
}
