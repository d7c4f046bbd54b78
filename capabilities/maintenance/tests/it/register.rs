use engine::*;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &access::CAPABILITY,
    &assets::CAPABILITY,
    &custody::CAPABILITY,
    &notices::CAPABILITY,
    &maintenance::CAPABILITY,
    &NIGHT,
];

/// Lets tests do at once what the night does.
static NIGHT: Capability = Capability {
    verbs: &[Verb::of::<Begin>()],
    ..Capability::new("night", "Lets tests do at once what the night does.")
};

#[derive(Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
struct Begin {
    job: String,
}

impl Command for Begin {
    const NAME: &'static str = "night.begin";
    const NEEDS: Permission = Permission("night.begin");
    const SAYS: &'static str = "Takes on a job.";
    const PLACE: Place = Place::post("/night");
    type Outcome = i64;

    fn run(self, work: &mut Work<'_>) -> Result<i64> {
        let job = jobs::NewJob { kind: &self.job, title: "Now".into(), input: Value::Null, unique_key: None };
        jobs::enqueue(work, job)
    }
}

/// A small company with laptops, a printer model, a vendor, two technicians.
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("locations.register", json!({ "name": "Berlin", "kind": "site" }));
        for name in ["Ana", "Tom", "Kim"] {
            it.does(
                "people.register",
                json!({ "name": name, "username": name.to_lowercase(), "location": "Berlin",
                        "email": format!("{}@north.example", name.to_lowercase()) }),
            );
        }
        it.does("categories.register", json!({ "name": "Laptops" }));
        it.does("suppliers.register", json!({ "name": "Lenovo Service" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops", "warranty_months": 36 }));
        it
    }

    pub(crate) fn by(&self, actor: Arc<Actor>, request: Request, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(actor, request, doing, input)
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.by(Actor::system(), Request::through(Door::Api), verb, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.tries(verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn makes(&self, verb: &str, input: Value) -> i64 {
        let told = self.does(verb, input);
        told.as_i64().or_else(|| told["id"].as_i64()).unwrap_or_else(|| panic!("{verb} answered {told}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        match self.tries(verb, input) {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
    }

    /// Somebody with some permissions for what is their own.
    pub(crate) fn employee(&self, person: i64, permissions: &[&str]) -> Arc<Actor> {
        let way = Within { own: Some(person), ..Within::default() };
        let permissions = permissions.iter().map(|one| (*one).to_owned()).collect();
        let grants = Grants(vec![Grant { permissions, reach: Reach::Within(vec![way]) }]);
        Arc::new(Actor {
            name: format!("account:{person}"),
            account: Some(person),
            person: Some(person),
            grants,
        })
    }

    /// A laptop on the shelf; answers its id.
    pub(crate) fn laptop(&self, serial: &str) -> i64 {
        self.makes(
            "assets.register",
            json!({ "model": "T14", "serial": serial, "location": "Berlin",
                    "supplier": "Lenovo Service", "purchased_on": "2026-01-10", "in_service_on": "2026-01-12" }),
        )
    }

    pub(crate) fn the(&self, kind: &str, id: i64) -> domain::State {
        let kind = self.engine.kind(kind).unwrap();
        let read = move |view: &mut View<'_>| {
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

    pub(crate) fn hours_pass(&self, hours: i64) {
        self.engine.clock().advance(hours * 3_600_000);
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}

impl Company {
    /// Runs a job until it is done.
    pub(crate) fn runs(&self, job: &str) {
        self.does("night.begin", json!({ "job": job }));
        jobs::JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }

    /// How many records of a kind there are under a condition.
    pub(crate) fn count(&self, kind: &str, query: &str) -> i64 {
        let kind = self.engine.kind(kind).unwrap();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let read = move |view: &mut View<'_>| {
            let wanted = lists::ListRequest::read(view, kind, &pairs)?;
            Ok(lists::count(view, kind, &wanted, 10_000)?.rows)
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }
}
