//! What the personnel department tells: somebody joins, moves or leaves. By form, by API, or as rows of a file.
use crate::{OnboardingProfile, READ};
use domain::{Choice, Date, Field, Id, Kind, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Department, Location, Person};
use serde::{Deserialize, Serialize};

/// What happens to somebody's employment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// They start.
    Joiner,
    /// They change place, department, manager or role.
    Mover,
    /// They leave.
    Leaver,
}

/// An HR event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HrEvent {
    /// Its identity.
    pub id: Id<HrEvent>,
    /// What it is called: the change and whom it is about.
    #[serde(default)]
    pub title: Option<String>,
    /// What happens.
    pub event: Change,
    /// On which day: the first one, the day of the move, the last one.
    pub effective_on: Date,
    /// Their number.
    #[serde(default)]
    pub employee_number: Option<String>,
    /// Their mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Their whole name.
    #[serde(default)]
    pub name: Option<String>,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// What they do.
    #[serde(default)]
    pub job_title: Option<String>,
    /// Who employs them.
    #[serde(default)]
    pub company: Option<Id<Company>>,
    /// Where they work.
    #[serde(default)]
    pub department: Option<Id<Department>>,
    /// At which place.
    #[serde(default)]
    pub location: Option<Id<Location>>,
    /// Whom they report to.
    #[serde(default)]
    pub manager: Option<Id<Person>>,
    /// What they get.
    #[serde(default)]
    pub profile: Option<Id<OnboardingProfile>>,
    /// Whom it turned out to be about.
    #[serde(default)]
    pub person: Option<Id<Person>>,
    /// When it was done.
    #[serde(default)]
    pub done_on: Option<Date>,
}

const CHANGES: &[Choice<'static>] = &[
    Choice::toned("joiner", "Joins", Tone::Ok),
    Choice::toned("mover", "Moves", Tone::Info),
    Choice::toned("leaver", "Leaves", Tone::Warn),
];

const WHO: &str = "Who";
const WHERE: &str = "Where";

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "Event").governed().personal().indexed().searchable().listed(),
    Field::choice("event", "What happens", CHANGES)
        .required()
        .indexed()
        .listed()
        .aliases(&["type", "event type"]),
    Field::date("effective_on", "On").required().indexed().listed().aliases(&[
        "effective date",
        "date",
        "start date",
    ]),
    Field::text("source_id", "Number in the HR system")
        .max(80)
        .unique()
        .sparse()
        .help("An event with the same number is taken once.")
        .aliases(&["event id", "id"]),
    Field::text("employee_number", "Employee number").personal().max(60).group(WHO).aliases(&["employee id"]),
    Field::text("name", "Name").personal().group(WHO).aliases(&["full name"]),
    Field::text("first_name", "First name").personal().max(120).group(WHO),
    Field::text("last_name", "Last name").personal().max(120).group(WHO),
    Field::new("email", "E-mail", Kind::Email).personal().group(WHO),
    Field::text("job_title", "Job title").max(120).group(WHO).aliases(&["title", "role"]),
    Field::reference("company", "Company", "company").group(WHERE),
    Field::reference("department", "Department", "department").group(WHERE).listed(),
    Field::reference("location", "Place", "location").group(WHERE).listed().aliases(&["site", "office"]),
    Field::reference("manager", "Manager", "person").group(WHERE),
    Field::reference("profile", "Onboarding profile", "onboarding-profile").aliases(&["role profile"]),
    Field::reference("person", "Person", "person").governed().sparse().listed(),
    Field::date("done_on", "Done").governed().listed(),
];

impl Record for HrEvent {
    const KIND: &'static RecordKind = &RecordKind {
        name: "hr-event",
        one: "HR event",
        many: "HR events",
        path: "hr-events",
        table: "hr_events",
        label: "title",
        keys: &["source_id"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &["person"],
        },
        read: READ,
        register: people::MANAGE,
        edit: people::MANAGE,
        archive: people::MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if before.is_some_and(|was| (was.event, was.effective_on) != (after.event, after.effective_on)) {
            let message = "What happened has happened. Register another event for what changed.";
            return Err(Error::invalid("event", "happened-already", message));
        }
        let parts = [after.first_name.as_deref(), after.last_name.as_deref()];
        let whole = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if after.name.is_none() && !whole.is_empty() {
            after.name = Some(whole);
        }
        let who =
            after.name.clone().or_else(|| after.email.clone()).or_else(|| after.employee_number.clone());
        let Some(who) = who else {
            let message = "Say whom it is about: a name, an e-mail address or an employee number.";
            return Err(Error::invalid("name", "required", message));
        };
        let what = match after.event {
            Change::Joiner => "Joiner",
            Change::Mover => "Mover",
            Change::Leaver => "Leaver",
        };
        after.title = Some(format!("{what}: {who}"));
        Ok(after)
    }
}
