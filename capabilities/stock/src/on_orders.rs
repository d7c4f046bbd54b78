//! Orders and the stock: what is ordered of an item counts as on its way, what arrives is on the shelf, and what goes back to
//! the supplier is not. Orders stand beside this capability; it hears of them by their kinds and reads their tables.
use crate::{MoveKind, StockItem, ledger, ledger::Shelf, rules::quantity, store};
use domain::{Id, Money, Refusal, State};
use engine::{Happened, Kept, Record, Ref, Result, Work};
use people::Location;
use serde_json::Value;

fn integer(state: Option<&State>, name: &str) -> Option<i64> {
    state?.get(name)?.as_i64()
}

/// A line of an order changed, perhaps from one item to another.
pub(crate) fn line_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let of = |state: &Option<State>| integer(state.as_ref(), "stock_item");
    let (before, after) = (of(&happened.before), of(&happened.after));
    let earlier = before.filter(|_| before != after);
    [earlier, after].into_iter().flatten().try_for_each(|item| work.refresh(StockItem::KIND, item))
}

/// An order changed: its items may not be on their way any more.
pub(crate) fn order_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let stands = |of: &Option<State>| of.as_ref().and_then(|state| state.get("state")).cloned();
    if stands(&happened.before) == stands(&happened.after) {
        return Ok(());
    }
    for item in store::items_of_order(work, happened.entry.record)? {
        work.refresh(StockItem::KIND, item)?;
    }
    Ok(())
}

/// What was received of an item is added where it was put, at what it was ordered for.
pub(crate) fn arrived(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let receipt = happened.after.as_ref();
    let (Some(line_id), Some(quantity)) = (integer(receipt, "order_line"), integer(receipt, "quantity"))
    else {
        return Ok(());
    };
    let Some((line, item)) = ordered(work, line_id)? else { return Ok(()) };
    let Some(place) = integer(receipt, "location") else {
        let message = format!("{} is kept in stock. Say at which place it is put.", item.name);
        return Err(Refusal::new("no-place", message).into());
    };
    let place = work.load::<Location>(Id::new(place))?;
    let bin = store::bin_sent_from(work, line_id, place.id)?;
    let unit_cost =
        line.get("unit_price").and_then(|price| serde_json::from_value::<Money>(price.clone()).ok());
    let order = line.get("code").and_then(Value::as_str).and_then(|code| code.rsplit_once('/'));
    let entry = ledger::Entry {
        quantity,
        to: Some(Shelf::of(&place, bin.as_deref())),
        unit_cost: unit_cost.or(item.unit_cost),
        order_number: order.map(|(number, _)| number.to_owned()),
        ..ledger::Entry::default()
    };
    ledger::enter(work, &item, MoveKind::Added, entry).map(drop)
}

/// A line of an order, with the item that it is for.
fn ordered(work: &mut Work<'_>, line: i64) -> Result<Option<(State, Kept<StockItem>)>> {
    let Some(kind) = work.kind("order-line") else { return Ok(None) };
    let (line, _) = work.state(kind, line)?;
    let Some(item) = integer(Some(&line), "stock_item") else { return Ok(None) };
    let item = ledger::open(work, &Ref::id(Id::new(item)))?;
    Ok(Some((line, item)))
}

/// What goes back to the supplier leaves the shelves of its place, those that hold the most first.
pub(crate) fn went_back(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(Counted { quantity: mut left, item, place }) = counted(work, happened)? else { return Ok(()) };
    let piles = store::piles_at(work, item.id, place.id)?;
    quantity::less(piles.iter().map(|pile| pile.on_hand).sum(), left, &place.name)?;
    for pile in piles {
        let entry = ledger::Entry {
            quantity: left.min(pile.on_hand),
            from: Some(Shelf::of(&place, pile.bin.as_deref())),
            supplier_return: Some(happened.entry.record),
            ..ledger::Entry::default()
        };
        left -= entry.quantity;
        ledger::enter(work, &item, MoveKind::SentBack, entry)?;
        if left == 0 {
            break;
        }
    }
    Ok(())
}

/// What the supplier sent back to us is where it was, bin by bin, worth what it left with.
pub(crate) fn refused(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let state = happened.after.as_ref().and_then(|state| state.get("state")?.as_str());
    if state != Some("refused") {
        return Ok(());
    }
    let Some(Counted { item, place, .. }) = counted(work, happened)? else { return Ok(()) };
    for sent in store::sent_back(work, happened.entry.record)? {
        let entry = ledger::Entry {
            quantity: sent.quantity,
            to: Some(Shelf::of(&place, sent.bin.as_deref())),
            value: sent.value,
            supplier_return: Some(happened.entry.record),
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, MoveKind::TakenBack, entry)?;
    }
    Ok(())
}

/// What a return to the supplier is of, where it is of pieces.
struct Counted {
    quantity: i64,
    item: Kept<StockItem>,
    place: Kept<Location>,
}

/// How many of which item a return to the supplier is of, and from which place; none where it is of an asset.
fn counted(work: &mut Work<'_>, happened: &Happened) -> Result<Option<Counted>> {
    let back = happened.after.as_ref();
    let (Some(line), Some(quantity)) = (integer(back, "order_line"), integer(back, "quantity")) else {
        return Ok(None);
    };
    let Some((_, item)) = ordered(work, line)? else { return Ok(None) };
    let Some(place) = integer(back, "location") else {
        let message = format!("{} is kept in stock. Say from which place it goes back.", item.name);
        return Err(Refusal::new("no-place", message).into());
    };
    let place = work.load::<Location>(Id::new(place))?;
    Ok(Some(Counted { quantity, item, place }))
}
