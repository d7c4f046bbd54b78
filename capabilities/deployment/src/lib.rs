//! From a joiner to somebody who works: HR events, onboarding by checklist, assignment from stock, shipping, handing over,
//! day-one readiness, and the comparison of enrolled with expected devices.
mod assign;
mod case;
mod enrolment;
mod events;
mod feed;
mod feed_file;
mod finish;
mod hand_over;
mod hr_event;
mod line;
mod onboard;
pub mod pages;
mod profile;
mod reactions;
mod readiness;
mod routes;
pub mod rules;
mod shipment;
mod store;
mod task;

pub use assign::{ASSIGNED, Assign, Unassign};
pub use case::Onboarding;
pub use enrolment::{Enrolment, Exceptions, ExceptionsTold};
pub use feed::{FeedOutcome, FeedRow, FeedTaken, HrFeed};
pub use finish::{COMPLETED, Cancel, Complete, Productive, WAIVED, Waive};
pub use hand_over::{HANDED_OVER, HandOver};
pub use hr_event::HrEvent;
pub use line::ProfileLine;
pub use onboard::{OPENED, Onboard};
pub use profile::OnboardingProfile;
pub use readiness::{Readiness, ReadinessTold};
pub use routes::routes;
pub use shipment::{DELIVERED, Deliver, SHIPPED, Ship, Shipment};
pub use task::OnboardingTask;

use engine::{Capability, Guard, Permission, Reaction, Reading, Record, Verb};

/// Seeing onboarding, within one's reach.
pub const READ: Permission = Permission("deployment.read");
/// Preparing, shipping, handing over.
pub const WORK: Permission = Permission("deployment.work");
/// Opening and ending onboarding, leaving tasks out.
pub const MANAGE: Permission = Permission("deployment.manage");
/// Keeping profiles.
pub const CONFIGURE: Permission = Permission("deployment.configure");
/// Bringing lists of enrolled devices.
pub const ENROL: Permission = Permission("deployment.enrol");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        OnboardingProfile::KIND,
        ProfileLine::KIND,
        HrEvent::KIND,
        Onboarding::KIND,
        OnboardingTask::KIND,
        Shipment::KIND,
        Enrolment::KIND,
    ],
    verbs: &[
        Verb::of::<HrFeed>(),
        Verb::of::<Onboard>(),
        Verb::of::<Assign>(),
        Verb::of::<Unassign>(),
        Verb::of::<Complete>(),
        Verb::of::<Waive>(),
        Verb::of::<Ship>(),
        Verb::of::<Deliver>(),
        Verb::of::<HandOver>(),
        Verb::of::<Productive>(),
        Verb::of::<Cancel>(),
    ],
    readings: &[Reading::of::<Readiness>(), Reading::of::<Exceptions>()],
    reactions: &[
        Reaction {
            name: "deployment.hr",
            says: "Lets an HR event happen: a joiner is registered and onboarded, a mover moved, a leaver's last day recorded.",
            kind: "hr-event",
            events: &["registered"],
            run: reactions::hr_event,
        },
        Reaction {
            name: "deployment.handed-out",
            says: "Ticks the item of an onboarding when its asset is handed out to the person by other means.",
            kind: "asset",
            events: &["handed-out", "transferred"],
            run: reactions::handed_out,
        },
        Reaction {
            name: "deployment.taken-back",
            says: "Opens the item of a running onboarding again when its asset is taken back from the person.",
            kind: "asset",
            events: &["undone", "taken-back", "transferred"],
            run: reactions::taken_back,
        },
        Reaction {
            name: "deployment.undone",
            says: "Lets an onboarding follow a task that was brought back to what it was.",
            kind: "onboarding-task",
            events: &["undone"],
            run: reactions::task_undone,
        },
    ],
    guards: &[Guard {
        name: "deployment.reserved",
        says: "What is assigned to a joiner is handed out to nobody else.",
        kind: "asset",
        check: reactions::reserved,
    }],
    events: events::EVENTS,
    ..Capability::new("deployment", "From a new hire to somebody who can work on the first day.")
};
