//! What somebody in a role gets: a list of items, software, access and other tasks.
use crate::{CONFIGURE, READ};
use domain::{Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::Department;
use serde::{Deserialize, Serialize};

/// A role's profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnboardingProfile {
    /// Its identity.
    pub id: Id<OnboardingProfile>,
    /// What it is called: "Engineer".
    pub name: String,
    /// The department whose people get it, unless another is named.
    #[serde(default)]
    pub department: Option<Id<Department>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().max(120),
    Field::reference("department", "Usual for", "department")
        .sparse()
        .listed()
        .help("People of this department get it unless another profile is named."),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for OnboardingProfile {
    const KIND: &'static RecordKind = &RecordKind {
        name: "onboarding-profile",
        one: "onboarding profile",
        many: "Onboarding profiles",
        path: "onboarding-profiles",
        table: "onboarding_profiles",
        label: "name",
        keys: &["name"],
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
}
