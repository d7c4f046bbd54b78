use engine::*;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &access::CAPABILITY,
    &notices::CAPABILITY,
    &approvals::CAPABILITY,
    &planning::CAPABILITY,
];

/// Berlin and Lisbon; Ana reports to Bo, Bo to Cem; Ida keeps the plans. Laptops and displays.
pub(crate) struct Firm {
    pub(crate) engine: Engine,
}

impl Firm {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        for (name, kind, parent) in
            [("Berlin", "site", None), ("Depot", "store", Some("Berlin")), ("Lisbon", "site", None)]
        {
            it.does("locations.register", json!({ "name": name, "kind": kind, "parent": parent }));
        }
        it.does("departments.register", json!({ "name": "Engineering", "cost_centre": "4711" }));
        for (name, manager) in [("Cem", None), ("Bo", Some("cem")), ("Ana", Some("bo")), ("Ida", Some("cem"))]
        {
            it.does(
                "people.register",
                json!({
                    "name": name, "username": name.to_lowercase(), "manager": manager, "location": "Berlin",
                    "department": "Engineering",
                }),
            );
        }
        it.does("categories.register", json!({ "name": "Laptops", "lifespan_months": 48 }));
        it.does("categories.register", json!({ "name": "Displays" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops", "requestable": true }));
        it.does("models.register", json!({ "name": "P27", "category": "Displays" }));
        it
    }

    /// The role of an engineer: a laptop, two displays, an account.
    pub(crate) fn engineer(&self) {
        self.does("role-profiles.register", json!({ "name": "Engineer" }));
        self.does("profile-lines.register", json!({ "profile": "Engineer", "model": "T14" }));
        self.does(
            "profile-lines.register",
            json!({ "profile": "Engineer", "category": "Displays", "quantity": 2 }),
        );
        self.does(
            "profile-lines.register",
            json!({ "profile": "Engineer", "gives": "access", "name": "Source code" }),
        );
    }

    pub(crate) fn laptops(&self, count: usize, more: &Value) {
        for _ in 0..count {
            let mut asset = json!({ "model": "T14", "location": "Depot", "cost": "1500.00" });
            asset.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            self.does("assets.register", asset);
        }
    }

    fn person(&self, name: &str) -> i64 {
        let kind = self.engine.kind("person").unwrap();
        let named = json!(name.to_lowercase());
        self.engine
            .view_blocking(Actor::system(), kind.read, move |view: &mut View<'_>| view.resolve(kind, &named))
            .unwrap()
    }

    pub(crate) fn actor(&self, name: &str) -> Arc<Actor> {
        let person = Some(self.person(name));
        Arc::new(Actor { name: format!("account:{name}"), person, ..(*Actor::system()).clone() })
    }

    fn with(&self, actor: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(actor, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        self.with(Actor::system(), verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn by(&self, name: &str, verb: &str, input: Value) -> Value {
        self.with(self.actor(name), verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    pub(crate) fn refuses(&self, name: &str, verb: &str, input: Value) -> &'static str {
        match self.with(self.actor(name), verb, input) {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
    }

    pub(crate) fn told(&self, name: &str, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(self.actor(name), reading, input)).unwrap()
    }

    /// `free, incoming, returning, needed, short` of a category, and of a site if one is named.
    pub(crate) fn balance(&self, category: &str, site: Option<&str>) -> [i64; 5] {
        let rows = self.told("Ida", "planning.balance", json!({ "by_site": site.is_some() }));
        let row = rows.as_array().unwrap().iter().find(|row| {
            row["category_name"] == json!(category) && site.is_none_or(|site| row["site_name"] == json!(site))
        });
        let count = |name: &str| row.map_or(0, |row| row[name].as_i64().unwrap());
        ["free", "incoming", "returning", "needed", "short"].map(count)
    }

    pub(crate) fn state(&self, kind: &str, named: impl Into<Value>) -> domain::State {
        let (kind, named) = (self.engine.kind(kind).unwrap(), named.into());
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            let whole = view.whole(kind, id)?;
            Ok(whole.state.into_iter().chain(whole.derived).collect())
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}
