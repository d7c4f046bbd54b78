//! One thing that a profile lists.
use crate::{CONFIGURE, OnboardingProfile, READ, rules::progress::TaskKind};
use catalog::{Category, Model};
use domain::{Choice, Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A line of a profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileLine {
    /// Its identity.
    pub id: Id<ProfileLine>,
    /// What it is: "Laptop", "Mail account".
    pub what: String,
    /// The profile.
    pub profile: Id<OnboardingProfile>,
    /// What kind of task it becomes.
    #[serde(default)]
    pub kind: Option<TaskKind>,
    /// For an item: any asset of this category fits.
    #[serde(default)]
    pub category: Option<Id<Category>>,
    /// For an item: only this model fits.
    #[serde(default)]
    pub model: Option<Id<Model>>,
    /// How many of it.
    #[serde(default)]
    pub quantity: Option<i64>,
}

/// The kinds of tasks.
pub(crate) const KINDS: &[Choice<'static>] = &[
    Choice::new("item", "Device"),
    Choice::new("software", "Software"),
    Choice::new("access", "Access"),
    Choice::new("preparation", "Preparation"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("what", "What").required().indexed().searchable().listed().max(160),
    Field::reference("profile", "Profile", "onboarding-profile").required().indexed().listed(),
    Field::choice("kind", "Kind", KINDS).listed(),
    Field::reference("category", "Any of the category", "category").listed(),
    Field::reference("model", "Only the model", "model").listed(),
    Field::integer("quantity", "How many").at_least(1).listed(),
    Field::text("owner", "Done by").max(120).listed(),
];

impl Record for ProfileLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "onboarding-line",
        one: "line of an onboarding profile",
        many: "Lines of onboarding profiles",
        path: "onboarding-lines",
        table: "onboarding_lines",
        label: "what",
        keys: &[],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        let device = after.category.is_some() || after.model.is_some();
        after.kind = after.kind.or(Some(if device { TaskKind::Item } else { TaskKind::Preparation }));
        if after.kind == Some(TaskKind::Item) && !device {
            return Err(Error::invalid(
                "category",
                "required",
                "Say which category or model the device is of.",
            ));
        }
        if after.quantity.is_some_and(|quantity| quantity > 20) {
            return Err(Error::invalid("quantity", "too-many", "A line is for at most 20."));
        }
        after.quantity = after.quantity.or(Some(1));
        Ok(after)
    }
}
