//! What somebody in a role gets: "an engineer in Berlin gets a laptop, two displays and these accounts".
use crate::{MANAGE, READ};
use catalog::{Category, Model};
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A role's equipment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleProfile {
    /// Its identity.
    pub id: Id<RoleProfile>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
}

/// One thing that a role gets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileLine {
    /// Its identity.
    pub id: Id<ProfileLine>,
    /// What it is, in words.
    pub name: Option<String>,
    /// The role.
    pub profile: Id<RoleProfile>,
    /// Whether it is a thing, software or access.
    #[serde(default)]
    pub gives: Gives,
    /// Which model.
    pub model: Option<Id<Model>>,
    /// Which category, where any model will do.
    pub category: Option<Id<Category>>,
    /// How many each gets.
    pub quantity: Option<i64>,
}

/// What a line of a profile gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gives {
    /// A thing that is bought or taken from stock.
    #[default]
    Item,
    /// Software to install.
    Software,
    /// Access to grant.
    Access,
}

const GIVES: &[Choice<'static>] =
    &[Choice::new("item", "Item"), Choice::new("software", "Software"), Choice::new("access", "Access")];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::text("job_title", "Job title").max(120).searchable().listed(),
    Field::reference("department", "Department", "department").indexed().listed(),
    Field::reference("location", "Place", "location").indexed().listed(),
    Field::boolean("remote", "For people at home").listed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

const LINE_FIELDS: &[Field<'static>] = &[
    Field::text("name", "What")
        .indexed()
        .searchable()
        .listed()
        .help("For an item the model or category says it."),
    Field::reference("profile", "Role profile", "role-profile").required().indexed().listed(),
    Field::choice("gives", "Gives", GIVES).indexed().listed(),
    Field::reference("model", "Model", "model").sparse().listed(),
    Field::reference("category", "Category", "category").sparse().listed(),
    Field::integer("quantity", "Quantity").at_least(1).listed(),
    Field::long_text("notes", "Notes"),
];

impl Record for RoleProfile {
    const KIND: &'static RecordKind = &RecordKind {
        name: "role-profile",
        one: "role profile",
        many: "Role profiles",
        path: "role-profiles",
        table: "planning_profiles",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
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
}

impl Record for ProfileLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "profile-line",
        one: "profile line",
        many: "Profile lines",
        path: "profile-lines",
        table: "planning_profile_lines",
        label: "name",
        keys: &[],
        fields: LINE_FIELDS,
        indexes: &["profile, id"],
        belonging: Belonging::EVERYBODY,
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

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        after.quantity = after.quantity.or(Some(1));
        if after.gives == Gives::Item && after.model.is_none() && after.category.is_none() {
            return Err(Error::invalid(
                "model",
                "required",
                "Name the model, or the category if any model will do.",
            ));
        }
        if after.name.is_none() {
            after.name = crate::need::thing(work, after.model, after.category)?;
        }
        match after.name {
            None => Err(Error::invalid("name", "required", "Say what is installed or granted.")),
            Some(_) => Ok(after),
        }
    }
}
