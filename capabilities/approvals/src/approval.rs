//! What somebody asks leave for, and every step of the answer.
use crate::{DECIDE, READ};
use catalog::Category;
use domain::{Choice, Date, Field, Id, Money, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Department, Person};
use serde::{Deserialize, Serialize};

/// A question that people with the right to do so answer, step by step. Only its own verbs change it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// Its identity.
    pub id: Id<Approval>,
    /// Its number: `AP-000012`.
    #[serde(default)]
    pub number: String,
    /// What is asked, in a few words.
    #[serde(default)]
    pub title: String,
    /// The kind of record that it is about.
    #[serde(default)]
    pub subject_kind: String,
    /// The record that it is about.
    #[serde(default)]
    pub subject: i64,
    /// How much it is about.
    pub amount: Option<Money>,
    /// Whose money it is.
    pub company: Option<Id<Company>>,
    /// Whose cost centre carries it.
    pub department: Option<Id<Department>>,
    /// What kind of thing it is about.
    pub category: Option<Id<Category>>,
    /// Who wants it.
    pub requester: Option<Id<Person>>,
    /// Who asked, where that is somebody else.
    pub asked_by: Option<Id<Person>>,
    /// Where it stands.
    #[serde(default)]
    pub state: ApprovalState,
    /// The step that is to be decided, from 1.
    #[serde(default)]
    pub step: i64,
    /// How many steps there are.
    #[serde(default)]
    pub steps: i64,
    /// Who decides the present step, where that is one person.
    pub waiting_for: Option<Id<Person>>,
    /// When it was asked.
    pub asked_on: Option<Date>,
    /// When it was answered.
    pub decided_on: Option<Date>,
    /// Why it was refused or withdrawn.
    pub reason: Option<String>,
}

/// Where an approval stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApprovalState {
    /// Somebody has to decide.
    #[default]
    Open,
    /// Every step said yes.
    Approved,
    /// One step said no.
    Refused,
    /// Whoever asked took it back.
    Withdrawn,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "Open", Tone::Preparing),
    Choice::toned("approved", "Approved", Tone::Ok),
    Choice::toned("refused", "Refused", Tone::Bad),
    Choice::toned("withdrawn", "Withdrawn", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").max(40).governed().unique().searchable().listed(),
    Field::text("title", "What is asked").governed().searchable().listed(),
    Field::text("subject_kind", "Kind").max(60).governed().indexed(),
    Field::integer("subject", "Record").governed().indexed(),
    Field::money("amount", "Amount").governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("department", "Department", "department").governed().indexed().listed(),
    Field::reference("category", "Category", "category").governed(),
    Field::reference("requester", "Requested by", "person").governed().indexed().listed(),
    Field::reference("asked_by", "Asked by", "person").governed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::integer("step", "Step").governed(),
    Field::integer("steps", "Steps").governed(),
    Field::reference("waiting_for", "Waits for", "person").governed().sparse().listed(),
    Field::date("asked_on", "Asked on").governed().indexed().listed(),
    Field::date("decided_on", "Decided on").governed().sparse().listed(),
    Field::long_text("reason", "Reason").governed(),
];

impl Record for Approval {
    const KIND: &'static RecordKind = &RecordKind {
        name: "approval",
        one: "approval",
        many: "Approvals",
        path: "approvals",
        table: "approvals",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["subject_kind, subject, id", "state, asked_on, id"],
        belonging: Belonging {
            company: Some("company"),
            location: None,
            department: Some("department"),
            own: &["requester", "asked_by", "waiting_for"],
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
