//! What the journal says happened here: every event that this capability records.
use crate::{count, expect, ledger, take_back};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[count::COUNTED, expect::ORDERED, ledger::MOVED, take_back::TAKEN_BACK];
