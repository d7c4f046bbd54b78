use crate::{Error, Grants, Permission, Reach, Result};
use domain::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who does something: an account (a person or an integration), or the system itself.
#[derive(Clone, Debug)]
pub struct Actor {
    /// As the journal keeps it: `account:5`, `job:seal`, `system`.
    pub name: String,
    /// The account, when it is one.
    pub account: Option<i64>,
    /// The person behind the account.
    pub person: Option<i64>,
    /// What it may do.
    pub grants: Grants,
}

impl Actor {
    /// The system itself: set-up, migrations, the demo estate.
    pub fn system() -> Arc<Self> {
        Arc::new(Self { name: "system".into(), account: None, person: None, grants: Grants::everything() })
    }

    /// A job, by its name.
    pub fn job(name: &str) -> Arc<Self> {
        Arc::new(Self { name: format!("job:{name}"), ..(*Self::system()).clone() })
    }

    /// How far the actor may do this, or that it may not.
    pub fn demand(&self, permission: Permission) -> Result<Reach> {
        self.grants.reach_of(permission).ok_or(Error::Forbidden(permission))
    }

    /// Whether the actor may do this at all.
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.reach_of(permission).is_some()
    }
}

/// Through which door a change came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// A page in the browser.
    Page,
    /// The API.
    Api,
    /// The command line on the server.
    Cli,
    /// A file.
    Import,
    /// An inventory agent or a connector.
    Agent,
    /// A job or the system.
    #[default]
    Job,
}

impl Door {
    /// As the journal keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Cli => "cli",
            Self::Import => "import",
            Self::Agent => "agent",
            Self::Job => "job",
        }
    }
}

/// The circumstances of a command: everything about it that is not what it asks for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Through which door it came.
    pub door: Door,
    /// The id that the log and the journal share.
    pub id: String,
    /// Why, in the actor's own words.
    pub reason: Option<String>,
    /// On which day it really happened, when that was not today.
    pub on: Option<Date>,
    /// That this fills in or corrects an earlier day although later ones are known.
    pub correction: bool,
    /// The version that the actor had seen; a newer one is a conflict.
    pub if_version: Option<i64>,
    /// The key under which a repeated request gets the first one's answer, with a digest of what was asked.
    pub idempotency: Option<(String, [u8; 32])>,
    /// The change set that this is part of.
    pub change_set: Option<i64>,
}

impl Request {
    /// A request through this door.
    pub fn through(door: Door) -> Self {
        Self { door, ..Self::default() }
    }
}

/// Who asks: somebody known, or the holder of a secret who is looked up in the same transaction.
#[derive(Clone, Debug)]
pub enum Who {
    /// Admitted already.
    Known(Arc<Actor>),
    /// The SHA-256 of a session's or a token's secret.
    Bearer([u8; 32]),
}

impl From<Arc<Actor>> for Who {
    fn from(actor: Arc<Actor>) -> Self {
        Self::Known(actor)
    }
}
