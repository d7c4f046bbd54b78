//! What tests stand on: a fresh register on each database, and a clock that moves only when told.
//!
//! Every test of storage runs on SQLite and, where the environment names a server (`TEST_POSTGRES`; the test
//! command starts one), on PostgreSQL: `on_both(|db| …)`.
mod mail_server;
mod own_database;

pub use mail_server::MailServer;
pub use own_database::OwnDatabase;

use database::{Db, SqliteOptions};
use domain::Instant;
use engine::{Capability, Clock, Engine, Gatekeeper, Keys, NobodyElse, Settings, Setup};
use jiff::tz::TimeZone;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// A database of its own for one test; gone with it.
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// Where to open it again.
    pub address: String,
    folder: Option<tempfile::TempDir>,
    schema: Option<(String, String)>,
}

static SERIAL: AtomicU32 = AtomicU32::new(0);

impl TestDb {
    /// A fresh embedded database.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("tenure.db");
        let db = Db::sqlite(&path, SqliteOptions::default()).expect("a new database file opens");
        Self { db, address: path.display().to_string(), folder: Some(folder), schema: None }
    }

    /// A fresh schema on the server that the environment names.
    pub fn postgres() -> Option<Self> {
        let server = postgres_server()?;
        let name = format!("test_{}_{}", std::process::id(), SERIAL.fetch_add(1, Ordering::Relaxed));
        let admin = Db::postgres(&server, 1).expect("the test server answers");
        // A process that was killed leaves its schemas behind, and its number comes again.
        let make = format!("drop schema if exists {name} cascade; create schema {name}");
        admin.write_blocking(move |tx| tx.batch(&make)).expect("a schema can be made");
        let address = format!("{server}?options=-csearch_path%3D{name}%2Cpublic");
        let db = Db::postgres(&address, 8).expect("the test server answers");
        Some(Self { db, address, folder: None, schema: Some((server, name)) })
    }

    /// The address of a database that is not a file in a folder of one's own.
    pub fn elsewhere(&self) -> Option<String> {
        self.folder.is_none().then(|| self.address.clone())
    }

    /// The folder of an embedded database.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(tempfile::TempDir::path)
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some((server, name)) = self.schema.take()
            && let Ok(admin) = Db::postgres(&server, 1)
        {
            let drop = format!("drop schema if exists {name} cascade");
            let _ = admin.write_blocking(move |tx| tx.batch(&drop));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test command says by the environment which server to use")]
pub(crate) fn postgres_server() -> Option<String> {
    std::env::var("TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// Something from outside is missing (`browser`, `node`, `small-disk`), and a check is about to be left out. Fails where the
/// test command says that it is there (`TEST_PREPARED`), so that no check falls away in silence.
///
/// # Panics
/// When it was prepared.
#[expect(
    clippy::disallowed_methods,
    reason = "the test command says by the environment what it has prepared"
)]
pub fn may_be_missing(what: &str) {
    let prepared = std::env::var("TEST_PREPARED").unwrap_or_default();
    let is_prepared = prepared.split(',').any(|one| one == what);
    assert!(!is_prepared, "The test command has found {what}, and yet it is not there for this test.");
}

/// Runs a test on a fresh database of each kind.
pub fn on_both(test: impl Fn(TestDb)) {
    test(TestDb::sqlite());
    if let Some(db) = TestDb::postgres() {
        test(db);
    }
}

/// Monday, 2 March 2026, 08:00 UTC: when tests begin.
pub const START: Instant = Instant(1_772_438_400_000);
/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;

/// A clock that stands at [`START`].
pub fn clock() -> Clock {
    Clock::fixed(START, TimeZone::UTC)
}

/// A register with these capabilities on this database; only the system uses it.
pub fn register(db: &TestDb, capabilities: &'static [&'static Capability]) -> Engine {
    register_with(db, capabilities, Arc::new(NobodyElse), clock(), Keys::generate())
}

/// A register in every detail.
pub fn register_with(
    db: &TestDb,
    capabilities: &'static [&'static Capability],
    gatekeeper: Arc<dyn Gatekeeper>,
    clock: Clock,
    keys: Keys,
) -> Engine {
    let setup = Setup { capabilities, gatekeeper, keys, clock, settings: Settings::default() };
    Engine::open(db.db.clone(), setup).expect("the register opens")
}
