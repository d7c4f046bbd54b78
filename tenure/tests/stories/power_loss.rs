//! The real program is killed in the middle of closing lots: each is closed whole, or not at all.
use engine::{Actor, Door, Engine, Request, View};
use serde_json::{Value, json};
use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tenure::{
    config::{Config, Flags},
    open::open,
};
use testkit::{TestDb, on_both};

/// How many lots are closed, the first of them in peace.
const LOTS: u32 = 9;
/// How many assets are in each.
const ASSETS: usize = 5;

struct Depot {
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl Depot {
    fn on(db: &TestDb) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: db.elsewhere() }
    }

    fn opens(&self) -> Engine {
        open(&Config::load(&Flags::within(self.folder.path(), self.database.clone())).unwrap()).unwrap()
    }

    /// The program that closes a lot.
    fn closing(&self, lot: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
        command.env_clear().current_dir(self.folder.path()).arg("--data").arg(self.folder.path());
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.args(["do", "disposal.close-lot", &format!("lot={lot}")]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

fn does(engine: &Engine, verb: &str, input: Value) -> Value {
    let doing = engine.doing(verb).unwrap();
    let told = input.to_string();
    engine
        .perform_blocking(Actor::system(), Request::through(Door::Cli), doing, input)
        .unwrap_or_else(|error| panic!("{verb} {told}: {error:?}"))
}

/// A settled lot; answers its number and the tags of its assets.
fn settled(engine: &Engine) -> (String, Vec<String>) {
    let opened = does(engine, "disposal.open-lot", json!({ "route": "recycle", "partner": "Metalloop" }));
    let lot = opened["number"].as_str().unwrap().to_owned();
    let tags: Vec<String> = (0..ASSETS)
        .map(|n| {
            let tag = format!("{lot}-{n}");
            does(engine, "assets.register", json!({ "tag": tag, "model": "T14" }));
            does(engine, "assets.retire", json!({ "asset": tag }));
            let purge = json!({
                "asset": tag, "outcome": "purge", "technique": "block erase", "tool": "nvme-cli 2.9",
                "verification": "sampled read", "witness": "Bo",
            });
            does(engine, "assets.sanitise", purge);
            does(engine, "disposal.add-asset", json!({ "lot": lot, "asset": tag }));
            tag
        })
        .collect();
    does(engine, "disposal.seal-lot", json!({ "lot": lot, "seals": "S-1" }));
    does(engine, "disposal.hand-over", json!({ "lot": lot, "signed_by": "K. Fahrer" }));
    let weight = json!({
        "lot": lot, "weee": "weee-2", "material": "mixed-fraction", "fate": "recycled",
        "mass_grams": 1_500 * ASSETS,
    });
    does(engine, "disposal.record-weight", weight);
    does(engine, "disposal.settle-lot", json!({ "lot": lot }));
    (lot, tags)
}

fn all_settled(depot: &Depot) -> Vec<(String, Vec<String>)> {
    let engine = depot.opens();
    does(&engine, "categories.register", json!({ "name": "Notebooks of the depot" }));
    does(&engine, "models.register", json!({ "name": "T14", "category": "Notebooks of the depot" }));
    let composition = json!({ "model": "T14", "weee": "weee-2", "mass_grams": 1_500 });
    does(&engine, "model-compositions.register", composition);
    let partner = json!({ "name": "Metalloop", "roles": ["recycler"], "requires": ["r2v3"] });
    does(&engine, "service-partners.register", partner);
    let certificate =
        json!({ "partner": "Metalloop", "standard": "r2v3", "number": "C-1", "valid_until": "2099-12-31" });
    does(&engine, "partner-certificates.register", certificate);
    (0..LOTS).map(|_| settled(&engine)).collect()
}

/// Whether a lot is closed, and that everything in it says the same.
fn is_closed(engine: &Engine, lot: &str, tags: &[String]) -> bool {
    let state = |kind: &str, named: &str| {
        let (kind, named) = (engine.kind(kind).unwrap(), json!(named));
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            Ok((id, view.whole(kind, id)?.state["stage"].clone()))
        };
        engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    };
    let (id, stage) = state("disposal-lot", lot);
    let closed = stage == "lot-closed";
    for tag in tags {
        let stage = if closed { "disposed" } else { "decommissioned" };
        assert_eq!(state("asset", tag).1, stage, "{tag} of {lot}, which is closed: {closed}");
    }
    let read = move |view: &mut View<'_>| {
        let sql = format!("select count(*) from disposal_certificates where lot = {id}");
        view.scalar::<i64>(database::sql(sql))
    };
    let certificates = engine.view_blocking(Actor::system(), disposal::READ, read).unwrap();
    // One for the data and one for the end of each asset, and one for the lot.
    let wanted = if closed { 2 * ASSETS + 1 } else { 0 };
    assert_eq!(usize::try_from(certificates).unwrap(), wanted, "{lot}, which is closed: {closed}");
    closed
}

#[test]
fn whenever_the_program_is_killed_no_lot_is_closed_by_half() {
    on_both(|db| {
        let depot = Depot::on(&db);
        let lots = all_settled(&depot);
        let begun = Instant::now();
        assert!(depot.closing(&lots[0].0).status().unwrap().success());
        let whole = begun.elapsed();
        for (n, (lot, _)) in (1..).zip(&lots[1..]) {
            let mut child = depot.closing(lot).spawn().unwrap();
            // Later and later: from while it begins until when it is about done.
            thread::sleep(whole * (2 + n) / (LOTS + 2));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        // A server may notice only now that its client is gone.
        thread::sleep(Duration::from_millis(200));
        let engine = depot.opens();
        let open: Vec<_> = lots.iter().filter(|(lot, tags)| !is_closed(&engine, lot, tags)).collect();
        assert!(
            lots.iter().any(|(lot, tags)| is_closed(&engine, lot, tags)),
            "the first was closed in peace"
        );
        for (lot, tags) in open {
            does(&engine, "disposal.close-lot", json!({ "lot": lot }));
            assert!(is_closed(&engine, lot, tags), "what was cut off is simply done again");
        }
        engine.seal(true).unwrap();
        assert_eq!(engine.verify(|_| {}).unwrap().findings, []);
    });
}
