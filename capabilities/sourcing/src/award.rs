//! A bid wins: the order is made from it, without anything being typed again.
use crate::{Bid, BidState, MANAGE, Rfq, RfqLine, RfqState, from_plan::given, store};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Record, Ref, Result, Work};
use procurement::{Order, OrderLine};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A bid won, and its request was awarded.
pub const AWARDED: Event = Event::new("awarded", "awarded");
/// Another bid won.
pub const LOST: Event = Event::new("lost", "gave to another the request of");

/// Awards a request to a bid, with the reason, and makes the order from it: a draft, to be submitted and approved like
/// any other.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Award {
    /// Which bid.
    pub bid: Ref<Bid>,
    /// Why this one.
    #[schemars(length(min = 3, max = 4000))]
    pub because: String,
}

impl Command for Award {
    const NAME: &'static str = "sourcing.award";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Awards a request to a bid, with the reason, and makes the order from it.";
    const PLACE: Place = Place::post("/bids/{bid}/award");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let (rfq, bid) = may_win(work, &self.bid)?;
        let order = ordered(work, &rfq, &bid)?;
        let after = Rfq { purchase_order: Some(order), ..rfq.record.clone() };
        wins(work, (&rfq, after), &bid, &self.because)?;
        Ok(order)
    }
}

/// The bid and its request, if it can still be awarded.
pub(crate) fn may_win(work: &mut Work<'_>, bid: &Ref<Bid>) -> Result<(Kept<Rfq>, Kept<Bid>)> {
    let bid = work.find_to_change(bid)?;
    let rfq = work.load::<Rfq>(bid.rfq)?;
    rfq.must_be(&[RfqState::Open, RfqState::Closed])?;
    if bid.state != BidState::Submitted {
        return Err(Refusal::new("no-bid", format!("{} has not bid.", bid.code)).into());
    }
    if bid.valid_until.is_some_and(|until| until < work.day()) {
        let message = format!("{} holds no longer. Ask for a new one.", bid.code);
        return Err(Refusal::new("bid-has-ended", message).into());
    }
    Ok((rfq, bid))
}

/// Records that a bid won, that the others lost, and that the request, which names by now what became of it, is awarded.
pub(crate) fn wins(
    work: &mut Work<'_>,
    (rfq, after): (&Kept<Rfq>, Rfq),
    bid: &Kept<Bid>,
    because: &str,
) -> Result<()> {
    let what = |event| Happening::of(event).fact("because", because);
    work.record(bid, &Bid { state: BidState::Awarded, ..bid.record.clone() }, what(AWARDED))?;
    for other in store::bids_of(work, rfq.id)?.into_iter().filter(|other| *other != bid.id) {
        let other = work.load::<Bid>(other)?;
        work.record(&other, &Bid { state: BidState::Lost, ..other.record.clone() }, LOST)?;
    }
    let after = Rfq { state: RfqState::Awarded, awarded_because: Some(because.to_owned()), ..after };
    work.record(rfq, &after, what(AWARDED)).map(drop)
}

/// The order that a bid becomes.
fn ordered(work: &mut Work<'_>, rfq: &Rfq, bid: &Kept<Bid>) -> Result<Id<Order>> {
    let notes = format!("From {} of {}.", bid.code, rfq.code);
    let head = json!({
        "title": rfq.title, "supplier": bid.supplier, "company": rfq.company, "department": rfq.department,
        "ship_to": rfq.ship_to, "currency": bid.currency, "supplier_reference": bid.code, "notes": notes,
    });
    let order = work.register_state(Order::KIND, given(head), Event::REGISTERED)?;
    for line in store::priced_lines(work, bid.id)? {
        let Some(price) = line.priced.unit_price else { continue };
        let asked = work.as_system(|work| work.see::<RfqLine>(Id::new(line.rfq_line)))?;
        let needed_by = rfq.needed_by;
        let state = json!({
            "purchase_order": order, "model": asked.model, "description": asked.description,
            "category": asked.category, "quantity": asked.quantity, "unit_price": price,
            "freight": line.priced.freight, "tax_percent": line.tax_percent,
            "warranty_months": line.warranty_months, "needed_by": needed_by,
            "plan_line": asked.plan_line,
        });
        work.register_state(OrderLine::KIND, given(state), Event::REGISTERED)?;
    }
    Ok(Id::new(order))
}
