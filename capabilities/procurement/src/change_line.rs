//! A change order: a line changes after the order was approved.
use crate::{
    APPROVE, MANAGE, Order, OrderLine,
    order::OrderState,
    rules::ordering::{Eyes, LineChange, beyond_approval, changed},
    store,
};
use domain::{Date, Event, Id, Money};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A line, or its order, was changed by a change order.
pub const CHANGED: Event = Event::new("changed", "changed");

/// Changes a line after its order was approved. What goes beyond the approval needs somebody else who may approve.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChangeLine {
    /// Which line.
    pub line: Ref<OrderLine>,
    /// How many instead.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub quantity: Option<i64>,
    /// At what price instead, without tax.
    #[serde(default)]
    pub unit_price: Option<Money>,
    /// When it is needed instead.
    #[serde(default)]
    pub needed_by: Option<Date>,
    /// Why, and what the supplier said to it.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for ChangeLine {
    const NAME: &'static str = "procurement.change-line";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Changes a line after its order was approved; beyond the approval somebody else has to do it.";
    const PLACE: Place = Place::post("/order-lines/{line}/change");
    type Outcome = Id<OrderLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<OrderLine>> {
        let line = work.find_to_change(&self.line)?;
        let order = work.load::<Order>(line.purchase_order)?;
        let change =
            LineChange { quantity: self.quantity, unit_price: self.unit_price, needed_by: self.needed_by };
        let after = changed(&order, &line, change)?;
        let currency = order.currency()?;
        let sums = store::sums_of(work, order.id, currency)?;
        let (was, will) = (line.amounts(currency)?.gross, after.amounts(currency)?.gross);
        let gross = Money::new(sums.amounts.gross.minor - was.minor + will.minor, currency);
        let actor = Arc::clone(work.actor());
        let eyes = Eyes { actor: &actor.name, person: actor.person.map(Id::new) };
        let raised = beyond_approval(&order, gross, actor.may(APPROVE), eyes)?;
        let changed = work.record(&line, &after, Happening::of(CHANGED).fact("because", &self.because))?;
        let tally = store::tally_of(work, order.id)?;
        let progressed = match order.state {
            OrderState::Approved => order.record.clone(),
            _ => order.progressed(tally, work.day()),
        };
        let progressed = Order { approved_gross: raised.or(order.approved_gross), ..progressed };
        if progressed != order.record {
            work.record(&order, &progressed, Happening::of(CHANGED).fact("because", &self.because))?;
        }
        Ok(changed)
    }
}
