//! Files in: read, mapped, planned, applied, undone.
mod adapters;
mod apply;
mod bad_rows;
mod cells;
mod configure;
mod events;
mod import;
pub mod pages;
mod plan;
mod references;
mod routes;
mod row;
mod show;
mod store;
mod targets;
mod upload;

pub use apply::Apply;
pub use bad_rows::bad_rows;
pub use configure::Configure;
pub use import::{Column, ImportState, Mode, Options};
pub use plan::Plan;
pub use routes::routes;
pub use show::{Imported, Imports, Show, TargetOf, Targets};
pub use upload::{Upload, upload};

use engine::{Capability, Migration, Permission, Reading, Verb};

/// Uploading, planning and applying imports.
pub const MAKE: Permission = Permission("imports.make");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<Configure>(), Verb::of::<Plan>(), Verb::of::<Apply>()],
    readings: &[Reading::of::<Imports>(), Reading::of::<Show>(), Reading::of::<Targets>()],
    schema: &[Migration { number: 1, says: "imports and their files", sql: store::schema }],
    jobs: &[plan::JOB, apply::JOB],
    events: events::EVENTS,
    ..Capability::new("imports", "Files in: read, mapped, planned, applied, undone.")
};
