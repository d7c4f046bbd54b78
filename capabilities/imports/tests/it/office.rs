use engine::{jobs::JobRunner, *};
use serde_json::{Value, json};
use std::io::Write;
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &changes::CAPABILITY,
    &assets::CAPABILITY,
    &custody::CAPABILITY,
    &imports::CAPABILITY,
];

pub(crate) struct Office {
    pub(crate) engine: Engine,
}

impl Office {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self { engine: testkit::register(db, ALL) }
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.engine.perform_blocking(
            Actor::system(),
            Request::default(),
            self.engine.doing(verb).unwrap(),
            input,
        )
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries(verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn uploads(&self, kind: &str, name: &str, bytes: &[u8]) -> Result<i64> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let kind = self.engine.kind_at(kind).unwrap();
        imports::upload(&self.engine, Actor::system(), Request::default(), kind, file.path(), name)
            .map(|done| done.import)
    }

    pub(crate) fn upload(&self, kind: &str, text: &str) -> i64 {
        self.uploads(kind, "file.csv", text.as_bytes()).unwrap()
    }

    pub(crate) fn jobs_run(&self) {
        JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
        let jobs = self
            .engine
            .view_blocking(Actor::system(), imports::MAKE, |view| engine::jobs::jobs(view, None, None, 100));
        for job in jobs.unwrap() {
            assert!(job.error.is_none(), "{}: {:?}", job.kind, job.error);
        }
    }

    pub(crate) fn plan(&self, import: i64) -> Value {
        let set = self.does("imports.plan", json!({ "import": import }))["id"].clone();
        self.jobs_run();
        self.told("changes.show", json!({ "change_set": set }))
    }

    pub(crate) fn apply(&self, import: i64) -> Value {
        let set = self.does("imports.apply", json!({ "import": import }))["id"].clone();
        self.jobs_run();
        self.told("changes.show", json!({ "change_set": set }))
    }

    pub(crate) fn rows(&self, set: &Value) -> Vec<Value> {
        self.told("changes.rows", json!({ "change_set": set["id"] })).as_array().unwrap().clone()
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    /// A record by one of its keys, with labels instead of ids.
    pub(crate) fn record(&self, kind: &str, named: &str) -> Value {
        let kind = self.engine.kind_at(kind).unwrap();
        let named = Value::from(named);
        let read = move |view: &mut View<'_>| web::one_record(view, kind, &named, AsOf::default());
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn count(&self, kind: &str) -> i64 {
        let kind = self.engine.kind_at(kind).unwrap();
        let text = format!("select count(*) from {}", kind.table);
        self.engine
            .view_blocking(Actor::system(), kind.read, move |view| view.scalar(database::sql(text.clone())))
            .unwrap()
    }

    pub(crate) fn verifies(&self) {
        while self.engine.seal(true).unwrap().more {}
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }

    pub(crate) fn refused_rows(&self, import: i64) -> String {
        let read = move |view: &mut View<'_>| imports::bad_rows(view, import);
        String::from_utf8(self.engine.view_blocking(Actor::system(), imports::MAKE, read).unwrap()).unwrap()
    }
}
