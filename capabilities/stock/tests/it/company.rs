use engine::*;
use serde_json::{Value, json};
use testkit::TestDb;

pub(crate) static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &stock::CAPABILITY,
];

/// A small company with two stores, two people, a laptop and three stock items.
#[derive(Clone)]
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self::with_capabilities(db, ALL)
    }

    /// The same beside other capabilities.
    pub(crate) fn with_capabilities(db: &TestDb, all: &'static [&'static Capability]) -> Self {
        let it = Self { engine: testkit::register(db, all) };
        for name in ["Berlin", "Lisbon"] {
            it.does("locations.register", json!({ "name": name, "kind": "store" }));
        }
        for name in ["Ana", "Bo"] {
            it.does("people.register", json!({ "name": name, "username": name.to_lowercase() }));
        }
        it.does("categories.register", json!({ "name": "Laptops" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops" }));
        it.item("Toner", "consumable");
        it.item("Mouse", "accessory");
        it.item("Memory", "component");
        it
    }

    fn item(&self, name: &str, kind: &str) {
        self.does(
            "stock-items.register",
            json!({ "name": name, "kind": kind, "min_quantity": 5, "reorder_quantity": 20 }),
        );
    }

    pub(crate) fn laptop(&self, tag: &str) {
        self.does("assets.register", json!({ "tag": tag, "model": "T14", "location": "Berlin" }));
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

    /// Adds stock to the store in Berlin.
    pub(crate) fn adds(&self, item: &str, quantity: i64, cost: &str) {
        let cost = json!({ "amount": cost, "currency": "EUR" });
        self.does(
            "stock.add",
            json!({ "item": item, "quantity": quantity, "location": "Berlin", "unit_cost": cost }),
        );
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

    pub(crate) fn on_hand(&self, item: &str) -> i64 {
        self.record("stock-item", item)["on_hand"].as_i64().unwrap()
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
