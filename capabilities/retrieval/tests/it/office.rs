use engine::*;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &notices::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &custody::CAPABILITY,
    &retrieval::CAPABILITY,
];

/// An office with people in two countries, laptops and displays.
pub(crate) struct Office {
    pub(crate) engine: Engine,
}

impl Office {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("companies.register", json!({ "name": "North" }));
        it.does("locations.register", json!({ "name": "Berlin", "kind": "site", "country": "Germany" }));
        it.does(
            "locations.register",
            json!({ "name": "London", "kind": "site", "country": "United Kingdom" }),
        );
        for (name, place) in [("Ana", "Berlin"), ("Bo", "London")] {
            let person = json!({ "name": name, "username": name.to_lowercase(), "location": place, "company": "North" });
            it.does("people.register", person);
        }
        it.does("categories.register", json!({ "name": "Computers" }));
        it.does("categories.register", json!({ "name": "Laptops", "parent": "Computers" }));
        it.does("categories.register", json!({ "name": "Displays" }));
        it.does("manufacturers.register", json!({ "name": "Lenovo" }));
        for (model, category) in [("T14", "Laptops"), ("P27", "Displays")] {
            let model = json!({ "name": model, "category": category, "manufacturer": "Lenovo" });
            it.does("models.register", model);
        }
        it
    }

    fn tries_as(&self, actor: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(actor, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries_as(Actor::system(), verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    /// Does something that is noted for an earlier day.
    pub(crate) fn does_on(&self, day: &str, verb: &str, input: Value) -> Value {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        let request = Request { on: Some(day.parse().unwrap()), ..Request::through(Door::Api) };
        self.engine
            .perform_blocking(Actor::system(), request, doing, input)
            .unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        code(self.tries_as(Actor::system(), verb, input))
    }

    /// A new asset of a model, in stock.
    pub(crate) fn asset(&self, model: &str, serial: &str) -> i64 {
        let asset = json!({ "model": model, "serial": serial, "company": "North" });
        self.does("assets.register", asset)["id"].as_i64().unwrap()
    }

    /// A laptop in somebody's hands.
    pub(crate) fn handed(&self, to: &str, serial: &str) -> i64 {
        let asset = self.asset("T14", serial);
        self.does("custody.hand-out", json!({ "asset": asset, "to_person": to }));
        asset
    }

    /// The state of a record.
    pub(crate) fn state(&self, kind: &'static str, named: impl Into<Value>) -> domain::State {
        let (kind, named) = (self.engine.kind(kind).unwrap(), named.into());
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            Ok(view.state(kind, id)?.0)
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    /// A day passes, and the jobs of its morning run.
    pub(crate) fn days_pass(&self, days: i64) {
        for _ in 0..days {
            self.engine.clock().advance(testkit::DAY);
            let runner = jobs::JobRunner::new(self.engine.clone(), "test");
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
        }
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}

fn code(result: Result<Value>) -> &'static str {
    match result {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::Invalid(errors)) => errors[0].code,
        Err(other) => other.code(),
        Ok(done) => panic!("it was done: {done}"),
    }
}
