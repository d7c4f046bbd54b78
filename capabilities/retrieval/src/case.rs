//! A case: what one person has to give back, and how far it came.
use crate::{
    MANAGE, READ, RetrievalPlan,
    rules::{case::CaseState, clock::Pace},
};
use domain::{Choice, Date, Field, Id, Kind, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why things come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The person leaves.
    #[default]
    Leaver,
    /// Something newer takes its place.
    Refresh,
    /// Something else.
    Other,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retrieval {
    /// Its identity.
    pub id: Id<Retrieval>,
    /// Its number: `RT-000001`.
    pub number: String,
    /// Who gives back.
    pub person: Id<Person>,
    /// Why.
    #[serde(default)]
    pub reason: Reason,
    /// How far it came.
    #[serde(default)]
    pub state: CaseState,
    /// How it ended.
    pub outcome: Option<String>,
    /// The plan of the country.
    pub plan: Option<Id<RetrievalPlan>>,
    /// The deadlines of the plan, as they were when the case was opened.
    #[serde(default)]
    pub pace: Pace,
    /// The last day of the person, or the day on which the newer device is there.
    pub last_day: Date,
    /// Until when everything is back.
    pub due_on: Date,
    /// When it was opened.
    pub opened_on: Date,
    /// Who hears of it when nothing comes.
    pub manager: Option<Id<Person>>,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The place of the person.
    pub location: Option<Id<Location>>,
    /// How many assets.
    #[serde(default)]
    pub items: i64,
    /// How many of them are settled: back, lost, or left to the person.
    #[serde(default)]
    pub settled: i64,
    /// When the person was told.
    pub told_on: Option<Date>,
    /// When a label or a box went out.
    pub label_on: Option<Date>,
    /// When the things were on their way.
    pub sent_on: Option<Date>,
    /// When the last of them was back.
    pub received_on: Option<Date>,
    /// When the last of them was looked at.
    pub inspected_on: Option<Date>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// How the things come.
    pub way: Option<String>,
    /// Who carries them.
    pub carrier: Option<String>,
    /// Under which number.
    pub tracking: Option<String>,
    /// Where the label is.
    pub label_link: Option<String>,
    /// Where a box is sent, in the person's words.
    pub ship_to: Option<String>,
    /// Where the person brought the things, in their words.
    pub dropped_at: Option<String>,
    /// How often they were reminded.
    #[serde(default)]
    pub reminders: i64,
    /// When the manager was told.
    pub escalated_on: Option<Date>,
    /// When the letter was due.
    pub letter_on: Option<Date>,
    /// What the clock does next.
    pub next_step: Option<String>,
    /// When.
    pub next_on: Option<Date>,
}

const REASONS: &[Choice<'static>] = &[
    Choice::new("leaver", "Leaves"),
    Choice::new("refresh", "Gets something newer"),
    Choice::new("other", "Something else"),
];

/// How far a case came, in order.
pub(crate) const STATES: &[Choice<'static>] = &[
    Choice::toned("new", "New", Tone::Muted),
    Choice::toned("told", "Told", Tone::Preparing),
    Choice::toned("label-sent", "Label sent", Tone::Preparing),
    Choice::toned("in-transit", "On its way", Tone::Info),
    Choice::toned("partly-received", "Partly back", Tone::Warn),
    Choice::toned("received", "Back", Tone::Info),
    Choice::toned("inspected", "Inspected", Tone::Info),
    Choice::toned("closed", "Closed", Tone::Ok),
    Choice::toned("cancelled", "Called off", Tone::Muted),
];

const OUTCOMES: &[Choice<'static>] = &[
    Choice::toned("complete", "Everything is back", Tone::Ok),
    Choice::toned("partly", "Partly lost", Tone::Warn),
    Choice::toned("lost", "Lost", Tone::Bad),
];

const WAYS: &[Choice<'static>] =
    &[Choice::new("courier", "By courier"), Choice::new("drop-off", "Brought by the person")];

const STEPS: &[Choice<'static>] = &[
    Choice::new("tell", "Tell the person"),
    Choice::new("remind", "Remind"),
    Choice::new("escalate", "Tell the manager"),
    Choice::new("letter", "Letter"),
];

const COURSE: &str = "Course";
const SENDING: &str = "Sending";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").required().governed().unique().searchable().listed().max(20),
    Field::reference("person", "Person", "person").required().governed().indexed().searchable().listed(),
    Field::choice("reason", "Why", REASONS).governed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::choice("outcome", "Outcome", OUTCOMES).governed().sparse().listed(),
    Field::integer("items", "Assets").governed().listed(),
    Field::integer("settled", "Settled").governed().listed(),
    Field::date("last_day", "Last day").required().governed().listed(),
    Field::date("due_on", "Due back").required().governed().indexed().listed(),
    Field::reference("manager", "Manager", "person").governed().sparse(),
    Field::choice("next_step", "Next", STEPS).governed(),
    Field::date("next_on", "Next on").governed().sparse().listed(),
    Field::date("opened_on", "Opened").required().governed().indexed().group(COURSE),
    Field::date("told_on", "Told").governed().sparse().group(COURSE),
    Field::date("label_on", "Label sent").governed().sparse().group(COURSE),
    Field::date("sent_on", "On its way").governed().sparse().group(COURSE),
    Field::date("received_on", "Back").governed().sparse().group(COURSE),
    Field::date("inspected_on", "Inspected").governed().group(COURSE),
    Field::date("closed_on", "Closed").governed().sparse().group(COURSE),
    Field::integer("reminders", "Reminders").governed().group(COURSE),
    Field::date("escalated_on", "Manager told").governed().sparse().group(COURSE),
    Field::date("letter_on", "Letter").governed().sparse().group(COURSE),
    Field::choice("way", "How", WAYS).governed().group(SENDING),
    Field::text("carrier", "Carrier").governed().max(120).group(SENDING),
    Field::text("tracking", "Tracking number").governed().max(120).searchable().group(SENDING),
    Field::new("label_link", "Label", Kind::Url).governed().group(SENDING),
    Field::long_text("ship_to", "Box goes to").governed().personal().max(500).group(SENDING),
    Field::text("dropped_at", "Brought to").governed().personal().max(200).group(SENDING),
    Field::reference("plan", "Plan", "retrieval-plan").governed(),
    Field::new("pace", "Deadlines", Kind::Json).governed(),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::reference("location", "Place", "location").governed().sparse(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Retrieval {
    const KIND: &'static RecordKind = &RecordKind {
        name: "retrieval",
        one: "return",
        many: "Returns",
        path: "retrievals",
        table: "retrievals",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["person, state, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["person", "manager"],
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
