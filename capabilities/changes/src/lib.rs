//! Many changes at once: planned, looked at, applied, undone.
mod apply;
pub mod pages;
mod plan;
mod read;
mod set;
pub mod store;
mod undo;

pub use apply::Apply;
pub use plan::{Discard, Plan, Planned, Selection};
pub use read::{RowsOf, Sets, Show};
pub use set::{ChangeRow, ChangeSet, Origin, Outcome, SetState};
pub use undo::Undo;

use engine::{Capability, Migration, Permission, Reading, Verb};

/// Planning, applying and undoing one's own change sets.
pub const MAKE: Permission = Permission("changes.make");
/// Seeing everybody's change sets.
pub const READ: Permission = Permission("changes.read");

/// Most rows of a change set.
pub const ROWS_MAX: i64 = 1_000_000;

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<Plan>(), Verb::of::<Apply>(), Verb::of::<Undo>(), Verb::of::<Discard>()],
    readings: &[Reading::of::<Sets>(), Reading::of::<Show>(), Reading::of::<RowsOf>()],
    schema: &[Migration { number: 1, says: "change sets and their rows", sql: store::schema }],
    jobs: &[plan::JOB, apply::JOB, undo::JOB],
    permissions: &[READ],
    ..Capability::new("changes", "Many changes at once: planned, looked at, applied, undone.")
};
