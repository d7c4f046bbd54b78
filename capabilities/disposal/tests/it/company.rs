use engine::*;
use serde_json::{Value, json};
use testkit::TestDb;

pub(crate) static ALL: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &notices::CAPABILITY,
    &retirement::CAPABILITY,
    &disposal::CAPABILITY,
];

/// A company with two models, a certified recycler, a reseller and a charity.
pub(crate) struct Company {
    pub(crate) engine: Engine,
}

impl Company {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self::with_capabilities(db, ALL)
    }

    /// The same in a register that something may go wrong in: see [`crate::power`].
    pub(crate) fn with_capabilities(db: &TestDb, all: &'static [&'static Capability]) -> Self {
        let it = Self { engine: testkit::register(db, all) };
        it.does("people.register", json!({ "name": "Ana", "username": "ana" }));
        it.does("categories.register", json!({ "name": "Laptops", "lifespan_months": 48 }));
        it.does("categories.register", json!({ "name": "Displays", "holds_data": false }));
        it.does("manufacturers.register", json!({ "name": "Lenovo" }));
        it.does("models.register", json!({ "name": "T14", "category": "Laptops", "manufacturer": "Lenovo" }));
        it.does("models.register", json!({ "name": "P27", "category": "Displays", "weight_grams": 4_000 }));
        it.does(
            "model-compositions.register",
            json!({ "model": "T14", "weee": "weee-2", "mass_grams": 1_500, "battery_grams": 300 }),
        );
        it.does(
            "model-hazards.register",
            json!({ "model": "T14", "hazard": "lithium-ion", "mass_grams": 300 }),
        );
        it.partner("Metalloop", &["recycler"], &["r2v3"]);
        it.certify("Metalloop", "r2v3", "2026-12-31");
        it.partner("Rebuy", &["reseller"], &[]);
        it.partner("Schoolbox", &["charity"], &[]);
        it
    }

    pub(crate) fn partner(&self, name: &str, roles: &[&str], requires: &[&str]) {
        self.does("service-partners.register", json!({ "name": name, "roles": roles, "requires": requires }));
    }

    pub(crate) fn certify(&self, partner: &str, standard: &str, until: &str) {
        self.does(
            "partner-certificates.register",
            json!({ "partner": partner, "standard": standard, "number": "C-1", "valid_until": until }),
        );
    }

    pub(crate) fn with(&self, actor: std::sync::Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap_or_else(|| panic!("there is no verb {verb}"));
        self.engine.perform_blocking(actor, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.with(Actor::system(), verb, input)
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

    /// A laptop of 1,000.00 bought two years before the tests begin, out of service; answers its tag.
    pub(crate) fn retired(&self, model: &str) -> String {
        let asset = self.does(
            "assets.register",
            json!({
                "model": model, "serial": format!("S-{}", random_32()[0..4].iter().map(|b| format!("{b:02x}")).collect::<String>()),
                "cost": { "amount": "1000.00", "currency": "EUR" }, "purchased_on": "2024-03-02",
            }),
        );
        let tag = self.state("asset", asset["id"].clone())["tag"].as_str().unwrap().to_owned();
        self.does("assets.retire", json!({ "asset": tag }));
        tag
    }

    /// The same with its data destroyed.
    pub(crate) fn clean(&self) -> String {
        let tag = self.retired("T14");
        self.does(
            "assets.sanitise",
            json!({
                "asset": tag, "outcome": "purge", "technique": "block erase", "tool": "nvme-cli 2.9",
                "verification": "sampled read", "witness": "Bo",
            }),
        );
        tag
    }

    /// A lot of the recycler with some clean laptops; answers its number and their tags.
    pub(crate) fn lot(&self, route: &str, partner: &str, assets: usize) -> (String, Vec<String>) {
        let opened = self.does("disposal.open-lot", json!({ "route": route, "partner": partner }));
        let number = opened["number"].as_str().unwrap().to_owned();
        let tags: Vec<String> = (0..assets).map(|_| self.clean()).collect();
        for tag in &tags {
            self.does("disposal.add-asset", json!({ "lot": number, "asset": tag }));
        }
        (number, tags)
    }

    /// A lot that was sealed and picked up.
    pub(crate) fn away(&self, route: &str, partner: &str, assets: usize) -> (String, Vec<String>) {
        let (lot, tags) = self.lot(route, partner, assets);
        self.does("disposal.seal-lot", json!({ "lot": lot, "seals": "S-1, S-2" }));
        self.does("disposal.hand-over", json!({ "lot": lot, "signed_by": "K. Fahrer" }));
        (lot, tags)
    }

    pub(crate) fn weighs(&self, lot: &str, fate: &str, grams: i64) {
        self.does(
            "disposal.record-weight",
            json!({ "lot": lot, "weee": "weee-2", "material": "mixed-fraction", "fate": fate, "mass_grams": grams }),
        );
    }

    /// A lot from beginning to end.
    pub(crate) fn closed(&self, assets: usize) -> (String, Vec<String>, Value) {
        let (lot, tags) = self.away("recycle", "Metalloop", assets);
        self.weighs(&lot, "recycled", 1_500 * i64::try_from(assets).unwrap());
        self.does("disposal.settle-lot", json!({ "lot": lot }));
        let told = self.does("disposal.close-lot", json!({ "lot": lot }));
        (lot, tags, told)
    }

    pub(crate) fn state(&self, kind: &'static str, named: impl Into<Value>) -> domain::State {
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
