use engine::*;
use serde_json::{Value, json};
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &notices::CAPABILITY,
    &contracts::CAPABILITY,
];

/// A small company with a supplier, somebody who looks after contracts, and two servers.
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("people.register", json!({ "name": "Ana", "username": "ana" }));
        it.does("suppliers.register", json!({ "name": "Isartal" }));
        for tag in ["S-1", "S-2"] {
            it.does("assets.register", json!({ "tag": tag }));
        }
        // The first look at the clock only sets the schedules.
        engine::jobs::JobRunner::new(it.engine.clone(), "test").tick_schedules().unwrap();
        it
    }

    pub(crate) fn with(&self, request: Request, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(Actor::system(), request, doing, input)
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.with(Request::through(Door::Api), verb, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries(verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        match self.tries(verb, input) {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
    }

    pub(crate) fn record(&self, kind: &str, named: impl Into<Value>) -> domain::State {
        let named = named.into();
        let kind = self.engine.kind(kind).unwrap();
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            let whole = view.whole(kind, id)?;
            Ok(whole.state.into_iter().chain(whole.derived).collect())
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn contract(&self, named: &str) -> domain::State {
        self.record("contract", named)
    }

    /// The night comes, with the jobs that run by themselves.
    pub(crate) fn night(&self) {
        self.engine.clock().advance(testkit::DAY);
        let runner = engine::jobs::JobRunner::new(self.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        runner.run_all().unwrap();
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}
