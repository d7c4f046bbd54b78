//! What stock does when something happens to assets, people and places, and what it refuses.
use crate::{StockItem, StockMove, TAKEN_BACK, store};
use domain::{Event, Id, Refusal, State};
use engine::{Happened, Happening, Proposed, Record, Result, View, Work};

/// Events that take a record away.
const GOING: [Event; 3] = [Event::ERASED, Event::ARCHIVED, Event::WITHDRAWN];

fn integer(state: Option<&State>, name: &str) -> i64 {
    state.and_then(|state| state.get(name)).and_then(serde_json::Value::as_i64).unwrap_or(0)
}

/// What is in a disposed asset is gone with it.
pub(crate) fn gone_with_asset(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let stage = happened.after.as_ref().and_then(|state| state.get("stage")).and_then(|stage| stage.as_str());
    if stage != Some("disposed") {
        return Ok(());
    }
    for id in store::open_with_asset(work, happened.entry.record)? {
        let issue = work.load(id)?;
        let gone = StockMove { outstanding: Some(0), ..issue.record.clone() };
        work.record(&issue, &gone, Happening::of(TAKEN_BACK).fact("fate", "gone-with-asset"))?;
        work.refresh(StockItem::KIND, issue.item.number())?;
    }
    Ok(())
}

/// Moves and what they left on shelves stand as they are; nothing is ever below zero.
pub(crate) fn moves_stand(_: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if [Event::UNDONE, Event::WITHDRAWN].contains(&proposed.event) {
        let message = "Stock moves are not undone: enter the opposite move, or count the shelf.";
        return Err(Refusal::new("moves-stand", message).into());
    }
    if integer(proposed.after, "on_hand") < 0 || integer(proposed.after, "outstanding") < 0 {
        return Err(Refusal::new("not-enough-in-stock", "There would be fewer than none.").into());
    }
    Ok(())
}

/// An item of which there is some is not archived.
pub(crate) fn items_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if !GOING.contains(&proposed.event) {
        return Ok(());
    }
    let sums = store::sums(view, Id::new(proposed.id))?;
    match (sums.on_hand, sums.given_out) {
        (0, 0) => Ok(()),
        (on_hand, out) => {
            let message =
                format!("There are {on_hand} in stock and {out} given out. Count or take them back first.");
            Err(Refusal::new("still-in-stock", message).into())
        }
    }
}

/// A place where stock lies is not archived.
pub(crate) fn places_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if !GOING.contains(&proposed.event) {
        return Ok(());
    }
    match store::pieces_at(view, proposed.id)? {
        0 => Ok(()),
        pieces => {
            let message = format!("{pieces} pieces of stock lie here. Put them elsewhere first.");
            Err(Refusal::new("still-holds-stock", message).into())
        }
    }
}

/// Whoever still has accessories is neither archived nor erased.
pub(crate) fn holders_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if !GOING.contains(&proposed.event) {
        return Ok(());
    }
    match store::out_with_person(view, proposed.id)? {
        0 => Ok(()),
        out => {
            let message = format!("This person still has {out} accessories. Take them back first.");
            Err(Refusal::new("still-has-accessories", message).into())
        }
    }
}
