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

/// Refuses whatever is not a purchase taking from a budget.
pub(crate) fn ledger_stays(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let own = [crate::budget::COMMITTED, Event::COMMENTED, Event::FILE_ADDED, Event::FILE_REMOVED];
    match own.contains(&proposed.event) {
        true => Ok(()),
        false => {
            let message = "This follows from a purchase. Change or cancel that.";
            Err(Refusal::new("follows-from-purchase", message).into())
        }
    }
}

/// Refuses to undo the sums of a budget by way of an entry of it.
pub(crate) fn budgets_stay(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let committed = |state: Option<&domain::State>| {
        state.and_then(|state| state.get("committed")).cloned().unwrap_or_default()
    };
    let (before, after) = (committed(proposed.before), committed(proposed.after));
    if proposed.event == Event::UNDONE && before != after {
        let message = "Purchases have taken from this budget since. Edit its amount instead.";
        return Err(Refusal::new("budget-in-use", message).into());
    }
    let taken = before
        .get("amount")
        .and_then(serde_json::Value::as_str)
        .is_some_and(|text| text.chars().any(|digit| ('1'..='9').contains(&digit)));
    if [Event::ARCHIVED, Event::WITHDRAWN].contains(&proposed.event) && taken {
        let message = "Something is taken from this budget. It stays until that is released.";
        return Err(Refusal::new("budget-in-use", message).into());
    }
    Ok(())
}
