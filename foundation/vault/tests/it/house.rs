//! A small register with a vault: chairs, which are nobody's secret, and lodgers, whose names are personal.
use database::{Db, Dialect, Source, SqliteOptions, sql};
use domain::{Field, Id};
use engine::{
    Actor, Belonging, Capability, Command, Door, Engine, Error, Keys, Migration, NobodyElse, Permission,
    Place, Record, RecordKind, Ref, Request, Result, Settings, Setup, Verb, Work, derive_state,
    files::FileRow, jobs::JobRunner, prepare_state,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use testkit::TestDb;
use vault::{Arrived, BackupOrder, Blobs, Manifest, RestoreOrder, Restored, Vault, VaultSettings};

pub(crate) const EDIT: Permission = Permission("house.edit");
pub(crate) const READ: Permission = Permission("house.read");

const fn kind<S: Record>(names: [&'static str; 5], fields: &'static [Field<'static>]) -> RecordKind {
    RecordKind {
        name: names[0],
        one: names[1],
        many: names[2],
        path: names[3],
        table: names[4],
        label: "name",
        keys: &["name"],
        fields,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: EDIT,
        edit: EDIT,
        archive: EDIT,
        open: true,
        prepare: prepare_state::<S>,
        derive: derive_state::<S>,
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Chair {
    id: Id<Chair>,
    name: String,
}

impl Record for Chair {
    const KIND: &'static RecordKind = &kind::<Self>(
        ["garden-chair", "chair", "Chairs", "chairs", "chairs"],
        &[
            Field::text("name", "Name").required().unique().searchable(),
            Field::new("folds", "Folds", domain::Kind::Boolean),
            Field::money("cost", "Cost"),
            Field::new("tags", "Tags", domain::Kind::Tags),
        ],
    );
    fn id(&self) -> Id<Self> {
        self.id
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Lodger {
    id: Id<Lodger>,
    name: String,
}

impl Record for Lodger {
    const KIND: &'static RecordKind = &kind::<Self>(
        ["lodger", "lodger", "Lodgers", "lodgers", "lodgers"],
        &[Field::text("name", "Name").required().searchable().personal().indexed()],
    );
    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Forgets a lodger.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
struct Forget {
    lodger: Ref<Lodger>,
}

impl Command for Forget {
    const NAME: &'static str = "lodgers.forget";
    const NEEDS: Permission = EDIT;
    const SAYS: &'static str = "Forgets a lodger.";
    const PLACE: Place = Place::post("/lodgers/{lodger}/forget");
    type Outcome = Id<Lodger>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lodger>> {
        let lodger = work.find_to_change(&self.lodger)?;
        let nobody = Lodger { name: format!("Lodger {}", lodger.id), ..lodger.record.clone() };
        work.erase(&lodger, &nobody)
    }
}

fn notes(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table house_notes (id integer primary key, body blob, score double precision, done boolean, open bigint);
         create index house_notes_by_score on house_notes (score);
         create table house_sessions (id integer primary key, secret text not null);",
        "create table house_notes (id bigint generated always as identity primary key, body bytea,
            score double precision, done boolean, open bigint);
         create index house_notes_by_score on house_notes (score);
         create table house_sessions (id bigint generated always as identity primary key, secret text not null);",
    )
}

static HOUSE: Capability = Capability {
    records: &[Chair::KIND, Lodger::KIND],
    verbs: &[Verb::of::<Forget>()],
    schema: &[Migration { number: 1, says: "notes and sessions", sql: notes }],
    ..Capability::new("house", "A house.")
};

pub(crate) static ALL: &[&Capability] = &[&HOUSE, &vault::CAPABILITY];

/// The register, its vault, and hands to use them with.
pub(crate) struct House {
    pub(crate) engine: Engine,
    pub(crate) keys: Keys,
    pub(crate) folder: tempfile::TempDir,
    /// Kept for as long as the house stands.
    pub(crate) _ground: Option<TestDb>,
}

impl House {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self::with_keys(db, Keys::generate())
    }

    pub(crate) fn with_keys(db: &TestDb, keys: Keys) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::in_folder(&db.db, keys, folder, |settings| settings)
    }

    pub(crate) fn in_folder(
        db: &Db,
        keys: Keys,
        folder: tempfile::TempDir,
        set: impl FnOnce(VaultSettings) -> VaultSettings,
    ) -> Self {
        let setup = Setup {
            capabilities: ALL,
            gatekeeper: Arc::new(NobodyElse),
            keys: keys.clone(),
            clock: testkit::clock(),
            settings: Settings::default(),
        };
        let engine = Engine::open(db.clone(), setup).unwrap();
        let vault = Vault::open(set(VaultSettings::within(folder.path()))).unwrap();
        Self { engine: engine.with_tool(vault), keys, folder, _ground: None }
    }

    pub(crate) fn vault(&self) -> Arc<Vault> {
        Vault::of(&self.engine).unwrap()
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).expect("the verb exists");
        self.engine.perform_blocking(Actor::system(), Request::through(Door::Api), doing, input)
    }

    pub(crate) fn chair(&self, name: &str) -> i64 {
        self.does("chairs.register", json!({ "name": name })).unwrap()["id"].as_i64().unwrap()
    }

    pub(crate) fn lodger(&self, name: &str) -> i64 {
        self.does("lodgers.register", json!({ "name": name })).unwrap()["id"].as_i64().unwrap()
    }

    pub(crate) fn arrived(&self, content: &[u8], name: &str) -> Arrived {
        let mut incoming = self.vault().receive().unwrap();
        content.chunks(7).for_each(|piece| incoming.write(piece).unwrap());
        incoming.finish(name).unwrap()
    }

    pub(crate) fn add(
        &self,
        kind: &'static RecordKind,
        id: i64,
        content: &[u8],
        name: &str,
    ) -> Result<FileRow> {
        let arrived = self.arrived(content, name);
        self.vault().add(&self.engine, Actor::system(), Request::default(), (kind, json!(id)), arrived)
    }

    pub(crate) fn remove(&self, kind: &'static RecordKind, id: i64, file: i64) -> Result<FileRow> {
        let change = move |work: &mut Work<'_>| work.remove_file(kind, &json!(id), file);
        self.engine.work_blocking(Actor::system(), Request::default(), "files.remove", EDIT, change)
    }

    pub(crate) fn files(&self, kind: &'static RecordKind, id: i64) -> Vec<FileRow> {
        self.engine.view_blocking(Actor::system(), READ, move |view| view.files(kind, id)).unwrap()
    }

    pub(crate) fn content(&self, file: &FileRow) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut self.vault().read(file, None)?, &mut content)
            .map_err(|error| Error::internal(error.to_string()))?;
        Ok(content)
    }

    /// Everything that waits to be done.
    pub(crate) fn jobs(&self) {
        JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }

    /// How many contents are stored, whatever refers to them.
    pub(crate) fn stored(&self) -> usize {
        let folders = std::fs::read_dir(self.folder.path().join("files")).into_iter().flatten().flatten();
        folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten()).count()
    }

    pub(crate) fn run(&self, statement: &'static str) {
        self.engine.housekeep_blocking(move |tx| Ok(tx.execute(sql(statement))?)).unwrap();
    }

    pub(crate) fn number(&self, statement: &'static str) -> i64 {
        self.engine.db().read_blocking(move |tx| Ok::<_, Error>(tx.scalar(sql(statement))?)).unwrap()
    }

    pub(crate) fn root(&self) -> String {
        while self.engine.seal(true).unwrap().more {}
        let found = self.engine.verify(|_| {}).unwrap();
        assert!(found.findings.is_empty(), "{:?}", found.findings);
        found.root
    }

    pub(crate) fn checks_out(&self) {
        self.root();
        let found = vault::check_files(&self.engine, &self.vault(), |_| {}).unwrap();
        assert!(found.findings.is_empty(), "{:?}", found.findings);
    }

    pub(crate) fn back_up(&self, name: &str, passphrase: Option<&str>) -> Result<(PathBuf, Manifest)> {
        let file = self.folder.path().join(name);
        let vault = self.vault();
        let order = BackupOrder {
            file: &file,
            blobs: vault.blobs(),
            keys: &self.keys,
            passphrase,
            made_at: self.engine.clock().now(),
            version: "test",
        };
        let manifest = vault::back_up(&self.engine.db().source(), &order, &mut |_| {})?;
        Ok((file, manifest))
    }

    /// Three chairs with files, two lodgers with files, notes of every type, a session; everything sealed.
    pub(crate) fn furnished(db: &TestDb) -> Self {
        let house = Self::on(db);
        for name in ["Deck chair", "Bench", "Stool"] {
            let id = house.chair(name);
            house.add(Chair::KIND, id, format!("the manual of {name}").as_bytes(), "manual.txt").unwrap();
            house.does("chairs.edit", json!({ "id": id, "folds": true, "cost": { "amount": "12.50", "currency": "EUR" }, "tags": ["garden"] })).unwrap();
        }
        let bench = house.files(Chair::KIND, 2)[0].id;
        house.remove(Chair::KIND, 2, bench).unwrap();
        for name in ["Ana", "Bo"] {
            let id = house.lodger(name);
            house
                .add(Lodger::KIND, id, format!("the passport of {name}").as_bytes(), "passport.txt")
                .unwrap();
        }
        let statement = "insert into house_notes (body, score, done, open) values (?, ?, ?, ?)";
        house
            .engine
            .housekeep_blocking(move |tx| {
                for n in 0..3_u8 {
                    let row = sql(statement).bind(vec![0, n, 255]).bind(f64::from(n) / 3.0).bind(n == 1);
                    tx.execute(row.bind((n > 0).then_some(i64::MAX - i64::from(n))))?;
                }
                tx.execute(sql("insert into house_sessions (secret) values ('open')"))?;
                Ok(())
            })
            .unwrap();
        house.root();
        house
    }
}

