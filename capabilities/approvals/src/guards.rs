//! What was decided stays decided, through every door.
use domain::{Event, Refusal};
use engine::{Proposed, Result, View};

/// What may happen to an approval or one of its steps.
const OWN: [Event; 13] = [
    crate::ASKED,
    crate::ask::STEP_ASKED,
    crate::APPROVED,
    crate::REFUSED,
    crate::CALLED_OFF,
    crate::STEP_APPROVED,
    crate::decide::STEP_REFUSED,
    crate::decide::STEP_DUE,
    crate::decide::STEP_DROPPED,
    crate::ESCALATED,
    Event::COMMENTED,
    Event::FILE_ADDED,
    Event::FILE_REMOVED,
];

/// Refuses whatever is not a decision: undoing one, editing one, taking one away.
pub(crate) fn decisions_stay(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    match OWN.contains(&proposed.event) {
        true => Ok(()),
        false => {
            let message = "What was decided stays as it is. Ask again where something has changed.";
            Err(Refusal::new("decisions-stay", message).into())
        }
    }
}
