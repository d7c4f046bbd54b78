//! A change set and its rows, as they are kept and shown.
use domain::{Change, Date, Instant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where a change set comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// One verb for a selection of records.
    Bulk,
    /// A file.
    Import,
    /// The undoing of another set.
    Undo,
}

/// Where a change set stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SetState {
    /// Being worked out.
    Planning,
    /// Ready to be looked at.
    Planned,
    /// Being done.
    Applying,
    /// Done.
    Applied,
    /// Taken back, as far as nothing had changed since.
    Undone,
    /// Thrown away before it was done.
    Discarded,
}

/// What is to become, or became, of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A record would be made.
    Create,
    /// A record would change.
    Change,
    /// Nothing would change.
    Unchanged,
    /// A rule or a field says no.
    Refused,
    /// Done.
    Applied,
    /// It was refused when it was to be done, though not when it was planned.
    Failed,
}

macro_rules! names {
    ($type:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl $type {
            /// As the table keeps it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
            /// What the table kept.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
names!(Origin { Bulk => "bulk", Import => "import", Undo => "undo" });
names!(SetState {
    Planning => "planning", Planned => "planned", Applying => "applying", Applied => "applied",
    Undone => "undone", Discarded => "discarded",
});
names!(Outcome {
    Create => "create", Change => "change", Unchanged => "unchanged", Refused => "refused", Applied => "applied",
    Failed => "failed",
});

/// A change set.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeSet {
    /// Its id; journal entries carry it.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Where it stands.
    pub state: SetState,
    /// The verb, for a bulk set.
    pub verb: Option<String>,
    /// The kind of the records.
    pub kind: String,
    /// The set that this one undoes.
    pub undo_of: Option<i64>,
    /// Why, as it was given.
    pub reason: Option<String>,
    /// On which day it happened.
    pub on: Option<Date>,
    /// Rows that would make a record.
    pub creates: i64,
    /// Rows that would change one.
    pub changes: i64,
    /// Rows that would change nothing.
    pub unchanged: i64,
    /// Rows that are refused.
    pub refused: i64,
    /// Rows that were done.
    pub applied: i64,
    /// Rows that were refused when they were to be done.
    pub failed: i64,
    /// On whose account.
    pub account: Option<i64>,
    /// When it was made, in milliseconds.
    #[schemars(with = "i64")]
    pub created_at: Instant,
    /// The job that is at work on it, or was last.
    pub job: Option<i64>,
    #[serde(skip)]
    pub(crate) input: Value,
    #[serde(skip)]
    pub(crate) selection: Value,
}

/// One row of a change set.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeRow {
    /// Its number; in an import the row of the file.
    pub row: i64,
    /// The kind of its record.
    pub kind: String,
    /// Its record, once there is one.
    pub record: Option<i64>,
    /// What its record is called.
    pub label: String,
    /// What is to become of it, or became.
    pub outcome: Outcome,
    /// The stable code of a refusal.
    pub code: Option<String>,
    /// The field (in an import, the column) that a refusal is about.
    pub field: Option<String>,
    /// The sentence of a refusal.
    pub message: Option<String>,
    /// What changes, old to new.
    #[schemars(with = "Vec<Value>")]
    pub changes: Vec<Change>,
    /// The version that the plan saw.
    #[serde(skip)]
    pub version: Option<i64>,
    /// The input that does it, where it differs from row to row.
    #[serde(skip)]
    pub input: Option<Value>,
}
