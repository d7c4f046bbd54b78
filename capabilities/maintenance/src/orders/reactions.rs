//! What follows when orders and their lines change.
use crate::{
    orders::{Campaign, WorkOrder, open::add_asset},
    store,
};
use domain::{Event, Id};
use engine::{Happened, Happening, Record, Result, Work};
use serde_json::Value;

pub(crate) const COSTED: Event = Event::new("costed", "added up the cost of");

fn reference(happened: &Happened, field: &str) -> Option<i64> {
    let state = happened.after.as_ref().or(happened.before.as_ref())?;
    state.get(field).and_then(Value::as_i64)
}

/// An order that was registered by its fields alone names its asset like any other.
pub(crate) fn first_asset(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let order = happened.entry.record;
    let Some(asset) = reference(happened, "asset") else { return Ok(()) };
    match store::order_lines(work, order)?.is_empty() {
        true => add_asset(work, Id::new(order), Id::new(asset)),
        false => Ok(()),
    }
}

/// Parts and hours make the cost of their order.
pub(crate) fn cost_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(order) = reference(happened, "work_order") else { return Ok(()) };
    let kept = work.load(Id::<WorkOrder>::new(order))?;
    let sums = store::costs_of(work, order)?;
    let after = WorkOrder {
        parts_cost: sums.parts,
        labour_cost: sums.labour,
        labour_minutes: Some(sums.minutes).filter(|minutes| *minutes > 0),
        ..kept.record.clone()
    }
    .totalled()?;
    if after != kept.record {
        work.record(&kept, &after, Happening::of(COSTED))?;
    }
    Ok(())
}

/// A campaign shows how many of its orders are done.
pub(crate) fn progress(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    match reference(happened, "campaign") {
        Some(campaign) => work.refresh(Campaign::KIND, campaign),
        None => Ok(()),
    }
}
