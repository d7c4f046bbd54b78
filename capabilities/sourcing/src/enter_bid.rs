//! A bid is taken: entered by hand, by its link, or from a file. All of them end here.
use crate::{
    Bid, BidLine, BidState, MANAGE, Rfq, RfqState,
    rules::offer::{Asked, Offer},
    store,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use procurement::rules::amounts;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A supplier bid.
pub const SUBMITTED: Event = Event::new("submitted", "submitted");

/// Enters what a supplier offers. It replaces what it offered before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EnterBid {
    /// Which bid: the invitation of a supplier.
    pub bid: Ref<Bid>,
    /// What is offered.
    #[serde(flatten)]
    pub offer: Offer,
}

impl Command for EnterBid {
    const NAME: &'static str = "sourcing.enter-bid";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Enters what a supplier offers; it replaces what it offered before.";
    const PLACE: Place = Place::post("/bids/{bid}/offer");
    type Outcome = Id<Bid>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Bid>> {
        let bid = work.find_to_change(&self.bid)?;
        let rfq = work.as_system(|work| work.see::<Rfq>(bid.rfq))?;
        // Whoever enters a bid by hand may enter one that came in time after the last day.
        rfq.must_be(&[RfqState::Open, RfqState::Closed])?;
        take(work, &bid, &rfq, &self.offer, "hand")
    }
}

/// Keeps an offer.
pub(crate) fn take(
    work: &mut Work<'_>,
    bid: &Kept<Bid>,
    rfq: &Rfq,
    offer: &Offer,
    by: &str,
) -> Result<Id<Bid>> {
    if matches!(bid.state, BidState::Awarded | BidState::Lost) {
        return Err(Refusal::new("decided-already", "Somebody has decided on this bid already.").into());
    }
    let asked = store::asked(work, rfq.id)?;
    let currency = checked(offer, &asked)?;
    let compared_in = rfq.compared_in()?;
    let today = work.day();
    let rate = match currency == compared_in {
        true => None,
        false => store::rate(work, currency.code(), compared_in.code(), today)?,
    };
    let known = store::lines_of_bid(work, bid.id)?;
    for line in &asked {
        let of = offer.lines.iter().find(|offered| offered.line == line.line);
        let kept = match known.iter().find(|(_, of)| *of == line.line) {
            Some((id, _)) => Some(work.load::<BidLine>(Id::new(*id))?),
            None => None,
        };
        let id = match &kept {
            Some(kept) => kept.id,
            None => work.new_id()?,
        };
        let after = BidLine {
            id,
            description: line.description.clone(),
            bid: bid.id,
            rfq_line: Id::new(line.line),
            unit_price: of.map(|of| of.unit_price),
            tax_percent: of.and_then(|of| of.tax_percent.clone()),
            freight: of.and_then(|of| of.freight),
            delivery_days: of.and_then(|of| of.delivery_days),
            warranty_months: of.and_then(|of| of.warranty_months),
            offered: of.and_then(|of| of.offered.clone()),
            company: bid.company,
        };
        match kept {
            Some(kept) if kept.record == after => {}
            Some(kept) => drop(work.record(&kept, &after, SUBMITTED)?),
            None => drop(work.register(&after, SUBMITTED)?),
        }
    }
    let after = Bid {
        state: BidState::Submitted,
        currency: Some(currency.code().to_owned()),
        valid_until: offer.valid_until,
        payment_terms: offer.payment_terms.clone(),
        answers: offer.answers.clone(),
        submitted_on: Some(work.day()),
        came_by: Some(by.to_owned()),
        rate: rate.as_ref().map(|(rate, _)| rate.to_string()),
        rate_on: rate.map(|(_, on)| on),
        ..bid.record.clone()
    };
    work.record(bid, &after, Happening::of(SUBMITTED).fact("by", by))
}

/// The one currency of an offer whose lines were all asked for and make sense.
fn checked(offer: &Offer, asked: &[Asked]) -> Result<domain::Currency> {
    let wrong = |code, message: &str| Err(Error::invalid("lines", code, message));
    let Some(first) = offer.lines.first() else {
        return wrong("nothing-offered", "Offer a price for at least one line.");
    };
    let currency = first.unit_price.currency;
    let mut seen = std::collections::BTreeSet::new();
    for line in &offer.lines {
        if !asked.iter().any(|asked| asked.line == line.line) {
            return wrong("no-such-line", "This request has no such line.");
        }
        if !seen.insert(line.line) {
            return wrong("line-twice", "A line is offered twice.");
        }
        let amounts = [Some(line.unit_price), line.freight];
        if amounts.into_iter().flatten().any(|money| money.currency != currency) {
            return wrong("two-currencies", "A bid is in one currency.");
        }
        let spans = [line.delivery_days, line.warranty_months];
        let negative = amounts.into_iter().flatten().any(|money| money.minor < 0)
            || spans.into_iter().flatten().any(|span| span < 0);
        if negative {
            return wrong("negative", "Nothing of an offer is negative.");
        }
        if line.tax_percent.as_deref().is_some_and(|text| amounts::percent(text).is_none()) {
            return wrong("not-a-percentage", "A tax rate lies between 0 and 100 percent.");
        }
    }
    Ok(currency)
}
