//! The one way in which stock changes: a move, the shelves that it touches, and what it is worth.
use crate::{
    MoveKind, StockHolding, StockItem, StockMove,
    rules::{
        quantity,
        valuation::{Lot, out},
    },
    store,
};
use assets::Asset;
use domain::{Date, Event, Id, Money, Refusal};
use engine::{Happening, Kept, Record, Ref, Result, Work};
use people::{Company, Location, Person};

/// Pieces were moved.
pub const MOVED: Event = Event::new("stock-moved", "moved stock of");

/// A bin of a place, found.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    pub(crate) location: Id<Location>,
    pub(crate) bin: Option<String>,
    name: String,
    company: Option<Id<Company>>,
}

impl Shelf {
    /// The shelf that somebody names, whatever they may otherwise see of the place.
    pub(crate) fn find(work: &mut Work<'_>, location: &Ref<Location>, bin: Option<&str>) -> Result<Self> {
        let place = work.find(location)?;
        Ok(Self::of(&place, bin))
    }

    /// A shelf at a place that is known.
    pub(crate) fn of(place: &Kept<Location>, bin: Option<&str>) -> Self {
        let bin = bin.map(str::trim).filter(|bin| !bin.is_empty()).map(str::to_owned);
        let name = match &bin {
            Some(bin) => format!("{}, {bin}", place.name),
            None => place.name.clone(),
        };
        let company = place.state().get("company").and_then(serde_json::Value::as_i64).map(Id::new);
        Self { location: place.id, bin, name, company }
    }

    fn is_same(&self, other: &Self) -> bool {
        let bin = |shelf: &Self| shelf.bin.as_deref().unwrap_or_default().to_lowercase();
        self.location == other.location && bin(self) == bin(other)
    }
}

/// Who or what gets pieces.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Holder {
    pub(crate) person: Option<Id<Person>>,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) place: Option<Id<Location>>,
}

/// A move that is about to be entered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) quantity: i64,
    pub(crate) from: Option<Shelf>,
    pub(crate) to: Option<Shelf>,
    pub(crate) holder: Holder,
    pub(crate) outstanding: Option<i64>,
    pub(crate) due_back: Option<Date>,
    pub(crate) unit_cost: Option<Money>,
    /// What all of them are worth, where that does not follow from the unit cost.
    pub(crate) value: Option<Money>,
    pub(crate) order_number: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) of: Option<Id<StockMove>>,
    /// The return to the supplier to which it belongs.
    pub(crate) supplier_return: Option<i64>,
    /// Whether the shelf was counted.
    pub(crate) counted: bool,
}

/// Locks an item for a move: whoever moves the same item at the same time waits.
pub(crate) fn open(work: &mut Work<'_>, item: &Ref<StockItem>) -> Result<Kept<StockItem>> {
    let item = work.find_to_change(item)?;
    if item.is_archived() {
        let message = format!("{} is archived. Restore it first.", item.name);
        return Err(Refusal::new("item-archived", message).into());
    }
    if work.request().correction && work.day() < work.today() {
        let message = "Stock of the past is not corrected. Count it now and say why it differs.";
        return Err(Refusal::new("stock-is-counted", message).into());
    }
    Ok(item)
}

/// Enters a move: shelves, worth, the move itself.
pub(crate) fn enter(
    work: &mut Work<'_>,
    item: &Kept<StockItem>,
    kind: MoveKind,
    entry: Entry,
) -> Result<Id<StockMove>> {
    quantity::some(entry.quantity)?;
    if let (Some(from), Some(to)) = (&entry.from, &entry.to)
        && from.is_same(to)
    {
        return Err(Refusal::new("same-shelf", format!("They lie at {} already.", to.name)).into());
    }
    let change = match (&entry.from, &entry.to) {
        (None, Some(_)) => entry.quantity,
        (Some(_), None) => -entry.quantity,
        (Some(_), Some(_)) | (None, None) => 0,
    };
    let value = worth(work, item, change, &entry)?;
    if let Some(from) = &entry.from {
        let left = |on_hand| quantity::less(on_hand, entry.quantity, &from.name);
        set(work, item, from, entry.counted, left)?;
    }
    if let Some(to) = &entry.to {
        set(work, item, to, entry.counted, |on_hand| quantity::more(on_hand, entry.quantity))?;
    }
    let id = register(work, item, kind, change, value, entry)?;
    work.refresh(StockItem::KIND, item.id.number())?;
    Ok(id)
}

