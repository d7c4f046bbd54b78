//! Pieces come in.
use crate::{ADD, MoveKind, ORDERED, StockItem, StockMove, ledger, ledger::Shelf, rules::quantity};
use domain::{Id, Money};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Adds pieces of a stock item to a place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddStock {
    /// Of what.
    pub item: Ref<StockItem>,
    /// How many.
    pub quantity: i64,
    /// Where they are put.
    pub location: Ref<Location>,
    /// In which bin there.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub bin: Option<String>,
    /// What one piece cost; the item's own cost when left out.
    #[serde(default)]
    pub unit_cost: Option<Money>,
    /// By which order they came.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub order_number: Option<String>,
    /// They were on order, and are not any more.
    #[serde(default)]
    pub was_on_order: Option<bool>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for AddStock {
    const NAME: &'static str = "stock.add";
    const NEEDS: Permission = ADD;
    const SAYS: &'static str = "Adds pieces of a stock item to a place, with what they cost.";
    const PLACE: Place = Place::post("/stock-items/{item}/add");
    type Outcome = Id<StockMove>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<StockMove>> {
        let item = ledger::open(work, &self.item)?;
        quantity::some(self.quantity)?;
        if self.unit_cost.is_some_and(|cost| cost.minor < 0) {
            return Err(Error::invalid("unit_cost", "too-small", "A cost is not below zero."));
        }
        let to = Shelf::find(work, &self.location, self.bin.as_deref())?;
        let on_order = item.on_order.unwrap_or(0);
        if self.was_on_order == Some(true) && on_order > 0 {
            let left = (on_order - self.quantity).max(0);
            let after = StockItem { on_order: Some(left), ..item.record.clone() };
            let what = Happening::of(ORDERED).fact("arrived", self.quantity);
            work.as_system(|work| work.record(&item, &after, what))?;
        }
        let entry = ledger::Entry {
            quantity: self.quantity,
            to: Some(to),
            unit_cost: self.unit_cost.or(item.unit_cost),
            order_number: self.order_number,
            note: self.note,
            ..ledger::Entry::default()
        };
        ledger::enter(work, &item, MoveKind::Added, entry)
    }
}
