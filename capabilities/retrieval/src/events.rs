//! What the journal says happened here: every event that this capability records.
use crate::{by_clock, by_link, close, inspect, open, reactions, receive, way};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    by_clock::REMINDED,
    by_clock::ESCALATED,
    by_clock::LETTER,
    by_link::LINK_MADE,
    by_link::ADDRESS_GIVEN,
    close::CLOSED,
    close::CANCELLED,
    inspect::INSPECTED,
    inspect::LOST,
    inspect::RELEASED,
    open::OPENED,
    open::JOINED,
    reactions::MOVED,
    receive::RECEIVED,
    way::TOLD,
    way::LABEL_SENT,
    way::SENT,
];
