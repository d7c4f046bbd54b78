use engine::*;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &crate::holding::CAPABILITY,
    &retirement::CAPABILITY,
    &changes::CAPABILITY,
];

/// A small company: a place, three people who sign in, a laptop model, a display model.
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("locations.register", json!({ "name": "Depot", "kind": "store" }));
        for name in ["Ana", "Bo", "Cem"] {
            it.does("people.register", json!({ "name": name, "username": name.to_lowercase() }));
        }
        it.does("categories.register", json!({ "name": "Laptops", "lifespan_months": 48 }));
        it.does("categories.register", json!({ "name": "Displays", "holds_data": false }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops", "weight_grams": 1500 }));
        it.does("models.register", json!({ "name": "P27", "category": "Displays", "weight_grams": 6000 }));
        it
    }

    /// Somebody with an account, by their person: 1 Ana, 2 Bo, 3 Cem.
    pub(crate) fn person(person: i64) -> Arc<Actor> {
        let name = format!("account:{person}");
        Arc::new(Actor { name, account: None, person: Some(person), ..(*Actor::system()).clone() })
    }

    pub(crate) fn by(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(who.clone(), Request::through(Door::Api), doing, input)
    }

    pub(crate) fn with(&self, request: Request, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(Self::person(1), request, doing, input)
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.with(Request::through(Door::Api), verb, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries(verb, input.clone()).unwrap_or_else(|error| panic!("{verb} {input}: {error:?}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        code(self.tries(verb, input))
    }

    /// A laptop on the shelf; answers its tag.
    pub(crate) fn laptop(&self) -> String {
        self.laptop_with(json!({}))
    }

    pub(crate) fn laptop_with(&self, more: Value) -> String {
        let mut input = json!({ "model": "T14", "location": "Depot", "home_location": "Depot" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let id = self.does("assets.register", input);
        self.record("asset", id["id"].clone())["tag"].as_str().unwrap().to_owned()
    }

    /// A drive in an asset.
    pub(crate) fn drive(&self, serial: &str, kind: &str, asset: &str) -> Value {
        self.does("media.register", json!({ "serial": serial, "media_type": kind, "asset": asset }))["id"]
            .clone()
    }

    /// A purge that works.
    pub(crate) fn purges(&self, serial: &str) -> Value {
        self.does("retirement.sanitise-medium", purge(serial))
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

    /// The oldest attempt. Plans that are rehearsed use up numbers.
    pub(crate) fn first_sanitisation(&self) -> domain::State {
        let kind = self.engine.kind("sanitisation").unwrap();
        let first = |view: &mut View<'_>| view.scalar::<i64>("select min(id) from sanitisations");
        let id = self.engine.view_blocking(Actor::system(), kind.read, first).unwrap();
        self.record("sanitisation", id)
    }

    pub(crate) fn state_of(&self, serial: &str) -> String {
        self.record("medium", serial)["state"].as_str().unwrap().to_owned()
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

/// A purge of an SSD that works.
pub(crate) fn purge(serial: &str) -> Value {
    json!({
        "medium": serial, "outcome": "purge", "technique": "ata-sanitize-block-erase", "result": "passed",
        "verification": "full-read-back", "tool": "hdparm", "tool_version": "9.65",
    })
}

/// A destruction that somebody watched.
pub(crate) fn destruction(serial: &str) -> Value {
    json!({
        "medium": serial, "outcome": "destroy", "technique": "shred", "result": "passed",
        "verification": "inspection", "witness": "Bo", "tool": "Shredder 6 mm",
    })
}

/// The code of a refusal.
pub(crate) fn code(answer: Result<Value>) -> &'static str {
    match answer {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::Invalid(errors)) => errors[0].code,
        other => panic!("{other:?}"),
    }
}
