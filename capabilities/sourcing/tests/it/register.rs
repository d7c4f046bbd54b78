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
    &procurement::CAPABILITY,
    &contracts::CAPABILITY,
    &stock::CAPABILITY,
    &changes::CAPABILITY,
    &sourcing::CAPABILITY,
];

/// A company with a place, three suppliers and two models.
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
        it.does("locations.register", json!({ "name": "Depot", "kind": "store", "country": "DE" }));
        for name in ["Ana", "Bo"] {
            it.does("people.register", json!({ "name": name, "username": name.to_lowercase() }));
        }
        for name in ["Spreewerk", "Elbkontor", "Hudson"] {
            it.does("suppliers.register", json!({ "name": name }));
        }
        it.does("categories.register", json!({ "name": "Laptops" }));
        it.does("manufacturers.register", json!({ "name": "Lenovo" }));
        for name in ["T14", "Dock"] {
            it.does(
                "models.register",
                json!({ "name": name, "category": "Laptops", "manufacturer": "Lenovo" }),
            );
        }
        it
    }

    /// The orders in whose lines stock items are.
    pub(crate) fn orders_of_items(&self, items: [i64; 3]) -> [i64; 3] {
        let kind = self.engine.kind("order-line").unwrap();
        let read = move |view: &mut View<'_>| {
            let text = "select stock_item, purchase_order from order_lines order by id";
            view.all(text, |row| Ok::<(i64, i64), _>((row.at(0)?, row.at(1)?)))
        };
        let lines = self.engine.view_blocking(Actor::system(), kind.read, read).unwrap();
        items.map(|item| lines.iter().find(|(of, _)| *of == item).unwrap().1)
    }

    /// Lets the jobs that wait run.
    pub(crate) fn jobs_run(&self) {
        jobs::JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }

    /// An open request for 12 laptops and 12 docks until the 10th of March; answers its code.
    pub(crate) fn request(&self) -> String {
        let head = json!({
            "title": "Spring hires", "company": "Werk GmbH", "ship_to": "Depot", "currency": "EUR",
            "deadline": "2026-03-10", "needed_by": "2026-03-20",
        });
        let id = self.does("rfqs.register", head)["id"].clone();
        for model in ["T14", "Dock"] {
            self.does("sourcing.add-line", json!({ "rfq": id, "model": model, "quantity": 12 }));
        }
        self.does("rfq-questions.register", json!({ "rfq": id, "question": "Who repairs on site?" }));
        self.does("sourcing.open", json!({ "rfq": id }));
        self.one("rfq", id)["code"].as_str().unwrap().to_owned()
    }

    /// The bid of a supplier, and the secret of its link.
    pub(crate) fn invited(&self, rfq: &str, supplier: &str) -> (i64, String) {
        let told = self.does("sourcing.invite", json!({ "rfq": rfq, "supplier": supplier }));
        let secret = told["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        (told["id"].as_i64().unwrap(), secret)
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
        match self.by(somebody(1), verb, input) {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
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

pub(crate) fn money(amount: &str, currency: &str) -> Value {
    json!({ "amount": amount, "currency": currency })
}
