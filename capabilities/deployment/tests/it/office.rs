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
    &access::CAPABILITY,
    &approvals::CAPABILITY,
    &changes::CAPABILITY,
    &planning::CAPABILITY,
    &custody::CAPABILITY,
    &deployment::CAPABILITY,
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
        it.does("departments.register", json!({ "name": "Engineering" }));
        it.does("onboarding-profiles.register", json!({ "name": "Engineer", "department": "Engineering" }));
        for line in [
            json!({ "what": "Laptop", "profile": "Engineer", "category": "Computers" }),
            json!({ "what": "Display", "profile": "Engineer", "category": "Displays", "quantity": 2 }),
            json!({ "what": "IDE licence", "profile": "Engineer", "kind": "software" }),
            json!({ "what": "Repository access", "profile": "Engineer", "kind": "access", "owner": "Platform" }),
        ] {
            it.does("onboarding-lines.register", line);
        }
        for (model, category) in [("T14", "Laptops"), ("P27", "Displays")] {
            let model = json!({ "name": model, "category": category, "manufacturer": "Lenovo" });
            it.does("models.register", model);
        }
        it
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.tries_as(Actor::system(), verb, input)
    }

    fn tries_as(&self, actor: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(actor, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries_as(Actor::system(), verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        code(self.tries_as(Actor::system(), verb, input))
    }

    /// A new asset of a model, in stock.
    pub(crate) fn asset(&self, model: &str, serial: &str) -> i64 {
        let asset = json!({ "model": model, "serial": serial, "company": "North" });
        self.does("assets.register", asset)["id"].as_i64().unwrap()
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

    /// Does the same to several assets at once, as a bulk change; answers the change set.
    pub(crate) fn in_bulk(&self, verb: &str, input: Value, assets: &[i64]) -> Value {
        let selection = json!({ "kind": "assets", "ids": assets });
        let plan = json!({ "verb": verb, "input": input, "selection": selection });
        let set = self.does("changes.plan", plan)["id"].clone();
        self.jobs_run();
        self.does("changes.apply", json!({ "change_set": set }));
        self.jobs_run();
        set
    }

    /// Undoes a change set; answers how many rows stayed as they are.
    pub(crate) fn undoes(&self, set: Value) -> Value {
        let undo = self.does("changes.undo", json!({ "change_set": set }));
        self.jobs_run();
        self.told("changes.show", json!({ "change_set": undo["id"] }))["failed"].clone()
    }

    fn jobs_run(&self) {
        jobs::JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }

    pub(crate) fn days_pass(&self, days: i64) {
        self.engine.clock().advance(days * testkit::DAY);
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
