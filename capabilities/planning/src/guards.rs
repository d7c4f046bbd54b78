//! What was approved is what was seen.
use crate::{Plan, PlanState, plan::not_a_draft, store};
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

/// Where a need or a plan stands follows from what happened to it; no undo leads around a decision. That a need was met is
/// none: where it stands in the same plan as before, or in none, it may be open again.
pub(crate) fn states_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let value = |of: Option<&State>, name: &str| of.and_then(|state| state.get(name)).cloned();
    let both = proposed.before.is_some() && proposed.after.is_some();
    let (was, is) = (value(proposed.before, "state"), value(proposed.after, "state"));
    if proposed.event == Event::UNDONE && both && was != is {
        if was == Some("met".into()) {
            let line = value(proposed.after, "plan_line");
            let alive = match line.as_ref().and_then(Value::as_i64) {
                Some(line) => store::plan_of(view, Id::new(line))? != Some(PlanState::Cancelled),
                None => true,
            };
            if alive && line == value(proposed.before, "plan_line") {
                return Ok(());
            }
        }
        let message = "This was decided or planned since. Take it back by its own steps.";
        return Err(Refusal::new("decisions-stay", message).into());
    }
    Ok(())
}
