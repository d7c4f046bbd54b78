//! A person: somebody who can hold an asset.
use crate::{Company, Department, Location, MANAGE, READ, rules::employment};
use domain::{Choice, Date, Field, Id, Kind, State, Tone};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Their identity.
    pub id: Id<Person>,
    /// What they are called.
    #[serde(default)]
    pub name: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// The company that employs them.
    pub company: Option<Id<Company>>,
    /// Where they work.
    pub department: Option<Id<Department>>,
    /// The place they usually work at.
    pub location: Option<Id<Location>>,
    /// Whom they report to.
    pub manager: Option<Id<Person>>,
    /// Where they are in their employment.
    #[serde(default)]
    pub employment: employment::Employment,
    /// Their first day.
    pub starts_on: Option<Date>,
    /// Their last day.
    pub ends_on: Option<Date>,
}

const EMPLOYMENT: &[Choice<'static>] = &[
    Choice::toned("expected", "Expected", Tone::Preparing),
    Choice::toned("active", "Active", Tone::Ok),
    Choice::toned("on-leave", "On leave", Tone::Warn),
    Choice::toned("left", "Left", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").personal().indexed().searchable().listed().aliases(&[
        "full name",
        "fullname",
        "display name",
    ]),
    Field::text("first_name", "First name").personal().max(120).group("Name").aliases(&["first"]),
    Field::text("last_name", "Last name")
        .personal()
        .max(120)
        .sparse()
        .group("Name")
        .aliases(&["last", "surname"]),
    Field::text("username", "User name")
        .personal()
        .unique()
        .sparse()
        .searchable()
        .listed()
        .aliases(&["user name", "login"]),
    Field::new("email", "E-mail", Kind::Email)
        .personal()
        .unique()
        .sparse()
        .searchable()
        .listed()
        .aliases(&["email", "e-mail address"]),
    Field::text("employee_number", "Employee number")
        .personal()
        .max(60)
        .unique()
        .sparse()
        .searchable()
        .aliases(&["employee no", "employee id", "employee num"]),
    Field::text("job_title", "Job title").max(120).listed().aliases(&["title", "job title for user"]),
    Field::choice("employment", "Employment", EMPLOYMENT).indexed().listed(),
    Field::date("starts_on", "First day").sparse().group("Employment").aliases(&["start date"]),
    Field::date("ends_on", "Last day").sparse().group("Employment").aliases(&["end date"]),
    Field::reference("company", "Company", "company").indexed().group("Belongs to"),
    Field::reference("department", "Department", "department").indexed().listed().group("Belongs to"),
    Field::reference("location", "Place", "location")
        .indexed()
        .listed()
        .group("Belongs to")
        .aliases(&["location"]),
    Field::reference("manager", "Manager", "person")
        .sparse()
        .group("Belongs to")
        .aliases(&["manager name", "reports to"]),
    Field::text("phone", "Phone").personal().max(60).group("Contact").aliases(&["phone number", "telephone"]),
    Field::text("mobile", "Mobile phone").personal().max(60).group("Contact"),
    Field::text("address", "Address").personal().group("Home address"),
    Field::text("city", "City").personal().group("Home address"),
    Field::text("state", "State or province").personal().group("Home address"),
    Field::text("postal_code", "Postal code")
        .personal()
        .max(20)
        .group("Home address")
        .aliases(&["zip", "zip code"]),
    Field::text("country", "Country").max(60).group("Home address"),
    Field::new("website", "Website", Kind::Url).personal().group("Contact"),
    Field::boolean("remote", "Works remotely"),
    Field::boolean("vip", "VIP").aliases(&["vip user"]),
    Field::long_text("notes", "Notes").personal(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Person {
    const KIND: &'static RecordKind = &RecordKind {
        name: "person",
        one: "person",
        many: "People",
        path: "people",
        table: "people",
        label: "name",
        keys: &["username", "email", "employee_number", "name"],
        fields: FIELDS,
        indexes: &["department, name, id", "location, name, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &["id", "manager"],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        Ok(employment::tidied(before, after)?)
    }
}
