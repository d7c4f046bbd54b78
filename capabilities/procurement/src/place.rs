//! An order goes to the supplier.
use crate::{MANAGE, Order};
use domain::{Date, Event, Id};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An order went to the supplier.
pub const PLACED: Event = Event::new("placed", "placed");

/// Records that an order went to the supplier.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlaceOrder {
    /// Which order.
    pub order: Ref<Order>,
    /// When the supplier promises it. Left empty, by the supplier's usual lead time.
    #[serde(default)]
    pub expected_on: Option<Date>,
    /// How the order reached the supplier: by mail, in their shop, by telephone.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub by: Option<String>,
}

impl Command for PlaceOrder {
    const NAME: &'static str = "procurement.place";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that an approved order went to the supplier.";
    const PLACE: Place = Place::post("/orders/{order}/place");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        let usual = match (self.expected_on.or(order.expected_on), order.supplier) {
            (Some(day), _) => Some(day),
            (None, Some(supplier)) => {
                let (state, _) = work.state(Supplier::KIND, supplier.number())?;
                let days = state.get("lead_time_days").and_then(serde_json::Value::as_i64);
                days.map(|days| work.day().plus_days(days))
            }
            (None, None) => None,
        };
        let after = order.placed(work.day(), usual)?;
        work.record(&order, &after, Happening::of(PLACED).fact("by", self.by))
    }
}
