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
    &procurement::CAPABILITY,
];

/// A company in Germany with a supplier, a laptop model and three people.
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

/// Somebody with every right, by number.
pub(crate) fn somebody(number: i64) -> Arc<Actor> {
    let system = (*Actor::system()).clone();
    Arc::new(Actor {
        name: format!("account:{number}"),
        account: Some(number),
        person: Some(number),
        ..system
    })
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("companies.register", json!({ "name": "Werk GmbH", "country": "DE" }));
        it.does("locations.register", json!({ "name": "Berlin", "kind": "site", "country": "DE" }));
        it.does("locations.register", json!({ "name": "Depot", "kind": "store", "parent": "Berlin" }));
        for name in ["Ana", "Bo", "Cem"] {
            let person = json!({
                "name": name, "username": name.to_lowercase(), "location": "Berlin",
                "address": "Rua Nova 1", "postal_code": "1000-001", "city": "Lisboa", "country": "PT",
            });
            it.does("people.register", person);
        }
        it.does("suppliers.register", json!({ "name": "Spreewerk", "lead_time_days": 7 }));
        it.does("suppliers.register", json!({ "name": "Elbkontor" }));
        it.does("categories.register", json!({ "name": "Laptops", "lifespan_months": 48 }));
        it.does("manufacturers.register", json!({ "name": "Lenovo" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops", "manufacturer": "Lenovo" }));
        it
    }

    pub(crate) fn by(&self, who: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(who, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Value {
        let said = input.to_string();
        self.by(somebody(1), verb, input).unwrap_or_else(|error| panic!("{verb} {said}: {error:?}"))
    }

    pub(crate) fn refuses(&self, verb: &str, input: Value) -> &'static str {
        self.refuses_to(1, verb, input)
    }

    pub(crate) fn refuses_to(&self, who: i64, verb: &str, input: Value) -> &'static str {
        match self.by(somebody(who), verb, input) {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
    }

    /// A draft for so many laptops at 1000.00 EUR; answers its number.
    pub(crate) fn draft(&self, quantity: i64) -> String {
        let order = json!({ "supplier": "Spreewerk", "company": "Werk GmbH", "ship_to": "Depot", "title": "Laptops" });
        let id = self.does("orders.register", order)["id"].clone();
        self.does(
            "procurement.add-line",
            json!({ "order": id, "model": "T14", "quantity": quantity, "unit_price": eur("1000.00"), "warranty_months": 36 }),
        );
        self.one("order", id)["number"].as_str().unwrap().to_owned()
    }

    /// An order that was submitted by one, approved by another and placed.
    pub(crate) fn placed(&self, quantity: i64) -> String {
        let number = self.draft(quantity);
        self.does("procurement.submit", json!({ "order": number }));
        self.by(somebody(2), "procurement.approve", json!({ "order": number })).unwrap();
        self.does("procurement.place", json!({ "order": number }));
        number
    }

    pub(crate) fn one(&self, kind: &str, named: impl Into<Value>) -> domain::State {
        let named = named.into();
        let kind = self.engine.kind(kind).unwrap();
        let read = move |view: &mut View<'_>| {
            let id = view.resolve(kind, &named)?;
            let whole = view.whole(kind, id)?;
            Ok(whole.state.into_iter().chain(whole.derived).collect())
        };
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn id(&self, kind: &str, named: &str) -> i64 {
        let (kind, named) = (self.engine.kind(kind).unwrap(), json!(named));
        let read = move |view: &mut View<'_>| view.resolve(kind, &named);
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    pub(crate) fn jobs_run(&self) {
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

pub(crate) fn eur(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}
