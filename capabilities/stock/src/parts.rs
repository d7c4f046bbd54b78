//! Parts and the stock: what is recovered from an asset and counted as an item is added, what a work order uses is given
//! out into its asset. Both stand beside this capability; it hears of them by their kinds.
use crate::{IssueStock, MoveKind, StockItem, ledger, ledger::Shelf, store};
use assets::Asset;
use domain::{Id, Money, Refusal, State};
use engine::{Happened, Record, Ref, Result, Work};
use people::Location;
use serde_json::Value;

fn number(state: &State, name: &str) -> Option<i64> {
    state.get(name)?.as_i64()
}

fn word<'s>(state: &'s State, name: &str) -> &'s str {
    state.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A recovered part lies on a shelf, is used, or is thrown away.
pub(crate) fn recovered(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(part) = &happened.after else { return Ok(()) };
    // Its piece has left the shelf before it: that is how the ledger came to know.
    if happened.entry.event == "part-left" {
        return Ok(());
    }
    let Some(item) = number(part, "stock_item") else { return Ok(()) };
    let before = happened.before.as_ref().map_or("", |state| word(state, "state"));
    let item = Ref::<StockItem>::id(Id::new(item));
    match (before, word(part, "state")) {
        ("", "on-shelf") => comes_in(work, &item, part),
        ("on-shelf", "used") => match number(part, "used_in") {
            Some(asset) => {
                let from = number(part, "location").map(Id::new);
                goes_into(work, item, 1, (asset, from), word(part, "number"))
            }
            None => Ok(()),
        },
        ("on-shelf", "scrapped") => is_scrapped(work, &item, part),
        _ => Ok(()),
    }
}

fn comes_in(work: &mut Work<'_>, item: &Ref<StockItem>, part: &State) -> Result<()> {
    let item = work.as_system(|work| ledger::open(work, item))?;
    let Some(place) = number(part, "location") else {
        let message = format!("{} is kept in stock. Say at which place the part is put.", item.name);
        return Err(Refusal::new("no-place", message).into());
    };
    let place = work.load::<Location>(Id::new(place))?;
    let from = number(part, "from_asset").unwrap_or_default();
    let from = work.labels(Asset::KIND, &[from])?.remove(&from).unwrap_or_default();
    let value = part.get("value").and_then(|value| serde_json::from_value::<Money>(value.clone()).ok());
    let entry = ledger::Entry {
        quantity: 1,
        to: Some(Shelf::of(&place, None)),
        unit_cost: value.or(item.unit_cost),
        note: Some(format!("{}, recovered from {from}", word(part, "number"))),
        ..ledger::Entry::default()
    };
    work.as_system(|work| ledger::enter(work, &item, MoveKind::Added, entry)).map(drop)
}

/// Pieces go into an asset, from a place where they are known to lie.
fn goes_into(
    work: &mut Work<'_>,
    item: Ref<StockItem>,
    quantity: i64,
    (asset, from): (i64, Option<Id<Location>>),
    note: &str,
) -> Result<()> {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    work.as_system(|work| {
        let found = work.find(&item)?;
        let location = shelf(work, found.id, from, quantity)?.map(|pile| Ref::id(pile.location));
        let to_asset = Some(Ref::id(Id::new(asset)));
        let (to_person, to_place, bin, due_back) = (None, None, None, None);
        work.run(IssueStock { item, quantity, to_person, to_asset, to_place, location, bin, due_back, note })
    })
    .map(drop)
}

/// The shelf to take pieces from: where they are known to lie, or, when they were put elsewhere meanwhile, where the most
/// of them are.
fn shelf(
    work: &mut Work<'_>,
    item: Id<StockItem>,
    from: Option<Id<Location>>,
    quantity: i64,
) -> Result<Option<store::Pile>> {
    let mut piles = store::piles(work, item)?;
    piles.retain(|pile| pile.on_hand >= quantity);
    let at = piles.iter().position(|pile| Some(pile.location) == from).unwrap_or(0);
    Ok(piles.into_iter().nth(at))
}

fn is_scrapped(work: &mut Work<'_>, item: &Ref<StockItem>, part: &State) -> Result<()> {
    work.as_system(|work| {
        let item = ledger::open(work, item)?;
        // It may have been counted as missing.
        let from = number(part, "location").map(Id::new);
        let Some(pile) = shelf(work, item.id, from, 1)? else { return Ok(()) };
        let place = work.load::<Location>(pile.location)?;
        let entry = ledger::Entry {
            quantity: 1,
            from: Some(Shelf::of(&place, pile.bin.as_deref())),
            note: Some(word(part, "number").to_owned()),
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, MoveKind::WrittenOff, entry).map(drop)
    })
}

/// A work order uses pieces of an item: they are given out into its asset.
pub(crate) fn used_in_order(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(part) = &happened.after else { return Ok(()) };
    let Some(item) = number(part, "stock_item") else { return Ok(()) };
    let Some(asset) = number(part, "asset") else {
        let message = "Say into which asset the part goes: this order names none.";
        return Err(Refusal::new("order-without-asset", message).into());
    };
    let order = match (work.kind("work-order"), number(part, "work_order")) {
        (Some(kind), Some(order)) => work.labels(kind, &[order])?.remove(&order),
        _ => None,
    };
    let quantity = number(part, "quantity").unwrap_or(1);
    goes_into(work, Ref::id(Id::new(item)), quantity, (asset, None), &order.unwrap_or_default())
}
