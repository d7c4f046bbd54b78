use database::Dialect;
use demo::{Estate, Made, Presence};
use domain::Instant;
use engine::{Actor, Capability, Clock, Engine, Keys};
use jiff::tz::TimeZone;
use serde_json::Value;
use std::sync::Arc;
use testkit::{TestDb, on_both, register_with};

static CAPABILITIES: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &access::CAPABILITY,
    &custody::CAPABILITY,
    &notices::CAPABILITY,
    &agreements::CAPABILITY,
    &deployment::CAPABILITY,
    &retrieval::CAPABILITY,
    &stock::CAPABILITY,
    &contracts::CAPABILITY,
    &retirement::CAPABILITY,
    &bookings::CAPABILITY,
    &notices::CAPABILITY,
    &maintenance::CAPABILITY,
];

/// Tuesday, 24 November 2026, 10:12 in Berlin: the present of these tests.
pub(crate) const NOW: Instant = Instant(1_795_511_520_000);

pub(crate) fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("a zone of the database")
}

/// A register that is opened at a moment.
pub(crate) fn opened(db: &TestDb, at: Instant) -> Engine {
    let clock = Clock::fixed(at, berlin());
    register_with(db, CAPABILITIES, Arc::new(access::Gate::default()), clock, Keys::generate())
}

pub(crate) fn filled(db: &TestDb, assets: u32, seed: u64) -> (Engine, Made) {
    filled_until(db, Estate { assets, seed, until: NOW })
}

fn filled_until(db: &TestDb, estate: Estate) -> (Engine, Made) {
    let engine = opened(db, demo::begins(estate.until, &berlin()));
    let made = demo::fill(&engine, &estate, |_| {}).expect("a new register is filled");
    (engine, made)
}

/// The rows of a statement with one text and one number.
pub(crate) fn counts(engine: &Engine, sql: &'static str) -> Vec<(String, i64)> {
    let read = move |view: &mut engine::View<'_>| {
        view.all(database::sql(sql), |row| Ok((row.at::<Option<String>>(0)?.unwrap_or_default(), row.at(1)?)))
    };
    engine.view_blocking(Actor::system(), assets::READ, read).expect("a good statement")
}

fn count(engine: &Engine, sql: &'static str) -> i64 {
    engine
        .view_blocking(Actor::system(), assets::READ, move |view| view.scalar(database::sql(sql)))
        .expect("a good statement")
}

#[test]
fn the_estate_is_whole_and_verifies() {
    on_both(|db| {
        let (engine, made) = filled(&db, 150, 1);
        assert_eq!((made.assets, count(&engine, "select count(*) from assets")), (150, 150));
        // Joiners of the next weeks come on top.
        assert!(made.people as i64 <= count(&engine, "select count(*) from people"));
        let found = engine.verify(|_| {}).unwrap();
        assert_eq!((found.findings.len(), found.uncovered, found.entries), (0, 0, made.entries));
        let stages = counts(&engine, "select stage, count(*) from assets group by stage");
        assert_eq!(stages.len(), 7, "{stages:?}");
        // What the rules say of any register: in use needs a holder, only in use and in maintenance have one.
        let unheld = "select count(*) from assets where stage = 'in-use'
            and holder_person is null and holder_location is null and holder_asset is null";
        let strange = "select count(*) from assets where stage not in ('in-use', 'in-maintenance')
            and (holder_person is not null or holder_location is not null or holder_asset is not null)";
        assert_eq!((count(&engine, unheld), count(&engine, strange)), (0, 0));
        assert_eq!(count(&engine, "select count(*) from assets where tag not like 'NW-%'"), 0);
        assert_eq!(demo::presence(&engine).unwrap(), Presence::Whole);
    });
}

