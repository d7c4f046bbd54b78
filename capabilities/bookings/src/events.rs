//! What the journal says happened here: every event that this capability records.
use crate::{fetch, reserve, swap};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] =
    &[fetch::FETCHED, fetch::RETURNED, fetch::CANCELLED, fetch::NOT_FETCHED, reserve::BOOKED, swap::SWAPPED];
