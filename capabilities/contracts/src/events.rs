//! What the journal says happened here: every event that this capability records.
use crate::{cover, go_on};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] =
    &[cover::UNCOVERED, go_on::SIGNED, go_on::RENEWED, go_on::TERMINATED, go_on::ENDED, go_on::REMINDED];
