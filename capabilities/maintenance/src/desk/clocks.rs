//! What is promised for a priority, as rules take it.
use crate::{
    desk::{SlaPolicy, hours_of},
    rules::{priority::Priority, ticket::Policy},
    store,
};
use domain::Id;
use engine::{Result, Work};

const MINUTE: i64 = 60_000;

/// What is promised for a priority; none when nobody promises anything.
pub(crate) fn promised(work: &mut Work<'_>, priority: Priority) -> Result<Option<Policy>> {
    let Some(id) = store::policies_of(work, priority.value())?.first().copied() else { return Ok(None) };
    let level = work.as_system(|work| work.load(Id::<SlaPolicy>::new(id)))?.record;
    let (Some(respond), Some(solve)) = (level.respond_minutes, level.solve_minutes) else { return Ok(None) };
    let hours = hours_of(&level, work.zone().clone())?;
    Ok(Some(Policy { respond: respond * MINUTE, solve: solve * MINUTE, hours }))
}
