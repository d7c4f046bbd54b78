//! A set of permissions with a name.
use crate::{
    MANAGE, READ,
    rules::expand::{expand, matches},
};
use domain::{Field, Id, Kind, Refusal, State};
use engine::{Belonging, Error, Reach, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its identity.
    pub id: Id<Role>,
    /// What it is called.
    pub name: String,
    /// What it may do: permissions, or patterns such as `assets.*` and `*.read`.
    #[serde(default)]
    pub permissions: Vec<String>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().max(60).unique().searchable().listed(),
    Field::text("description", "Description").listed(),
    Field::new("permissions", "Permissions", Kind::Tags)
        .required()
        .help("Permissions, or patterns such as assets.* and *.read."),
];

impl Record for Role {
    const KIND: &'static RecordKind = &RecordKind {
        name: "role",
        one: "role",
        many: "Roles",
        path: "roles",
        table: "access_roles",
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let known = work.permissions();
        for pattern in &after.permissions {
            if !known.iter().any(|permission| matches(pattern, permission)) {
                let message = format!("There is no permission {pattern}.");
                return Err(Error::invalid("permissions", "unknown-permission", message));
            }
        }
        not_beyond_ones_own(work, &after.permissions)?;
        Ok(after)
    }
}

/// Nobody gives rights that they do not have themselves, everywhere.
pub(crate) fn not_beyond_ones_own(work: &Work<'_>, patterns: &[String]) -> Result<()> {
    let lacks = |name: &str| {
        let reach = work
            .actor()
            .grants
            .0
            .iter()
            .filter(|grant| grant.permissions.contains(name) || grant.permissions.contains("*"));
        !reach.into_iter().any(|grant| grant.reach == Reach::Everything)
    };
    match expand(patterns, &work.permissions()).into_iter().find(|name| lacks(name)) {
        Some(name) => {
            let message =
                format!("You do not have the permission {name} everywhere yourself, so you cannot give it.");
            Err(Refusal::new("beyond-your-own", message).into())
        }
        None => Ok(()),
    }
}
