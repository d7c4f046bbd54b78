//! A thing with a name, a place and a keeper whose name is personal.
use domain::{Aspect, Event, Field, Id, Kind, State};
use engine::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Thing {
    pub(crate) id: Id<Thing>,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) place: Option<String>,
    #[serde(default)]
    pub(crate) keeper: Option<String>,
    #[serde(default)]
    pub(crate) cost: Option<domain::Money>,
    #[serde(default)]
    pub(crate) parent: Option<Id<Thing>>,
    #[serde(default)]
    pub(crate) owner: Option<i64>,
}

pub(crate) const EDIT: Permission = Permission("things.edit");
pub(crate) const READ: Permission = Permission("things.read");

impl Record for Thing {
    const KIND: &'static RecordKind = &RecordKind {
        name: "thing",
        one: "thing",
        many: "Things",
        path: "things",
        table: "things",
        label: "name",
        keys: &["name"],
        fields: &[
            Field::text("name", "Name").required().unique().searchable().listed(),
            Field::text("place", "Place").about(Aspect::Place).indexed(),
            Field::text("keeper", "Keeper").about(Aspect::Custody).personal().searchable(),
            Field::money("cost", "Cost"),
            Field::reference("parent", "Part of", "thing").sparse(),
            Field::integer("owner", "Owner"),
            Field::new("tags", "Tags", Kind::Tags),
            Field::integer("name_length", "Length of the name").derived().indexed(),
        ],
        indexes: &["place, name, id"],
        belonging: Belonging { company: None, location: None, department: None, own: &["owner"] },
        read: READ,
        register: EDIT,
        edit: EDIT,
        archive: EDIT,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        Ok(State::from_iter([("name_length".to_owned(), json!(self.name.chars().count()))]))
    }
}

pub(crate) const MOVED: Event = Event::new("moved", "moved");

/// Moves a thing to another place.
#[derive(Clone, Serialize, Deserialize, schemars::JsonSchema)]
pub(crate) struct Move {
    pub(crate) thing: Ref<Thing>,
    pub(crate) to: String,
}

impl Command for Move {
    const NAME: &'static str = "things.move";
    const NEEDS: Permission = EDIT;
    const SAYS: &'static str = "Moves a thing to another place.";
    const PLACE: Place = Place::post("/things/{thing}/move");
    type Outcome = Id<Thing>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Thing>> {
        let thing = work.find_to_change(&self.thing)?;
        let moved = Thing { place: Some(self.to), ..thing.record.clone() };
        work.record(&thing, &moved, MOVED)
    }
}

/// Whoever keeps something called "echo" hears it twice: a second entry by reaction.
fn echo(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let thing = work.load::<Thing>(Id::new(happened.entry.record))?;
    if thing.name == "echo" && thing.cost.is_none() {
        let louder =
            Thing { cost: Some(domain::Money::new(100, domain::Currency::EUR)), ..thing.record.clone() };
        work.record(&thing, &louder, Event::EDITED)?;
    }
    Ok(())
}

fn no_moves_to_the_moon(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if proposed.after.and_then(|state| state.get("place")).and_then(Value::as_str) == Some("Moon") {
        return Err(domain::Refusal::new("too-far", "The moon is too far away.").into());
    }
    Ok(())
}

static TOYS: Capability = Capability {
    records: &[Thing::KIND],
    verbs: &[Verb::of::<Move>()],
    events: &[MOVED],
    reactions: &[Reaction { name: "echo", says: "Echoes.", kind: "thing", events: &["moved"], run: echo }],
    guards: &[Guard {
        name: "moon",
        says: "Nothing goes to the moon.",
        kind: "thing",
        check: no_moves_to_the_moon,
    }],
    ..Capability::new("toys", "Things to play with.")
};

static ALL: &[&Capability] = &[&TOYS];

/// A register of toys, and hands to use it with.
pub(crate) struct Toys {
    pub(crate) engine: Engine,
    pub(crate) actor: Arc<Actor>,
}

impl Toys {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self::with_keys(db, Keys::generate())
    }

    pub(crate) fn with_keys(db: &TestDb, keys: Keys) -> Self {
        let engine = testkit::register_with(db, ALL, Arc::new(NobodyElse), testkit::clock(), keys);
        Self { engine, actor: Actor::system() }
    }

    pub(crate) fn with(&self, request: Request, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).expect("the verb exists");
        self.engine.perform_blocking(self.actor.clone(), request, doing, input)
    }

    pub(crate) fn does(&self, verb: &str, input: Value) -> Result<Value> {
        self.with(Request::through(Door::Api), verb, input)
    }

    pub(crate) fn thing(&self, input: Value) -> i64 {
        self.does("things.register", input).unwrap()["id"].as_i64().unwrap()
    }

    pub(crate) fn state(&self, id: i64) -> State {
        let read = move |view: &mut View<'_>| Ok(view.state(Thing::KIND, id)?.0);
        self.engine.view_blocking(self.actor.clone(), READ, read).unwrap()
    }

    pub(crate) fn as_of(&self, id: i64, as_of: AsOf) -> Option<State> {
        self.engine
            .view_blocking(self.actor.clone(), READ, move |view| view.as_of(Thing::KIND, id, as_of))
            .unwrap()
    }

    pub(crate) fn events(&self, id: i64) -> Vec<String> {
        let read = move |view: &mut View<'_>| view.history(Thing::KIND, id, None, 100);
        let entries = self.engine.view_blocking(self.actor.clone(), READ, read).unwrap();
        entries.into_iter().rev().map(|(entry, _)| entry.event).collect()
    }

    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        let found = self.engine.verify(|_| {}).unwrap();
        assert!(found.findings.is_empty(), "{:?}", found.findings);
    }
}

pub(crate) fn refusal(result: Result<Value>) -> &'static str {
    match result.unwrap_err() {
        Error::Refused(refusal) => refusal.code,
        Error::Invalid(errors) => errors[0].code,
        other => other.code(),
    }
}