/// What else to say about a restore.
#[derive(Default)]
pub(crate) struct Wish<'a> {
    pub(crate) passphrase: Option<&'a str>,
    pub(crate) replace: Option<&'a Path>,
    pub(crate) left_empty: Option<&'a [&'a str]>,
}

/// A place to restore into, and what became of it.
pub(crate) struct Target {
    pub(crate) db: Source,
    pub(crate) folder: tempfile::TempDir,
    schema: Option<TestDb>,
}

impl Target {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { db: Source::Sqlite(folder.path().join("tenure.db")), folder, schema: None }
    }

    /// An empty schema of the test server, if there is one.
    pub(crate) fn postgres() -> Option<Self> {
        let schema = TestDb::postgres()?;
        let db = Source::Postgres(schema.address.clone());
        Some(Self { db, folder: tempfile::tempdir().unwrap(), schema: Some(schema) })
    }

    /// One of the same kind, and one of the other where there is a server.
    pub(crate) fn each() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres()].into_iter().flatten().collect()
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.path().join("keys.json")
    }

    pub(crate) fn give_keys(&self, keys: &Keys) {
        keys.save(&self.keys()).unwrap();
    }

    pub(crate) fn restore(&self, file: &Path) -> Result<Restored> {
        self.restore_with(file, Wish::default())
    }

    pub(crate) fn restore_with(&self, file: &Path, wish: Wish<'_>) -> Result<Restored> {
        let files = self.folder.path().join("files");
        let blobs = Blobs::at(files.to_str().unwrap())?;
        let (keys, arrivals) = (self.keys(), files.join("incoming"));
        let order = RestoreOrder {
            file,
            database: &self.db,
            keys: &keys,
            passphrase: wish.passphrase,
            blobs: &blobs,
            arrivals: &arrivals,
            capabilities: ALL,
            left_empty: wish.left_empty.unwrap_or(&["house_sessions"]),
            replace: wish.replace,
            now: testkit::clock().now().plus_millis(5_000),
            version: "test",
        };
        vault::restore(&order, &mut |_| {})
    }

    /// Opens what was restored.
    pub(crate) fn open(self) -> House {
        let keys = Keys::load(&self.keys()).unwrap().unwrap();
        let db = match &self.db {
            Source::Sqlite(path) => Db::sqlite(path, SqliteOptions::default()).unwrap(),
            Source::Postgres(url) => Db::postgres(url, 4).unwrap(),
        };
        let house = House::in_folder(&db, keys, self.folder, |settings| settings);
        House { _ground: self.schema, ..house }
    }
}

pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T>) -> (String, String) {
    match result.unwrap_err() {
        Error::Refused(refusal) => (refusal.code.to_owned(), refusal.message),
        other => (other.code().to_owned(), format!("{other:?}")),
    }
}
