//! An order is submitted for approval.
use crate::{MANAGE, Order, OrderState, policy, rules::ordering::Content, store};
use approvals::Asking;
use domain::{Event, Id, Money};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An order was submitted for approval.
pub const SUBMITTED: Event = Event::new("submitted", "submitted");

/// Submits an order for approval. What the policy leaves free is approved at once.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Submit {
    /// Which order.
    pub order: Ref<Order>,
    /// Something for whoever approves it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Submit {
    const NAME: &'static str = "procurement.submit";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Submits an order for approval; what the policy leaves free is approved at once.";
    const PLACE: Place = Place::post("/orders/{order}/submit");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        let currency = order.currency()?;
        let sums = store::sums_of(work, order.id, currency)?;
        let content = Content { lines: sums.lines, unpriced: sums.unpriced, gross: sums.amounts.gross };
        let limit = policy::tolerances(work, order.company)?.free_up_to;
        let (by, on) = (work.actor().name.clone(), work.day());
        let after = order.submitted(content, &by, on, limit)?;
        let submitted = work.record(&order, &after, Happening::of(SUBMITTED).fact("note", self.note))?;
        if after.state == OrderState::Waiting {
            ask(work, &after, content.gross)?;
        }
        Ok(submitted)
    }
}

/// Asks whoever the company's rules name. Where they name nobody, anybody who may approve orders and did not want this
/// one does it.
fn ask(work: &mut Work<'_>, order: &Order, gross: Money) -> Result<()> {
    let supplier =
        order.supplier.map(|supplier| work.labels(Supplier::KIND, &[supplier.number()])).transpose()?;
    let supplier = supplier.and_then(|labels| labels.into_values().next()).unwrap_or_default();
    let asking = Asking {
        subject_kind: Order::KIND.name,
        subject: order.id.number(),
        title: format!("{}, {supplier}", order.number),
        amount: Some(order.commitment(gross)),
        company: order.company,
        department: order.department,
        category: None,
        requester: order.requested_by,
    };
    approvals::ask(work, &asking).map(drop)
}
