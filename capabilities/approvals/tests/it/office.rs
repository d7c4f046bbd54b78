use approvals::{Asking, Outcome, Standing, budget, budget::Spending};
use domain::{Currency, Id, Money, Refusal};
use engine::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

/// Something that needs leave: what another capability would be.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub(crate) struct WantsIt {
    subject: i64,
    amount: Option<i64>,
    requester: Option<Ref<people::Person>>,
}

impl Command for WantsIt {
    const NAME: &'static str = "test.ask";
    const NEEDS: Permission = approvals::OWN;
    const SAYS: &'static str = "Asks.";
    const PLACE: Place = Place::post("/test/ask");
    type Outcome = Option<i64>;

    fn run(self, work: &mut Work<'_>) -> Result<Option<i64>> {
        let requester = self.requester.map(|person| work.find(&person)).transpose()?.map(|person| person.id);
        let asking = Asking {
            subject_kind: "location",
            subject: self.subject,
            title: "A new room".into(),
            amount: self.amount.map(|minor| Money::new(minor, Currency::EUR)),
            company: None,
            department: None,
            category: None,
            requester,
        };
        Ok(match approvals::ask(work, &asking)? {
            Outcome::Approved => None,
            Outcome::Waiting(id) => Some(id.number()),
        })
    }
}

/// Something that spends.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Spends {
    subject: i64,
    stage: String,
    amount: Money,
    replaces: Option<i64>,
}

impl Command for Spends {
    const NAME: &'static str = "test.spend";
    const NEEDS: Permission = approvals::OWN;
    const SAYS: &'static str = "Spends.";
    const PLACE: Place = Place::post("/test/spend");
    type Outcome = String;

    fn run(self, work: &mut Work<'_>) -> Result<String> {
        let stage = match self.stage.as_str() {
            "approved" => Spending::Approved,
            "ordered" => Spending::Ordered,
            "received" => Spending::Received,
            "invoiced" => Spending::Invoiced,
            "close" => return budget::close(work, "thing", self.subject).map(|()| String::new()),
            _ => return budget::release(work, "thing", self.subject).map(|()| String::new()),
        };
        let drawn = budget::commit(
            work,
            &budget::Committing {
                subject_kind: "thing",
                subject: self.subject,
                title: format!("Thing {}", self.subject),
                company: None,
                department: None,
                category: None,
                day: work.today(),
                stage,
                amount: self.amount,
                replaces: self.replaces.map(|subject| ("thing", subject)),
            },
        )?;
        Ok(match drawn {
            budget::Drawn::NoBudget => "none".into(),
            budget::Drawn::Within(_, left) => format!("left {}", left.decimal()),
            budget::Drawn::Exceeded(_, over) => format!("over {}", over.decimal()),
        })
    }
}

/// Remembers on the place what was decided.
fn remember(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let subject = happened.after.as_ref().and_then(|state| state["subject"].as_i64()).unwrap();
    let place = work.load::<people::Location>(Id::new(subject))?;
    let what = Happening::of(domain::Event::COMMENTED).fact("text", &happened.entry.event);
    work.record(&place, &place.record, what).map(drop)
}

static ASKERS: Capability = Capability {
    verbs: &[Verb::of::<WantsIt>(), Verb::of::<Spends>()],
    reactions: &[Reaction {
        name: "test.remember",
        says: "Remembers.",
        kind: "approval",
        events: &["approved", "refused"],
        run: remember,
    }],
    ..Capability::new("test", "Asks.")
};

static ALL: &[&Capability] = &[&people::CAPABILITY, &catalog::CAPABILITY, &approvals::CAPABILITY, &ASKERS];

/// Ana reports to Bo, Bo to Cem, Cem to Dora, who runs everything. Eve buys.
pub(crate) struct Office {
    pub(crate) engine: Engine,
    people: Vec<(&'static str, i64)>,
}

impl Office {
    pub(crate) fn on(db: &TestDb) -> Self {
        let engine = testkit::register(db, ALL);
        let mut it = Self { engine, people: Vec::new() };
        it.does("locations.register", json!({ "name": "Berlin" }));
        for (name, manager) in
            [("Dora", None), ("Cem", Some("Dora")), ("Bo", Some("Cem")), ("Ana", Some("Bo")), ("Eve", None)]
        {
            let id = it.does("people.register", json!({ "name": name, "manager": manager }));
            it.people.push((name, id["id"].as_i64().unwrap()));
        }
        it
    }

    pub(crate) fn person(&self, name: &str) -> i64 {
        self.people.iter().find(|(own, _)| *own == name).unwrap().1
    }

    /// Somebody with an account that may do everything; their own requests they still cannot approve.
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

    pub(crate) fn by(&self, name: &str, verb: &str, input: Value) -> Result<Value> {
        self.with(self.actor(name), verb, input)
    }

    pub(crate) fn refused(&self, name: &str, verb: &str, input: Value) -> &'static str {
        match self.by(name, verb, input) {
            Err(Error::Refused(Refusal { code, .. })) => code,
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{verb}: {other:?}"),
        }
    }

    /// Somebody asks; answers the approval.
    pub(crate) fn asks(&self, name: &str, cents: i64) -> Option<i64> {
        self.by(name, "test.ask", json!({ "subject": 1, "amount": cents })).unwrap().as_i64()
    }

    pub(crate) fn rule(&self, name: &str, cents: Option<i64>, steps: &[Value]) {
        let amount = cents.map(|cents| json!({ "amount": (cents / 100).to_string(), "currency": "EUR" }));
        self.does("approval-rules.register", json!({ "name": name, "amount_from": amount }));
        for (position, step) in (1..).zip(steps) {
            let mut step = step.clone();
            step["rule"] = json!(name);
            step["position"] = json!(position);
            self.does("approval-steps.register", step);
        }
    }

    pub(crate) fn spends(&self, subject: i64, stage: &str, amount: &str) -> String {
        let amount = json!({ "amount": amount, "currency": "EUR" });
        let told = self.does("test.spend", json!({ "subject": subject, "stage": stage, "amount": amount }));
        told.as_str().unwrap().to_owned()
    }

    pub(crate) fn standing(&self) -> Standing {
        let read = |view: &mut View<'_>| approvals::standing(view, "location", 1);
        self.engine.view_blocking(Actor::system(), approvals::READ, read).unwrap()
    }

    pub(crate) fn waiting(&self, name: &str) -> Vec<i64> {
        let read = |view: &mut View<'_>| approvals::Waiting {}.run(view);
        let told = self.engine.view_blocking(self.actor(name), approvals::OWN, read).unwrap();
        told.iter().map(|one| one.approval).collect()
    }

    pub(crate) fn comments(&self) -> Vec<String> {
        let kind = self.engine.kind("location").unwrap();
        let read = move |view: &mut View<'_>| view.history(kind, 1, None, 100);
        let told = self.engine.view_blocking(Actor::system(), kind.read, read).unwrap();
        told.iter().filter_map(|(_, payload)| Some(payload.facts.get("text")?.as_str()?.to_owned())).collect()
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }
}
