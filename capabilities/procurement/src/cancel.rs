//! What will never come: an order as a whole, or what is still to come of it.
use crate::{MANAGE, Order, OrderLine, store};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An order was cancelled.
pub const CANCELLED: Event = Event::new("cancelled", "cancelled");
/// What was still to come was cancelled.
pub const REST_CANCELLED: Event = Event::new("rest-cancelled", "cancelled the rest of");

/// Cancels an order of which nothing arrived.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// Which order.
    pub order: Ref<Order>,
    /// Why.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for Cancel {
    const NAME: &'static str = "procurement.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Cancels an order of which nothing arrived.";
    const PLACE: Place = Place::post("/orders/{order}/cancel");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        let tally = store::tally_of(work, order.id)?;
        let after = order.cancelled(tally.kept, work.day())?;
        approvals::withdraw_for(work, Order::KIND.name, order.id.number(), &self.because)?;
        work.record(&order, &after, Happening::of(CANCELLED).fact("because", self.because))
    }
}

/// Cancels what is still to come: of one line, or of the whole order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelRest {
    /// Which order.
    pub order: Ref<Order>,
    /// Only of this line.
    #[serde(default)]
    pub line: Option<Ref<OrderLine>>,
    /// Why.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for CancelRest {
    const NAME: &'static str = "procurement.cancel-rest";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Cancels what is still to come of an order, or of one of its lines.";
    const PLACE: Place = Place::post("/orders/{order}/cancel-rest");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        order.takes_deliveries()?;
        let lines = match &self.line {
            Some(line) => vec![work.find(line)?.id],
            None => store::outstanding_lines(work, order.id)?,
        };
        let mut rest = 0;
        for id in lines {
            let line = work.load::<OrderLine>(id)?;
            if line.purchase_order != order.id {
                let message = format!("{} is no line of {}.", line.code, order.number);
                return Err(Refusal::new("another-order", message).into());
            }
            let open = line.outstanding();
            if open > 0 {
                rest += open;
                let after = OrderLine { cancelled: line.cancelled + open, ..line.record.clone() };
                work.record(&line, &after, Happening::of(REST_CANCELLED).fact("because", &self.because))?;
            }
        }
        if rest == 0 {
            return Err(Refusal::new("nothing-to-come", "Nothing of this is still to come.").into());
        }
        let after = order.progressed(store::tally_of(work, order.id)?, work.day());
        let what = Happening::of(REST_CANCELLED).fact("because", self.because).fact("units", rest);
        work.record(&order, &after, what)
    }
}
