//! What follows when planned work is done, and when an asset gets worse.
use crate::{
    plans::{
        Duty, Plan,
        work::{begin, raise},
    },
    rules::plan::{Trigger, next_due},
    store,
};
use domain::{Event, Id};
use engine::{Happened, Happening, Result, Work};
use serde_json::Value;

pub(crate) const TURNED: Event = Event::new("turned", "set the next turn of");

/// A finished order sets the next turn; one that was given up skips its turn.
pub(crate) fn turn(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let after = happened.after.as_ref();
    if after.and_then(|state| state.get("plan")).is_none_or(Value::is_null) {
        return Ok(());
    }
    let was_done = happened.entry.event == crate::orders::FINISHED.name;
    let day = happened.entry.effective_on;
    for duty in store::duties_with_order(work, happened.entry.record)? {
        let kept = work.load(Id::<Duty>::new(duty))?;
        let Some(plan) = kept.plan else { continue };
        let plan = work.load::<Plan>(plan)?.record;
        let mut next = Duty { work_order: None, ..kept.record.clone() };
        if was_done {
            next.last_done_on = Some(day);
        }
        if let (Trigger::Calendar, Some(every), Some(due)) = (plan.made_due_by, plan.every, kept.next_due_on)
        {
            let from = if was_done { day } else { day.max(due) };
            next.next_due_on = Some(next_due(plan.counted_from, every, plan.unit, due, from));
        }
        if let (Trigger::Meter, Some(meter), Some(every), Some(asset)) =
            (plan.made_due_by, &plan.meter, plan.meter_every, kept.asset)
        {
            next.last_at = store::last_reading(work, asset.number(), meter)?.map(|(value, _)| value);
            next.next_at = next.last_at.map(|at| crate::kind::Figure(at.0 + every.0));
        }
        work.record(&kept, &next, Happening::of(TURNED))?;
    }
    Ok(())
}

/// An asset that gets into a condition gets the work that plans ask for then.
pub(crate) fn by_condition(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let of = |state: &Option<domain::State>| {
        state.as_ref().and_then(|state| state.get("condition")).and_then(Value::as_str).map(str::to_owned)
    };
    let Some(now) = of(&happened.after) else { return Ok(()) };
    if of(&happened.before).as_ref() == Some(&now) {
        return Ok(());
    }
    let asset = happened.entry.record;
    for plan in store::plans_at_condition(work, &now, asset)? {
        let plan = work.load(Id::<Plan>::new(plan))?.record;
        let duty = match store::duty_of(work, plan.id.number(), asset)? {
            Some(duty) => Id::new(duty),
            None => begin(work, &plan, asset)?,
        };
        let kept = work.load::<Duty>(duty)?;
        if kept.work_order.is_none() {
            raise(work, &plan, &kept)?;
        }
    }
    Ok(())
}
