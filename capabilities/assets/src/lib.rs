//! The register and the life of an asset.
mod asset;
mod condition;
mod defaults;
mod dispose;
mod events;
mod fields;
pub mod pages;
mod receive;
mod refresh;
mod repair;
mod retire;
pub mod rules;
mod sanitise;
mod set_status;
mod status;
mod store;
mod tag_sequence;
mod transition;
mod validate;

pub use asset::{Asset, Holder};
pub use condition::Condition;
pub use dispose::{DISPOSED, Dispose, REPORTED_LOST, ReportLost, Route};
pub use receive::{RECEIVED, Receive};
pub use repair::{REPAIRED, ReturnFromRepair, SENT_TO_REPAIR, SendToRepair};
pub use retire::{RETIRED, Retire};
pub use sanitise::{Outcome, SANITISED, STATED_FREE_OF_DATA, Sanitise, StateFreeOfData};
pub use set_status::{STATUS_SET, SetStatus, To, status_of, stepped};
pub use status::{Status, StatusId};
pub use tag_sequence::TagSequence;
pub use transition::Transition;
pub use validate::{VALIDATED, Validate};

use database::Dialect;
use engine::{Capability, Guard, Migration, Permission, Reaction, Record, Verb};

/// Seeing assets within one's reach.
pub const READ: Permission = Permission("assets.read");
/// Registering assets.
pub const REGISTER: Permission = Permission("assets.register");
/// Editing assets.
pub const EDIT: Permission = Permission("assets.edit");
/// Archiving and restoring assets.
pub const ARCHIVE: Permission = Permission("assets.archive");
/// Receiving assets.
pub const RECEIVE: Permission = Permission("assets.receive");
/// Sending assets to repair and taking them back.
pub const REPAIR: Permission = Permission("assets.repair");
/// Taking assets out of service.
pub const RETIRE: Permission = Permission("assets.retire");
/// Recording that data were made unrecoverable.
pub const SANITISE: Permission = Permission("assets.sanitise");
/// Disposing of assets.
pub const DISPOSE: Permission = Permission("assets.dispose");
/// Confirming entries.
pub const VALIDATE: Permission = Permission("assets.validate");
/// Keeping statuses, transitions and tag sequences.
pub const CONFIGURE: Permission = Permission("assets.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Status::KIND, Transition::KIND, TagSequence::KIND, Asset::KIND],
    verbs: &[
        Verb::of::<Receive>(),
        Verb::of::<SetStatus>(),
        Verb::of::<SendToRepair>(),
        Verb::of::<ReturnFromRepair>(),
        Verb::of::<Retire>(),
        Verb::of::<Sanitise>(),
        Verb::of::<StateFreeOfData>(),
        Verb::of::<Dispose>(),
        Verb::of::<ReportLost>(),
        Verb::of::<Validate>(),
    ],
    reactions: &[
        Reaction {
            name: "assets.follow-model",
            says: "Brings the assets of an edited model up to date.",
            kind: "model",
            events: &["edited", "undone"],
            run: refresh::after_model,
        },
        Reaction {
            name: "assets.follow-category",
            says: "Brings the assets of an edited category up to date.",
            kind: "category",
            events: &["edited", "undone"],
            run: refresh::after_category,
        },
        Reaction {
            name: "assets.follow-manufacturer",
            says: "Brings the assets of a renamed manufacturer up to date.",
            kind: "manufacturer",
            events: &["edited", "undone"],
            run: refresh::after_manufacturer,
        },
    ],
    guards: &[Guard {
        name: "assets.locked-for-ever",
        says: "A disposed asset is locked: only comments and files are added.",
        kind: "asset",
        check: defaults::locked_for_ever,
    }],
    schema: &[Migration { number: 1, says: "counters of tag sequences", sql: counters }],
    jobs: &[refresh::REFRESH],
    begin: Some(defaults::begin),
    events: events::EVENTS,
    ..Capability::new("assets", "The register and the life of an asset.")
};

fn counters(_: Dialect) -> &'static str {
    "create table asset_tag_counters (sequence bigint primary key, last bigint not null)"
}
