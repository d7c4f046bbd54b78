//! An order is approved, or sent back.
use crate::{APPROVE, MANAGE, Order, rules::ordering::Eyes, store};
use approvals::Standing;
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An order was approved.
pub const APPROVED: Event = Event::new("approved", "approved");
/// An order became a draft again.
pub const SENT_BACK: Event = Event::new("sent-back", "sent back");

/// Approves an order. Nobody approves what they asked for themselves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Approve {
    /// Which order.
    pub order: Ref<Order>,
    /// Under what conditions.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Approve {
    const NAME: &'static str = "procurement.approve";
    const NEEDS: Permission = APPROVE;
    const SAYS: &'static str = "Approves an order; nobody approves what they asked for themselves.";
    const PLACE: Place = Place::post("/orders/{order}/approve");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        if let Standing::Open(_) = approvals::standing(work, Order::KIND.name, order.id.number())? {
            let message = format!("{} waits for a decision under Approvals. Decide it there.", order.number);
            return Err(Refusal::new("decided-by-rules", message).into());
        }
        let sums = store::sums_of(work, order.id, order.currency()?)?;
        let actor = Arc::clone(work.actor());
        let eyes = Eyes { actor: &actor.name, person: actor.person.map(Id::new) };
        let after = order.approved(sums.amounts.gross, eyes, work.day())?;
        work.record(&order, &after, Happening::of(APPROVED).fact("note", self.note))
    }
}

/// Sends an order back: it becomes a draft again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SendBack {
    /// Which order.
    pub order: Ref<Order>,
    /// What should be different.
    #[schemars(length(min = 3, max = 2000))]
    pub because: String,
}

impl Command for SendBack {
    const NAME: &'static str = "procurement.send-back";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Sends an order back that was not placed yet: it becomes a draft again.";
    const PLACE: Place = Place::post("/orders/{order}/send-back");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        let after = order.sent_back()?;
        approvals::withdraw_for(work, Order::KIND.name, order.id.number(), &self.because)?;
        work.record(&order, &after, Happening::of(SENT_BACK).fact("because", self.because))
    }
}
