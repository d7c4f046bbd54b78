//! What the journal says happened here: every event that this capability records.
use crate::{assign, finish, hand_over, onboard, reactions, shipment};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    assign::ASSIGNED,
    assign::UNASSIGNED,
    finish::COMPLETED,
    finish::WAIVED,
    finish::PRODUCTIVE,
    finish::CANCELLED,
    hand_over::HANDED_OVER,
    onboard::OPENED,
    reactions::DONE,
    reactions::OPENED_AGAIN,
    reactions::TICKED,
    shipment::SHIPPED,
    shipment::DELIVERED,
];
