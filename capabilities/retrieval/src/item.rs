//! One asset that is to come back.
use crate::{MANAGE, READ, Retrieval, rules::case::ItemState};
use assets::Asset;
use domain::{Choice, Date, Field, Id, Money, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// An asset that is to come back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RetrievalItem {
    /// Its identity.
    pub id: Id<RetrievalItem>,
    /// The tag of the asset.
    pub tag: String,
    /// The case.
    pub retrieval: Id<Retrieval>,
    /// Who gives it back.
    pub person: Id<Person>,
    /// The asset.
    pub asset: Id<Asset>,
    /// What it is.
    pub description: Option<String>,
    /// Where it stands.
    #[serde(default)]
    pub state: ItemState,
    /// When it came back.
    pub received_on: Option<Date>,
    /// How good it was.
    pub condition: Option<String>,
    /// What was missing.
    pub missing: Option<String>,
    /// What the person is charged.
    pub deduction: Option<Money>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The place of the person.
    pub location: Option<Id<Location>>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("expected", "Expected", Tone::Warn),
    Choice::toned("received", "Back", Tone::Info),
    Choice::toned("inspected", "Inspected", Tone::Ok),
    Choice::toned("lost", "Lost", Tone::Bad),
    Choice::toned("released", "Left to the person", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("tag", "Tag").required().governed().indexed().searchable().listed(),
    Field::text("description", "What it is").governed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::reference("retrieval", "Return", "retrieval").required().governed().indexed().listed(),
    Field::reference("person", "Person", "person").required().governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").required().governed().indexed(),
    Field::date("received_on", "Back").governed().listed(),
    Field::text("condition", "Condition").governed().listed(),
    Field::text("missing", "Missing").governed().max(500).listed(),
    Field::money("deduction", "Deduction").governed().listed(),
    Field::text("note", "Note").governed().max(2000),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for RetrievalItem {
    const KIND: &'static RecordKind = &RecordKind {
        name: "retrieval-item",
        one: "asset of a return",
        many: "Assets of returns",
        path: "retrieval-items",
        table: "retrieval_items",
        label: "tag",
        keys: &[],
        fields: FIELDS,
        indexes: &["asset, state, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["person"],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
