//! What disposal does and refuses when something happens to certificates of partners, to lots and to assets.
use crate::{Lot, Partner, rules::words::LotStage, store};
use domain::{Event, Refusal, State};
use engine::{Happened, Proposed, Record, Result, View, Work};
use serde_json::Value;

fn reference(happened: &Happened, field: &str) -> Vec<i64> {
    let of = |state: Option<&State>| state.and_then(|state| state.get(field)).and_then(Value::as_i64);
    let mut ids: Vec<i64> =
        [of(happened.before.as_ref()), of(happened.after.as_ref())].into_iter().flatten().collect();
    ids.dedup();
    ids
}

/// A certificate of a partner came, changed or went.
pub(crate) fn partner_follows(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    reference(happened, "partner").into_iter().try_for_each(|partner| work.refresh(Partner::KIND, partner))
}

/// Something that belongs to a lot came, changed or went.
pub(crate) fn lot_follows(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    reference(happened, "lot").into_iter().try_for_each(|lot| work.refresh(Lot::KIND, lot))
}

/// An asset in a sealed lot keeps its stage until the lot lets go of it: by being closed, or by reporting its loss.
pub(crate) fn sealed_stays_sealed(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let stage =
        |state: Option<&State>| state.and_then(|state| state.get("stage")).cloned().unwrap_or_default();
    let retired = stage(proposed.before) == "decommissioned";
    if !retired || proposed.event == Event::UNDONE || stage(proposed.before) == stage(proposed.after) {
        return Ok(());
    }
    match store::live_lot_of(view, proposed.id)? {
        Some((_, number, at)) if at != LotStage::Open.value() => {
            let message = format!(
                "It is in the sealed lot {number}. Close that lot, report the loss of its line, or unseal it first."
            );
            Err(Refusal::new("in-a-sealed-lot", message).into())
        }
        Some((_, number, _)) => {
            let message = format!("It is in the lot {number}. Take it out there first.");
            Err(Refusal::new("in-a-lot", message).into())
        }
        None => Ok(()),
    }
}
