//! What was approved is what was seen.
use crate::{Plan, PlanState, plan::not_a_draft};
use domain::{Event, Id, Refusal, State};
use engine::{Proposed, Result, View};
use serde_json::Value;

const HARMLESS: [Event; 3] = [Event::COMMENTED, Event::FILE_ADDED, Event::FILE_REMOVED];

/// A line is changed only while its plan is a draft, through every door.
pub(crate) fn lines_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if HARMLESS.contains(&proposed.event) {
        return Ok(());
    }
    let plan_of = |state: Option<&State>| state.and_then(|state| state.get("plan")).and_then(Value::as_i64);
    for plan in [plan_of(proposed.before), plan_of(proposed.after)].into_iter().flatten() {
        let state = crate::store::state_of_plan(view, Id::<Plan>::new(plan))?;
        if state.is_some_and(|state| state != PlanState::Draft) {
            return Err(not_a_draft().into());
        }
    }
    Ok(())
}

/// Where a need or a plan stands follows from what happened to it; no undo leads around a decision.
pub(crate) fn states_stay(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let state = |of: Option<&State>| of.and_then(|state| state.get("state")).cloned();
    let both = proposed.before.is_some() && proposed.after.is_some();
    if proposed.event == Event::UNDONE && both && state(proposed.before) != state(proposed.after) {
        let message = "This was decided or planned since. Take it back by its own steps.";
        return Err(Refusal::new("decisions-stay", message).into());
    }
    Ok(())
}
