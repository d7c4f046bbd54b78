//! More of an item is on its way.
use crate::{ADD, StockItem, rules::quantity};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is on order changed.
pub const ORDERED: Event = Event::new("on-order", "noted what is on order of");

/// Notes that more of a stock item is on order, so that it is not proposed again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExpectStock {
    /// Of what.
    pub item: Ref<StockItem>,
    /// How many are on order now, all orders together; none when nothing is.
    pub quantity: i64,
    /// By which order.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub order_number: Option<String>,
}

impl Command for ExpectStock {
    const NAME: &'static str = "stock.expect";
    const NEEDS: Permission = ADD;
    const SAYS: &'static str =
        "Notes how many of a stock item are on order, so that it is not proposed again.";
    const PLACE: Place = Place::post("/stock-items/{item}/on-order");
    type Outcome = Id<StockItem>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<StockItem>> {
        let item = work.find_to_change(&self.item)?;
        if self.quantity != 0 {
            quantity::some(self.quantity)?;
        }
        let after = StockItem { on_order: Some(self.quantity), ..item.record.clone() };
        let what = Happening::of(ORDERED).fact("order", self.order_number);
        work.as_system(|work| work.record(&item, &after, what))
    }
}
