//! What the journal says happened here: every event that this capability records.
use crate::{hand_out, move_to, take_back, transfer};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] =
    &[hand_out::HANDED_OUT, move_to::MOVED, take_back::TAKEN_BACK, transfer::TRANSFERRED];
