//! One task of an onboarding, with its evidence.
use crate::{
    MANAGE, Onboarding, READ,
    line::KINDS,
    rules::progress::{TaskKind, TaskState},
};
use assets::Asset;
use catalog::{Category, Model};
use domain::{Choice, Date, Field, Id, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Department, Location, Person};
use serde::{Deserialize, Serialize};

/// A task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnboardingTask {
    /// Its identity.
    pub id: Id<OnboardingTask>,
    /// What is to be there.
    pub what: String,
    /// The onboarding.
    pub onboarding: Id<Onboarding>,
    /// For whom.
    pub person: Id<Person>,
    /// What kind of task.
    pub kind: TaskKind,
    /// Where it stands.
    #[serde(default)]
    pub state: TaskState,
    /// Any asset of this category fits.
    pub category: Option<Id<Category>>,
    /// Only this model fits.
    pub model: Option<Id<Model>>,
    /// The asset that is kept for the person.
    pub asset: Option<Id<Asset>>,
    /// Until when.
    pub due_on: Option<Date>,
    /// What proves it: a ticket, a screenshot's name, a licence key's place.
    pub evidence: Option<String>,
    /// When it was settled.
    pub done_on: Option<Date>,
    /// Who signed it off.
    pub done_by: Option<Id<Person>>,
    /// Who does it.
    pub owner: Option<String>,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The department of the person.
    pub department: Option<Id<Department>>,
    /// The place of the person.
    pub location: Option<Id<Location>>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "Missing", Tone::Warn),
    Choice::toned("assigned", "Kept for them", Tone::Preparing),
    Choice::toned("done", "Done", Tone::Ok),
    Choice::toned("waived", "Left out", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("what", "What").required().governed().indexed().searchable().listed(),
    Field::choice("kind", "Kind", KINDS).governed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::reference("onboarding", "Onboarding", "onboarding").required().governed().indexed().listed(),
    Field::reference("person", "Person", "person").required().governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").governed().sparse().listed(),
    Field::reference("category", "Any of the category", "category").governed(),
    Field::reference("model", "Only the model", "model").governed(),
    Field::date("due_on", "Until").governed().sparse().listed(),
    Field::text("owner", "Done by").governed().max(120).listed(),
    Field::text("evidence", "Evidence").governed().max(500).listed(),
    Field::date("done_on", "Settled").governed().listed(),
    Field::reference("done_by", "Signed off by", "person").governed().listed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("department", "Department", "department").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for OnboardingTask {
    const KIND: &'static RecordKind = &RecordKind {
        name: "onboarding-task",
        one: "task of an onboarding",
        many: "Tasks of onboarding",
        path: "onboarding-tasks",
        table: "onboarding_tasks",
        label: "what",
        keys: &[],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
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
