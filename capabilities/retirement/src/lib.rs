//! Out of service through gates: media, sanitisation, grading and the way on.
mod bring_report;
mod case;
mod decide;
mod decommission;
mod events;
mod gates;
mod grading;
mod media_list;
mod medium;
mod messages;
mod move_media;
pub mod pages;
mod profile;
mod recover;
mod reports;
mod route_rule;
pub mod rules;
mod sanitisation;
mod sanitise;
mod store;
mod take_report;
mod ways;
mod wipe_report;

pub use case::{Case, CaseStep};
pub use decide::{DECIDED, DecideWay, DecisionState, RECOMMENDED, Recommend, RouteDecision, WENT};
pub use decommission::{
    AskWaiver, Begin, CASE_ADVANCED, CASE_BEGUN, CASE_CANCELLED, CASE_CLOSED, CancelCase, CloseCase,
    STEP_REOPENED, STEP_TAKEN, STEP_WAIVED, TakeStep, WAIVER_ASKED, Waive,
};
pub use gates::{LEFT_WITH_ASSET, LOST_WITH_ASSET, REOPENED, USED_AGAIN};
pub use grading::{GRADED, GradeAsset, Grading};
pub use media_list::{MediaList, MediaOf};
pub use medium::Medium;
pub use move_media::{
    FindMedium, InstallMedium, MEDIUM_FOUND, MEDIUM_INSTALLED, MEDIUM_LOST, MEDIUM_REMOVED, MEDIUM_STRUCK,
    RemoveMedium, ReportMediumLost, StrikeMedium,
};
pub use profile::{Profile, profile_for};
pub use recover::{
    PART_RECOVERED, PART_SCRAPPED, PART_USED, PartState, PartType, RecoverPart, RecoveredPart, ScrapPart,
    UsePart,
};
pub use route_rule::{CarbonFactor, RouteRule};
pub use sanitisation::{AttemptResult, Sanitisation, Validation};
pub use sanitise::{MEDIUM_FAILED, MEDIUM_SANITISED, SanitiseMedium, VALIDATED, ValidateSanitisation};
pub use store::{MediumRow, media_of, media_that_left, open_media_of, sanitisations_of, value_of_parts};
pub use take_report::{ApplyReport, REPORT_APPLIED, REPORT_READ, ReadReport, ReportLine};
pub use ways::{WayCount, Ways};
pub use wipe_report::{ReportState, WipeReport};

use engine::{Capability, Guard, Permission, Reaction, Reading, Record, Result, Verb, Work};

/// Seeing media, sanitisations, cases, grades and decisions.
pub const READ: Permission = Permission("retirement.read");
/// Registering media, sanitising, taking steps, grading, recovering parts.
pub const WORK: Permission = Permission("retirement.work");
/// Waiving steps and striking off media that were entered by mistake.
pub const WAIVE: Permission = Permission("retirement.waive");
/// Deciding which way assets go.
pub const DECIDE: Permission = Permission("retirement.decide");
/// Keeping profiles and the decision table.
pub const CONFIGURE: Permission = Permission("retirement.configure");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        Profile::KIND,
        Medium::KIND,
        WipeReport::KIND,
        Sanitisation::KIND,
        Case::KIND,
        CaseStep::KIND,
        Grading::KIND,
        RouteRule::KIND,
        CarbonFactor::KIND,
        RouteDecision::KIND,
        RecoveredPart::KIND,
    ],
    verbs: &[
        Verb::of::<InstallMedium>(),
        Verb::of::<RemoveMedium>(),
        Verb::of::<SanitiseMedium>(),
        Verb::of::<ValidateSanitisation>(),
        Verb::of::<ReportMediumLost>(),
        Verb::of::<FindMedium>(),
        Verb::of::<StrikeMedium>(),
        Verb::of::<ReadReport>(),
        Verb::of::<ApplyReport>(),
        Verb::of::<Begin>(),
        Verb::of::<TakeStep>(),
        Verb::of::<AskWaiver>(),
        Verb::of::<Waive>(),
        Verb::of::<CloseCase>(),
        Verb::of::<CancelCase>(),
        Verb::of::<GradeAsset>(),
        Verb::of::<Recommend>(),
        Verb::of::<DecideWay>(),
        Verb::of::<RecoverPart>(),
        Verb::of::<UsePart>(),
        Verb::of::<ScrapPart>(),
    ],
    readings: &[Reading::of::<MediaOf>(), Reading::of::<Ways>()],
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
        Reaction {
            name: "retirement.cases-follow-assets",
            says: "Settles the steps of a case that the register knows to be done, and opens those that are not any more.",
            kind: "asset",
            events: &[],
            run: gates::cases_follow,
        },
        Reaction {
            name: "retirement.cases-follow-grades",
            says: "Settles the step of grading.",
            kind: "grading",
            events: &[],
            run: gates::grades_follow,
        },
        Reaction {
            name: "retirement.messages",
            says: "Tells those who decide that a medium could not be sanitised.",
            kind: "medium",
            events: &["medium-failed"],
            run: messages::medium_failed,
        },
        Reaction {
            name: "retirement.parts-go-into-orders",
            says: "Takes a recovered part from the shelf that a work order puts into its asset.",
            kind: "work-order-part",
            events: &["registered"],
            run: recover::goes_into_order,
        },
        Reaction {
            name: "retirement.parts-leave-by-hand",
            says: "Takes recovered parts from the shelf whose pieces were given out or written off by hand.",
            kind: "stock-move",
            events: &["registered"],
            run: recover::left_by_hand,
        },
        Reaction {
            name: "retirement.ways-remember",
            says: "Remembers which way an asset went in the end.",
            kind: "asset",
            events: &[],
            run: decide::remember,
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
            name: "retirement.cases-hold",
            says: "An asset does not leave in the middle of its decommissioning, nor without one where its data ask for it.",
            kind: "asset",
            check: gates::cases_hold,
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
    begin: Some(begin),
    events: events::EVENTS,
    ..Capability::new(
        "retirement",
        "Out of service through gates: media, sanitisation, grading and the way on.",
    )
};

fn begin(work: &mut Work<'_>) -> Result<()> {
    profile::begin(work)?;
    route_rule::begin(work)
}