fn register(
    work: &mut Work<'_>,
    item: &StockItem,
    kind: MoveKind,
    change: i64,
    value: Option<Money>,
    entry: Entry,
) -> Result<Id<StockMove>> {
    let id = work.new_id::<StockMove>()?;
    let (first, second) = match (entry.from, entry.to) {
        (Some(from), to) => (Some(from), to),
        (None, to) => (to, None),
    };
    let company = item.company.or_else(|| first.as_ref().and_then(|shelf| shelf.company));
    let (location, bin) = first.map(|shelf| (shelf.location, shelf.bin)).unzip();
    let (to_location, to_bin) = second.map(|shelf| (shelf.location, shelf.bin)).unzip();
    let entered = StockMove {
        id,
        number: format!("SM-{:06}", id.number()),
        item: item.id,
        kind,
        quantity: entry.quantity,
        change,
        moved_on: Some(work.day()),
        location,
        bin: bin.flatten(),
        to_location,
        to_bin: to_bin.flatten(),
        person: entry.holder.person,
        asset: entry.holder.asset,
        place: entry.holder.place,
        outstanding: entry.outstanding,
        due_back: entry.due_back,
        unit_cost: entry.unit_cost,
        value,
        order_number: entry.order_number,
        supplier_return: entry.supplier_return,
        note: entry.note,
        of: entry.of,
        company,
    };
    work.register(&entered, Event::REGISTERED)
}

/// What the pieces of a move are worth: what comes in at its cost, what goes out by the item's method.
fn worth(work: &mut Work<'_>, item: &StockItem, change: i64, entry: &Entry) -> Result<Option<Money>> {
    let held = store::value(work, item.id)?;
    if change == 0 {
        return Ok(None);
    }
    if change > 0 {
        let unit = entry.unit_cost.map(|cost| times(cost, entry.quantity)).transpose()?;
        let value = entry.value.or(unit);
        if let (Some(value), Some(held)) = (value, held)
            && value.currency != held.currency
        {
            let message = format!("{} is valued in {}, not in {}.", item.name, held.currency, value.currency);
            return Err(Refusal::new("currency-differs", message).into());
        }
        return Ok(value);
    }
    let Some(held) = held else { return Ok(None) };
    let on_hand = store::on_hand(work, item.id)?;
    let lots: Vec<Lot> = store::newest_lots(work, item.id, on_hand)?;
    let minor = out(item.valuation.unwrap_or_default(), on_hand, held.minor, &lots, entry.quantity);
    Ok(Some(Money::new(minor, held.currency)))
}

/// So many times a cost.
pub(crate) fn times(cost: Money, quantity: i64) -> Result<Money, Refusal> {
    let minor = cost.minor.checked_mul(quantity);
    minor
        .map(|minor| Money::new(minor, cost.currency))
        .ok_or_else(|| Refusal::new("too-much-money", "This amount is too large."))
}

/// Changes what lies on a shelf, which is made where there is none.
fn set(
    work: &mut Work<'_>,
    item: &StockItem,
    shelf: &Shelf,
    counted: bool,
    to: impl FnOnce(i64) -> Result<i64, Refusal>,
) -> Result<()> {
    let counted_on = counted.then(|| work.day());
    match store::holding(work, item.id, shelf.location, shelf.bin.as_deref())? {
        Some(id) => {
            let kept = work.load(id)?;
            let after = StockHolding {
                on_hand: to(kept.on_hand)?,
                counted_on: counted_on.or(kept.counted_on),
                ..kept.record.clone()
            };
            work.record(&kept, &after, Happening::of(MOVED))?;
        }
        None => {
            let on_hand = to(0)?;
            let id = work.new_id::<StockHolding>()?;
            let holding = StockHolding {
                id,
                number: format!("SP-{:06}", id.number()),
                item: item.id,
                location: shelf.location,
                bin: shelf.bin.clone(),
                on_hand,
                counted_on,
                company: item.company.or(shelf.company),
            };
            work.register(&holding, Event::REGISTERED)?;
        }
    }
    Ok(())
}

/// Notes that a shelf was counted and holds what was thought.
pub(crate) fn note_counted(work: &mut Work<'_>, item: &StockItem, shelf: &Shelf) -> Result<()> {
    let Some(id) = store::holding(work, item.id, shelf.location, shelf.bin.as_deref())? else {
        return Ok(());
    };
    let kept = work.load(id)?;
    let after = StockHolding { counted_on: Some(work.day()), ..kept.record.clone() };
    work.record(&kept, &after, Happening::of(crate::COUNTED)).map(drop)
}

/// How many lie on a shelf.
pub(crate) fn on_shelf(work: &mut Work<'_>, item: &StockItem, shelf: &Shelf) -> Result<i64> {
    match store::holding(work, item.id, shelf.location, shelf.bin.as_deref())? {
        Some(id) => Ok(work.load(id)?.on_hand),
        None => Ok(0),
    }
}
