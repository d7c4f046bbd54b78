//! One step of an approval: who decides it, and what they decided.
use crate::{Approval, DECIDE, READ, step::WHO};
use domain::{Choice, Date, Field, Id, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::Person;
use serde::{Deserialize, Serialize};

/// One step of an approval. It is decided once, and what was decided stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Its identity.
    pub id: Id<Decision>,
    /// `AP-000012/1`.
    #[serde(default)]
    pub name: String,
    /// What it is a step of.
    pub approval: Id<Approval>,
    /// Its place among the steps, from 1.
    #[serde(default)]
    pub position: i64,
    /// Where it stands.
    #[serde(default)]
    pub state: DecisionState,
    /// How the one who decides was found.
    pub who: Option<String>,
    /// The person who decides it.
    pub person: Option<Id<Person>>,
    /// The role whose holders decide it.
    pub role: Option<i64>,
    /// Who decides it as well, since it took too long.
    pub escalated_to: Option<Id<Person>>,
    /// Whether everybody who keeps approvals may decide it: nobody else was found.
    pub for_keepers: Option<bool>,
    /// Whether nobody may decide two steps.
    pub four_eyes: Option<bool>,
    /// Who wants what is decided.
    pub requester: Option<Id<Person>>,
    /// Who asked for it.
    pub asked_by: Option<Id<Person>>,
    /// Days after which somebody else is asked as well.
    pub days: Option<i64>,
    /// When it should have been decided.
    pub due_on: Option<Date>,
    /// Who decided.
    pub decided_by: Option<Id<Person>>,
    /// For whom, when it was a deputy.
    pub instead_of: Option<Id<Person>>,
    /// When.
    pub decided_on: Option<Date>,
    /// What they said.
    pub reason: Option<String>,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionState {
    /// Earlier steps come first.
    #[default]
    Pending,
    /// Somebody has to decide it now.
    Waiting,
    /// Yes.
    Approved,
    /// No.
    Refused,
    /// Nobody has to decide it any more.
    Dropped,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("pending", "Later", Tone::Muted),
    Choice::toned("waiting", "To be decided", Tone::Preparing),
    Choice::toned("approved", "Approved", Tone::Ok),
    Choice::toned("refused", "Refused", Tone::Bad),
    Choice::toned("dropped", "Not needed", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Step").max(60).governed().indexed().listed(),
    Field::reference("approval", "Approval", "approval").governed().indexed().listed(),
    Field::integer("position", "Place").governed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::choice("who", "Who decides", WHO).governed(),
    Field::reference("person", "Decides", "person").governed().sparse().listed(),
    Field::reference("role", "Role", "role").governed().sparse(),
    Field::reference("escalated_to", "Also asked", "person").governed().sparse(),
    Field::boolean("for_keepers", "Anybody who keeps approvals").governed(),
    Field::boolean("four_eyes", "Four eyes").governed(),
    Field::reference("requester", "Requested by", "person").governed(),
    Field::reference("asked_by", "Asked by", "person").governed(),
    Field::integer("days", "Days to decide").governed(),
    Field::date("due_on", "Due on").governed().sparse().listed(),
    Field::reference("decided_by", "Decided by", "person").governed().sparse().listed(),
    Field::reference("instead_of", "Instead of", "person").governed(),
    Field::date("decided_on", "Decided on").governed().sparse().listed(),
    Field::long_text("reason", "Reason").governed(),
];

impl Record for Decision {
    const KIND: &'static RecordKind = &RecordKind {
        name: "approval-decision",
        one: "decision",
        many: "Decisions",
        path: "approval-decisions",
        table: "approval_decisions",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["approval, position, id", "state, due_on, id"],
        belonging: Belonging {
            company: None,
            location: None,
            department: None,
            own: &["requester", "asked_by", "person", "escalated_to", "decided_by"],
        },
        read: READ,
        register: DECIDE,
        edit: DECIDE,
        archive: DECIDE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
