//! What the journal says happened here: every event that this capability records.
use crate::leave;
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[leave::LEFT];
