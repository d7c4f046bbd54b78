//! What somebody signs in with.
use crate::{MANAGE, READ, Role};
use domain::{Choice, Field, Id, Kind, Tone};
use engine::{Belonging, Record, RecordKind, Ref, Within, derive_state, prepare_state};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Its identity.
    pub id: Id<Account>,
    /// What is typed to sign in.
    #[serde(default)]
    pub username: String,
    /// What it is called on pages.
    pub name: Option<String>,
    /// Whose it is.
    pub person: Option<Id<Person>>,
    /// Whether it can be used.
    #[serde(default)]
    pub state: AccountState,
    /// Its roles and how far they reach.
    #[serde(default)]
    pub roles: Vec<Granted>,
}

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// It can.
    #[default]
    Active,
    /// It cannot, until somebody enables it again.
    Disabled,
}

/// A role given to an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Granted {
    /// The role.
    pub role: Id<Role>,
    /// Where it holds; everywhere when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
    /// Only for what is the person's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// A role as somebody gives it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Grant {
    /// The role.
    pub role: Ref<Role>,
    /// Only in these companies and those below them.
    #[serde(default)]
    pub companies: Vec<Ref<people::Company>>,
    /// Only at these places and those within them.
    #[serde(default)]
    pub locations: Vec<Ref<people::Location>>,
    /// Only in these departments and those below them.
    #[serde(default)]
    pub departments: Vec<Ref<people::Department>>,
    /// Only for what is the person's own.
    #[serde(default)]
    pub own: bool,
}

const STATES: &[Choice<'static>] =
    &[Choice::toned("active", "Active", Tone::Ok), Choice::toned("disabled", "Disabled", Tone::Muted)];

const FIELDS: &[Field<'static>] = &[
    Field::text("username", "User name").personal().max(120).unique().searchable().listed(),
    Field::text("name", "Name").personal().searchable().listed(),
    Field::reference("person", "Person", "person").sparse().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::new("roles", "Roles", Kind::Json).governed(),
];

impl Record for Account {
    const KIND: &'static RecordKind = &RecordKind {
        name: "account",
        one: "account",
        many: "Accounts",
        path: "accounts",
        table: "access_accounts",
        label: "username",
        keys: &["username"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
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
