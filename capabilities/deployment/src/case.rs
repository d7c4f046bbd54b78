//! Onboarding: what one person needs on their first day in a role.
use crate::{MANAGE, OnboardingProfile, READ, rules::progress::CaseState};
use domain::{Choice, Date, Field, Id, Kind, Tone};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Department, Location, Person};
use serde::{Deserialize, Serialize};

/// An onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Onboarding {
    /// Its identity.
    pub id: Id<Onboarding>,
    /// Its number: `ON-000001`.
    pub number: String,
    /// Who starts.
    pub person: Id<Person>,
    /// What they get.
    pub profile: Option<Id<OnboardingProfile>>,
    /// How far it is.
    #[serde(default)]
    pub state: CaseState,
    /// Their first day.
    pub starts_on: Date,
    /// When it was asked for.
    pub opened_on: Date,
    /// Their company.
    pub company: Option<Id<Company>>,
    /// Their department.
    pub department: Option<Id<Department>>,
    /// Their place.
    pub location: Option<Id<Location>>,
    /// How many tasks.
    #[serde(default)]
    pub tasks: i64,
    /// How many of them are settled.
    #[serde(default)]
    pub settled: i64,
    /// What is missing, in words.
    pub missing: Option<String>,
    /// When everything was there.
    pub ready_on: Option<Date>,
    /// When it was sent off.
    pub shipped_on: Option<Date>,
    /// When the person had it.
    pub handed_on: Option<Date>,
    /// When the person could work.
    pub productive_on: Option<Date>,
    /// When what was bought for it was ordered.
    #[serde(default)]
    pub ordered_on: Option<Date>,
    /// Days from ordering the kit, or from asking where nothing was bought, to working.
    pub days_from_order: Option<i64>,
    /// Days from the first day to working.
    pub days_from_start: Option<i64>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("planned", "Planned", Tone::Muted),
    Choice::toned("preparing", "Being prepared", Tone::Preparing),
    Choice::toned("ready", "Ready", Tone::Ok),
    Choice::toned("shipped", "Shipped", Tone::Info),
    Choice::toned("handed-over", "Handed over", Tone::Info),
    Choice::toned("productive", "Working", Tone::Ok),
    Choice::toned("cancelled", "Called off", Tone::Muted),
];

const COURSE: &str = "Course";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").required().governed().unique().searchable().listed().max(20),
    Field::reference("person", "Person", "person").required().governed().indexed().searchable().listed(),
    Field::reference("profile", "Profile", "onboarding-profile").governed().sparse().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::date("starts_on", "First day").required().governed().indexed().listed(),
    Field::integer("tasks", "Tasks").governed().listed(),
    Field::integer("settled", "Settled").governed().listed(),
    Field::long_text("missing", "Missing").governed().listed(),
    Field::date("opened_on", "Asked for").required().governed().group(COURSE),
    Field::date("ready_on", "Ready").governed().group(COURSE),
    Field::date("shipped_on", "Shipped").governed().group(COURSE),
    Field::date("handed_on", "Handed over").governed().group(COURSE),
    Field::date("productive_on", "Working").governed().sparse().group(COURSE),
    Field::date("ordered_on", "Kit ordered").governed().group(COURSE),
    Field::integer("days_from_order", "Days from order to working").governed().group(COURSE),
    Field::integer("days_from_start", "Days from the first day to working").governed().group(COURSE),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::reference("department", "Department", "department").governed().sparse().listed(),
    Field::reference("location", "Place", "location").governed().sparse().listed(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Onboarding {
    const KIND: &'static RecordKind = &RecordKind {
        name: "onboarding",
        one: "onboarding",
        many: "Onboarding",
        path: "onboardings",
        table: "onboardings",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["state, starts_on, id"],
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
