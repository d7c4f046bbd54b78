use engine::*;
use serde_json::{Value, json};
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &notices::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &custody::CAPABILITY,
];

/// A small company: two places, three people, a laptop model, a display model.
pub(crate) struct Company {
    pub(crate) engine: Engine,
    keys: Keys,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self::opened(db, Keys::generate());
        it.does("locations.register", json!({ "name": "Berlin", "kind": "site" }));
        it.does("locations.register", json!({ "name": "Depot", "kind": "store" }));
        for name in ["Ana", "Bo", "Cem"] {
            it.does(
                "people.register",
                json!({ "name": name, "username": name.to_lowercase(), "location": "Berlin" }),
            );
        }
        it.does("categories.register", json!({ "name": "Laptops", "lifespan_months": 48 }));
        it.does("categories.register", json!({ "name": "Displays", "holds_data": false }));
        it.does("manufacturers.register", json!({ "name": "Lenovo" }));
        it.does(
            "models.register",
            json!({ "name": "T14", "category": "Laptops", "manufacturer": "Lenovo", "warranty_months": 36 }),
        );
        it.does(
            "models.register",
            json!({ "name": "P27", "category": "Displays", "manufacturer": "Lenovo" }),
        );
        it
    }

    fn opened(db: &TestDb, keys: Keys) -> Self {
        let nobody = std::sync::Arc::new(NobodyElse);
        Self { engine: testkit::register_with(db, ALL, nobody, testkit::clock(), keys.clone()), keys }
    }

    /// The same register after a start of the program.
    pub(crate) fn started_again(self, db: &TestDb) -> Self {
        Self::opened(db, self.keys)
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

    /// A laptop in the depot; answers its tag.
    pub(crate) fn laptop(&self) -> String {
        let id = self.does(
            "assets.register",
            json!({ "model": "T14", "location": "Depot", "home_location": "Depot" }),
        );
        self.asset(id["id"].clone())["tag"].as_str().unwrap().to_owned()
    }

    pub(crate) fn asset(&self, named: impl Into<Value>) -> domain::State {
        let named = named.into();
        let kind = self.engine.kind("asset").unwrap();
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            let whole = view.whole(kind, id)?;
            Ok(whole.state.into_iter().chain(whole.derived).collect())
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    pub(crate) fn days_pass(&self, days: i64) {
        self.engine.clock().advance(days * testkit::DAY);
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}
