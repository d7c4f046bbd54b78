//! A buyer offers a price for a lot.
use super::{check_amount, check_partner, said};
use crate::{
    Lot, MANAGE, Partner, Quote,
    rules::words::{LotStage, QuoteState, Route},
    store,
    store::Beside,
};
use domain::{Date, Event, Id, Money, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A price was offered.
pub const QUOTED: Event = Event::new("quoted", "recorded a quote of");

/// Records what a buyer offers for a lot that is to be sold.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddQuote {
    /// For which lot.
    pub lot: Ref<Lot>,
    /// Who offers.
    pub buyer: Ref<Partner>,
    /// How much.
    pub amount: Money,
    /// Until when it stands.
    #[serde(default)]
    pub valid_until: Option<Date>,
    /// Terms, grading, who pays the freight.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for AddQuote {
    const NAME: &'static str = "disposal.add-quote";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records what a buyer offers for a lot that is to be sold.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/quotes");
    type Outcome = Id<Quote>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Quote>> {
        let lot = work.find_to_change(&self.lot)?;
        may_be_sold(&lot)?;
        check_amount(work, "amount", self.amount)?;
        let buyer = work.find(&self.buyer)?.id;
        let on = work.day();
        check_partner(work, buyer, Route::Sell, on)?;
        let made = store::made(work, Beside::Quotes, lot.id)?;
        let quote = Quote {
            id: work.new_id::<Quote>()?,
            number: format!("{}/Q{}", lot.number, made + 1),
            lot: lot.id,
            buyer,
            amount: self.amount,
            valid_until: self.valid_until,
            state: QuoteState::Offered,
            note: said(self.note),
            company: lot.company,
            location: lot.location,
        };
        work.register(&quote, Happening::of(QUOTED))
    }
}

/// Refuses quotes for what is not sold, and for what has left.
pub(super) fn may_be_sold(lot: &Lot) -> Result<(), Refusal> {
    if lot.route != Route::Sell {
        let message = format!("{} is not to be sold: its route is “{}”.", lot.number, lot.route.label());
        return Err(Refusal::new("not-for-sale", message));
    }
    match lot.stage {
        LotStage::Open | LotStage::Sealed => Ok(()),
        LotStage::HandedOver | LotStage::Settled | LotStage::Closed | LotStage::Cancelled => {
            let message = format!("{} has left already. Quotes are taken before.", lot.number);
            Err(Refusal::new("lot-is-out", message))
        }
    }
}
