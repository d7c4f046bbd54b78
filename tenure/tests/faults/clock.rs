//! A machine whose clock is set back.
use domain::Instant;
use engine::{Actor, Clock, Door, Engine, Request};
use jiff::tz::TimeZone;
use serde_json::json;
use tenure::{
    config::{Config, Flags},
    open::open_with_clock,
};
use testkit::{DAY, START, TestDb, on_both};

const HOUR: i64 = DAY / 24;

fn started_at(db: &TestDb, folder: &std::path::Path, moment: Instant) -> Engine {
    let config = Config::load(&Flags::within(folder, db.elsewhere())).unwrap();
    open_with_clock(&config, Clock::fixed(moment, TimeZone::UTC)).unwrap()
}

fn makes(engine: &Engine, name: &str) -> i64 {
    let doing = engine.doing("manufacturers.register").unwrap();
    let request = Request::through(Door::Api);
    let made = engine.perform_blocking(Actor::system(), request, doing, json!({ "name": name })).unwrap();
    made["id"].as_i64().unwrap()
}

/// When each entry about manufacturers was recorded, in the order of the journal.
fn moments(engine: &Engine) -> Vec<Instant> {
    while engine.seal(true).unwrap().more {}
    let mut moments = Vec::new();
    let keep = |entry: &engine::Entry| {
        moments.extend((entry.kind == "manufacturer").then_some(entry.recorded_at));
        Ok(())
    };
    engine.export_journal(keep, |_, _| Ok(())).unwrap();
    moments
}

#[test]
fn a_clock_that_is_set_back_writes_no_past() {
    on_both(|db| {
        let folder = tempfile::tempdir().unwrap();
        let engine = started_at(&db, folder.path(), START);
        makes(&engine, "In time");
        // Set back while the server runs: time stands still.
        engine.clock().set(START.plus_millis(-2 * DAY));
        makes(&engine, "Set back");
        assert_eq!(moments(&engine), [START, START]);
        drop(engine);
        // Set back before a start: the last moment of the journal is a floor.
        let engine = started_at(&db, folder.path(), START.plus_millis(-30 * DAY));
        assert_eq!(engine.clock().now(), START);
        makes(&engine, "After a start");
        // It goes on once the clock has caught up.
        engine.clock().set(START.plus_millis(HOUR));
        makes(&engine, "Caught up");
        assert_eq!(moments(&engine), [START, START, START, START.plus_millis(HOUR)]);
        assert_eq!(engine.verify(|_| {}).unwrap().findings, []);
    });
}
