//! An order is done with.
use crate::{MANAGE, Order, store};
use domain::{Event, Id};
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An order was closed.
pub const CLOSED: Event = Event::new("closed", "closed");

/// Closes an order of which everything is here, or was cancelled. It is not reopened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Close {
    /// Which order.
    pub order: Ref<Order>,
}

impl Command for Close {
    const NAME: &'static str = "procurement.close";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Closes an order of which everything is here or was cancelled; it is not reopened.";
    const PLACE: Place = Place::post("/orders/{order}/close");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        let open = store::open_returns(work, order.id)?;
        let after = order.closed(open, work.day())?;
        work.record(&order, &after, CLOSED)
    }
}
