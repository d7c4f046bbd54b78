//! What the journal says happened here: every event that this capability records.
use crate::{ask, budget, decide, escalate};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    ask::ASKED,
    ask::STEP_ASKED,
    budget::commit::COMMITTED,
    budget::commit::EXCEEDED,
    budget::commit::TALLIED,
    decide::APPROVED,
    decide::REFUSED,
    decide::CALLED_OFF,
    decide::STEP_APPROVED,
    decide::STEP_REFUSED,
    decide::STEP_DUE,
    decide::STEP_DROPPED,
    escalate::ESCALATED,
];
