//! What the journal says happened here: every event that this capability records.
use crate::{dispose, receive, repair, retire, sanitise, set_status, validate};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    dispose::DISPOSED,
    dispose::REPORTED_LOST,
    receive::RECEIVED,
    repair::SENT_TO_REPAIR,
    repair::REPAIRED,
    retire::RETIRED,
    sanitise::SANITISED,
    sanitise::STATED_FREE_OF_DATA,
    set_status::STATUS_SET,
    validate::VALIDATED,
];
