use engine::*;
use serde_json::{Value, json};
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &access::CAPABILITY,
    &assets::CAPABILITY,
    &custody::CAPABILITY,
    &notices::CAPABILITY,
    &stock::CAPABILITY,
    &bookings::CAPABILITY,
];

/// A small company with two laptops and mice in Berlin.
#[derive(Clone)]
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        for name in ["Berlin", "Lisbon"] {
            it.does("locations.register", json!({ "name": name, "kind": "store" }));
        }
        for name in ["Ana", "Bo"] {
            it.does("people.register", json!({ "name": name, "username": name.to_lowercase() }));
        }
        it.does("categories.register", json!({ "name": "Laptops" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops" }));
        it.does("stock-items.register", json!({ "name": "Mouse", "kind": "accessory" }));
        for tag in ["A-1", "A-2"] {
            it.does("assets.register", json!({ "tag": tag, "model": "T14", "location": "Berlin" }));
        }
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

    /// Books for somebody, from an hour until an hour of a day in March; 2026-03-02 8:00 is now.
    pub(crate) fn booking(&self, who: &str, from: &str, until: &str, what: Value) -> Value {
        let at = |text: &str| format!("2026-03-{text}:00:00Z");
        let mut input = json!({ "person": who, "begins": at(from), "ends": at(until) });
        input.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        input
    }

    pub(crate) fn hours_pass(&self, hours: i64) {
        self.engine.clock().advance(hours * 3_600_000);
    }

    pub(crate) fn jobs_run(&self) {
        let runner = engine::jobs::JobRunner::new(self.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        runner.run_all().unwrap();
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

    /// A record, if it is there: a number that lost a race is never given again.
    pub(crate) fn found(&self, kind: &str, id: i64) -> Option<domain::State> {
        let kind = self.engine.kind(kind).unwrap();
        let read = move |view: &mut View<'_>| Ok(view.state(kind, id)?.0);
        self.engine.view_blocking(Actor::system(), kind.read, read).ok()
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}
