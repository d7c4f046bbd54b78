//! Out of service through gates: media, sanitisation, grading and the way on.
mod gates;
mod media_list;
mod medium;
mod move_media;
pub mod pages;
mod profile;
pub mod rules;
mod sanitisation;
mod sanitise;
mod store;
mod wipe_report;

pub use gates::{LEFT_WITH_ASSET, LOST_WITH_ASSET, REOPENED, USED_AGAIN};
pub use media_list::{MediaList, MediaOf};
pub use medium::Medium;
pub use move_media::{
    FindMedium, InstallMedium, MEDIUM_FOUND, MEDIUM_INSTALLED, MEDIUM_LOST, MEDIUM_REMOVED, MEDIUM_STRUCK,
    RemoveMedium, ReportMediumLost, StrikeMedium,
};
pub use profile::{Profile, profile_for};
pub use sanitisation::{AttemptResult, Sanitisation, Validation};
pub use sanitise::{MEDIUM_FAILED, MEDIUM_SANITISED, SanitiseMedium, VALIDATED, ValidateSanitisation};
pub use store::{MediumRow, media_of, media_that_left, open_media_of, sanitisations_of};
pub use wipe_report::{ReportState, WipeReport};

use engine::{Capability, Guard, Permission, Reaction, Reading, Record, Verb};

/// Seeing media, sanitisations, cases, grades and decisions.
pub const READ: Permission = Permission("retirement.read");
/// Registering media, sanitising, taking steps, grading, recovering parts.
pub const WORK: Permission = Permission("retirement.work");
/// Waiving steps and striking off media that were entered by mistake.
pub const WAIVE: Permission = Permission("retirement.waive");
/// Keeping profiles and the decision table.
pub const CONFIGURE: Permission = Permission("retirement.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Profile::KIND, Medium::KIND, WipeReport::KIND, Sanitisation::KIND],
    verbs: &[
        Verb::of::<InstallMedium>(),
        Verb::of::<RemoveMedium>(),
        Verb::of::<SanitiseMedium>(),
        Verb::of::<ValidateSanitisation>(),
        Verb::of::<ReportMediumLost>(),
        Verb::of::<FindMedium>(),
        Verb::of::<StrikeMedium>(),
    ],
    readings: &[Reading::of::<MediaOf>()],
    reactions: &[
        Reaction {
            name: "retirement.assets-follow-media",
            says: "Lets an asset count as sanitised when all its media are, and not before.",
            kind: "medium",
            events: &[],
            run: gates::assets_follow,
        },
        Reaction {
            name: "retirement.media-follow-assets",
            says: "Lets media be used, lost and leave with their asset.",
            kind: "asset",
            events: &[],
            run: gates::media_follow,
        },
    ],
    guards: &[
        Guard {
            name: "retirement.media-keep-their-asset",
            says: "An asset does not leave while a medium in it may hold data.",
            kind: "asset",
            check: gates::media_keep_their_asset,
        },
        Guard {
            name: "retirement.media-stay",
            says: "A medium stays on the list, and what was proven about it stays proven.",
            kind: "medium",
            check: gates::media_stay,
        },
        Guard {
            name: "retirement.attempts-stay",
            says: "A sanitisation that was recorded is not taken back.",
            kind: "sanitisation",
            check: gates::attempts_stay,
        },
    ],
    begin: Some(profile::begin),
    ..Capability::new(
        "retirement",
        "Out of service through gates: media, sanitisation, grading and the way on.",
    )
};
