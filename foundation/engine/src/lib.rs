//! What every capability stands on: records, commands and queries, permissions, the journal and its proof, jobs.
//!
//! **Commands change things, queries tell things. Every command is one transaction that writes what happened into
//! a sealed journal. Rules are pure.** Four things cannot be forgotten, because it does not compile without them:
//! the permission that a command needs, the transaction, the entry, the commit.
mod actor;
mod capability;
mod clock;
mod command;
mod engine;
mod error;
pub mod files;
pub mod jobs;
mod journal;
mod keys;
mod migrate;
mod permission;
mod proof;
mod record;
mod reference;
pub mod restoring;
mod tools;
mod view;
mod work;

pub use actor::{Actor, Door, Request, Who};
pub use capability::{ANY_KIND, Capability, Guard, Migration, Proposed, Reaction};
pub use clock::Clock;
pub use command::{Command, Place, Query, Reading, Verb};
pub use engine::{Doing, Engine, Gatekeeper, NobodyElse, Settings, Setup, Shared, kinds_fit_their_structs};
pub use error::{Error, Result};
pub use journal::{
    AsOf, Entry, ExportVerifier, Finding, JournalFilter, Payload, SEAL_VERSION, Verification, fold,
    order_of_history, seal_of,
};
pub use keys::{Keys, ORIGIN, random_32};
pub use permission::{Belonging, Grant, Grants, JOBS_READ, JOURNAL_READ, Permission, Reach, Within};
pub use proof::{Frontier, Sealed, consistency_proof, inclusion_proof};
pub use record::{
    CustomField, CustomFieldRow, Kept, Record, RecordKind, RecordVerb, SearchPlan, Touched, columns_of,
    custom_cells, derive_state, like_part, prepare_state, read_cells, sort_key, sort_value,
};
pub use reference::Ref;
pub use view::{View, Whole};
pub use work::{Happened, Happening, Work};
