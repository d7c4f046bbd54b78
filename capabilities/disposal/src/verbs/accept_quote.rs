//! One of the quotes for a lot is taken; the others are declined.
use super::{AddAmount, add_quote::may_be_sold, check_partner};
use crate::{
    Lot, MANAGE, Quote,
    rules::words::{AmountKind, QuoteState},
    store,
    store::Beside,
};
use domain::{Event, Id, Refusal};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A quote was taken.
pub const QUOTE_ACCEPTED: Event = Event::new("quote-accepted", "accepted");
/// A quote was not taken.
pub const QUOTE_DECLINED: Event = Event::new("quote-declined", "declined");

/// Takes a quote: the buyer becomes the partner of the lot, the price is recorded, the other quotes are declined.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AcceptQuote {
    /// Which quote.
    pub quote: Ref<Quote>,
}

impl Command for AcceptQuote {
    const NAME: &'static str = "disposal.accept-quote";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Takes a quote for a lot and declines the others.";
    const PLACE: Place = Place::post("/lot-quotes/{quote}/accept");
    type Outcome = Id<Quote>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Quote>> {
        let quote = work.find_to_change(&self.quote)?;
        let lot = work.load(quote.lot)?;
        may_be_sold(&lot)?;
        let on = work.day();
        if quote.state != QuoteState::Offered {
            let message = format!("{} is {} already.", quote.number, quote.state.label().to_lowercase());
            return Err(Refusal::new("quote-is-decided", message).into());
        }
        if quote.valid_until.is_some_and(|until| until < on) {
            let message = format!("{} is no longer valid. Ask the buyer for a new one.", quote.number);
            return Err(Refusal::new("quote-expired", message).into());
        }
        check_partner(work, quote.buyer, lot.route, on)?;
        decline_others(work, &lot, quote.id)?;
        let taken = Quote { state: QuoteState::Accepted, ..quote.record.clone() };
        work.record(&quote, &taken, Happening::of(QUOTE_ACCEPTED))?;
        let after = Lot { partner: quote.buyer, ..lot.record.clone() };
        work.record(&lot, &after, Happening::of(QUOTE_ACCEPTED).fact("quote", &quote.number))?;
        work.run(AddAmount {
            lot: Ref::id(lot.id),
            line: None,
            what: AmountKind::Sale,
            amount: quote.amount,
            document: None,
            note: Some(quote.number.clone()),
        })?;
        Ok(quote.id)
    }
}

fn decline_others(work: &mut Work<'_>, lot: &Kept<Lot>, taken: Id<Quote>) -> Result<()> {
    for id in store::ids(work, Beside::Quotes, lot.id)? {
        let other = work.load::<Quote>(Id::new(id))?;
        match other.state {
            QuoteState::Offered if other.id != taken => {
                let declined = Quote { state: QuoteState::Declined, ..other.record.clone() };
                work.record(&other, &declined, Happening::of(QUOTE_DECLINED))?;
            }
            QuoteState::Accepted => {
                let message = format!("{} was accepted for {} already.", other.number, lot.number);
                return Err(Refusal::new("quote-is-decided", message).into());
            }
            QuoteState::Offered | QuoteState::Declined => {}
        }
    }
    Ok(())
}