#[test]
fn a_company_of_usual_size_is_believable() {
    let (engine, made) = filled(&TestDb::sqlite(), 1_200, 1);
    assert_eq!(made.people, 200);
    let stages: std::collections::BTreeMap<String, i64> =
        counts(&engine, "select stage, count(*) from assets group by stage").into_iter().collect();
    let share = |stage: &str| stages.get(stage).copied().unwrap_or_default() * 1000 / 1_200;
    for (stage, low, high) in [
        ("in-use", 660, 720),
        ("in-stock", 100, 140),
        ("in-maintenance", 25, 45),
        ("decommissioned", 30, 50),
        ("disposed", 75, 105),
        ("ordered", 10, 25),
        ("planned", 5, 15),
    ] {
        assert!(
            (low..=high).contains(&share(stage)),
            "{stage}: {} of a thousand in {stages:?}",
            share(stage)
        );
    }
    let overdue = "select count(*) from assets where due_back < '2026-11-24'";
    let kept_by_leavers =
        "select count(*) from assets a join people p on p.id = a.holder_person where p.employment = 'left'";
    assert!(count(&engine, overdue) > 2 && count(&engine, kept_by_leavers) > 2);
    assert!(count(&engine, "select count(*) from people where employment = 'expected'") > 2);
    assert!(count(&engine, "select count(*) from assets where parent is not null") > 10);
    everything_happens(&engine);
    assert_eq!(engine.verify(|_| {}).unwrap().findings, []);
}

fn everything_happens(engine: &Engine) {
    let events = counts(engine, "select event, count(*) from journal where kind = 'asset' group by event");
    for event in [
        "registered",
        "received",
        "edited",
        "handed-out",
        "transferred",
        "moved",
        "taken-back",
        "sent-to-repair",
        "repaired",
        "retired",
        "sanitised",
        "status-set",
        "disposed",
        "reported-lost",
        "validated",
        "commented",
    ] {
        assert!(events.iter().any(|(name, _)| name == event), "{event} is not among {events:?}");
    }
}

/// A Saturday night, the first minutes of a year, a leap day, the morning after the clocks were changed.
#[test]
fn any_day_is_a_good_day_and_any_seed_a_good_seed() {
    let days =
        ["2026-11-28T02:40:00Z", "2027-12-31T23:04:00Z", "2028-02-29T11:00:00Z", "2027-03-28T05:30:00Z"];
    for (seed, day) in days.into_iter().enumerate() {
        let estate = Estate { assets: 150, seed: 1_000 + seed as u64, until: day.parse().unwrap() };
        let (engine, made) = filled_until(&TestDb::sqlite(), estate);
        assert_eq!((made.assets, engine.verify(|_| {}).unwrap().findings), (150, Vec::new()), "{day}");
        assert_eq!(engine.clock().now(), estate.until);
    }
}

#[test]
fn only_a_new_register_is_filled() {
    on_both(|db| {
        let begins = demo::begins(NOW, &berlin());
        let estate = Estate { assets: 150, seed: 1, until: NOW };
        let engine = opened(&db, begins);
        assert_eq!(demo::presence(&engine).unwrap(), Presence::Empty);
        let too_many = Estate { assets: 2_000_000, ..estate };
        assert_eq!(demo::fill(&engine, &too_many, |_| {}).unwrap_err().code(), "invalid");
        access::sign_in::first_administrator(&engine, "ana", "Ana", None).unwrap();
        assert_eq!(demo::fill(&engine, &estate, |_| {}).unwrap_err().code(), "register-is-in-use");
        assert_eq!(demo::presence(&engine).unwrap(), Presence::Another);
        if db.db.dialect() == Dialect::Sqlite {
            let late = opened(&TestDb::sqlite(), NOW);
            assert_eq!(demo::fill(&late, &estate, |_| {}).unwrap_err().code(), "register-is-in-use");
        }
    });
}

#[test]
fn people_act_in_their_own_names_and_rights() {
    let (engine, _) = filled(&TestDb::sqlite(), 150, 1);
    let actors = counts(
        &engine,
        "select actor, count(*) from journal where kind = 'asset' group by actor order by 2 desc",
    );
    assert!(actors.len() >= 6 && actors.iter().all(|(actor, _)| actor.starts_with("account:")), "{actors:?}");
    for username in [demo::ADMINISTRATOR, demo::ASSET_MANAGER] {
        let account = demo::account(&engine, username).unwrap();
        let link = access::sign_in::one_time_link(&engine, account).unwrap();
        assert!(link.contains("/sign-in/link/"));
    }
    let name = Value::from("mara");
    let read =
        move |view: &mut engine::View<'_>| view.resolve(<access::Account as engine::Record>::KIND, &name);
    let mara = engine.view_blocking(Actor::system(), access::READ, read).unwrap();
    assert!(!access::as_account(&engine, mara).unwrap().may(assets::EDIT));
}
