//! Scanning: finds that come twice, late, in any order, and what the set says.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use engine::*;
use scanning::{MySet, ScanSet};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{TestDb, on_both};

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &scanning::CAPABILITY,
];

struct Store {
    engine: Engine,
}

impl Store {
    fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does(Actor::system(), "categories.register", json!({ "name": "Laptops" })).unwrap();
        it.does(Actor::system(), "models.register", json!({ "name": "T14", "category": "Laptops" })).unwrap();
        for serial in ["AB1", "AB2", "AB3"] {
            it.does(Actor::system(), "assets.register", json!({ "model": "T14", "serial": serial })).unwrap();
        }
        it
    }

    fn does(&self, actor: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        self.engine.perform_blocking(
            actor,
            Request::through(Door::Api),
            self.engine.doing(verb).unwrap(),
            input,
        )
    }

    fn set_of(&self, account: i64) -> ScanSet {
        let read = |view: &mut View<'_>| MySet {}.run(view);
        self.engine.view_blocking(somebody(account), scanning::OWN, read).unwrap()
    }

    fn assets_of(&self, account: i64) -> Vec<i64> {
        let mut assets: Vec<i64> = self.set_of(account).found.iter().map(|found| found.asset).collect();
        assets.sort_unstable();
        assets
    }
}

fn somebody(account: i64) -> Arc<Actor> {
    let name = format!("account:{account}");
    Arc::new(Actor { name, account: Some(account), ..(*Actor::system()).clone() })
}

fn find(key: &str, code: &str) -> Value {
    json!({ "key": key, "code": code })
}

#[test]
fn a_label_is_known_by_address_tag_and_serial_number_and_strangers_are_told() {
    on_both(|db| {
        let it = Store::on(&db);
        let finds = [
            find("1", "https://tenure.example.org/assets/1"),
            find("2", "AB2"),
            find("3", "4006381333931"),
            find("4", "AB1"),
        ];
        it.does(somebody(7), "scans.take", json!({ "finds": finds })).unwrap();
        assert_eq!(it.assets_of(7), [1, 2]);
        assert_eq!(it.set_of(7).unknown, ["4006381333931"]);
        assert_eq!(it.assets_of(8), Vec::<i64>::new());
    });
}

/// Phones send what they kept whenever there is a network: again, late, in parts, in any order.
#[test]
fn shuffled_repeated_and_delayed_finds_make_the_same_set() {
    on_both(|db| {
        let it = Store::on(&db);
        let finds: Vec<Value> =
            (0..12).map(|nth| find(&format!("key-{nth}"), ["AB1", "AB2", "AB3", "none"][nth % 4])).collect();
        it.does(somebody(1), "scans.take", json!({ "finds": finds })).unwrap();
        for account in 2..6 {
            // A walk through all finds in another order each time, some of them again.
            let step = [5, 7, 11, 1][account - 2];
            for part in 0..6 {
                let some: Vec<Value> =
                    (0..3).map(|nth| finds[(part * 2 + nth) * step % finds.len()].clone()).collect();
                it.does(somebody(account as i64), "scans.take", json!({ "finds": some })).unwrap();
            }
            assert_eq!(it.assets_of(account as i64), it.assets_of(1));
            assert_eq!(it.set_of(account as i64).unknown, it.set_of(1).unknown);
        }
    });
}

#[test]
fn what_was_cleared_does_not_come_back_with_a_late_phone() {
    on_both(|db| {
        let it = Store::on(&db);
        it.does(somebody(1), "scans.take", json!({ "finds": [find("a", "AB1")] })).unwrap();
        it.does(somebody(1), "scans.clear", json!({})).unwrap();
        it.does(somebody(1), "scans.take", json!({ "finds": [find("a", "AB1"), find("b", "AB2")] })).unwrap();
        assert_eq!(it.assets_of(1), [2]);
    });
}

#[test]
fn what_is_no_find_is_refused_and_nothing_is_taken() {
    on_both(|db| {
        let it = Store::on(&db);
        for bad in [find("", "AB1"), find("a", " "), find(&"k".repeat(65), "AB1")] {
            let refused = it.does(somebody(1), "scans.take", json!({ "finds": [find("ok", "AB1"), bad] }));
            assert!(matches!(refused, Err(Error::Invalid(_))));
        }
        assert_eq!(it.assets_of(1), Vec::<i64>::new());
    });
}
