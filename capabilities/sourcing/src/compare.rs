//! The bids of a request side by side.
use crate::{
    Bid, BidState, READ, Rfq, SupplierScore,
    rules::{
        landed::{Landed, Priced, landed},
        score::Weights,
    },
    store,
};
use domain::{Currency, Date, Money};
use engine::{Error, Permission, Place, Query, Record, Ref, Result, View};
use parties::Supplier;
use procurement::rules::amounts::percent;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Compares the bids of a request: landed cost, delivery, warranty, the supplier's score.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Compare {
    /// Which request.
    pub rfq: Ref<Rfq>,
}

/// The bids of a request, the cheapest whole one first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Bids {
    /// The currency in which they are compared.
    pub currency: String,
    /// When it must be there.
    pub needed_by: Option<Date>,
    /// The bids.
    pub bids: Vec<ComparedBid>,
}

/// A bid beside others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparedBid {
    /// The bid.
    pub bid: i64,
    /// What it is called in letters.
    pub code: String,
    /// The supplier.
    pub supplier: i64,
    /// What it is called.
    pub supplier_name: String,
    /// Where the bid is.
    pub state: BidState,
    /// How many lines are not offered.
    pub missing: usize,
    /// Goods and freight, in the bid's currency.
    pub net: Option<Money>,
    /// The tax on them.
    pub tax: Option<Money>,
    /// Both.
    pub gross: Option<Money>,
    /// Both, in the currency of the comparison; absent without a rate.
    pub landed: Option<Money>,
    /// What a unit of the bid's currency was worth.
    pub rate: Option<String>,
    /// On which day.
    pub rate_on: Option<Date>,
    /// In how many days the last of it is there.
    pub delivery_days: Option<i64>,
    /// Whether that is too late, counted from today.
    pub too_late: bool,
    /// The shortest warranty, in months.
    pub warranty_months: Option<i64>,
    /// The supplier's score, 0 to 100.
    pub score: String,
    /// How often it was negotiated.
    pub rounds: i64,
    /// Until when it holds.
    pub valid_until: Option<Date>,
    /// What was said beside.
    pub answers: Option<String>,
}

impl Query for Compare {
    const NAME: &'static str = "sourcing.compare";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Compares the bids of a request: landed cost, delivery, warranty, the supplier's score.";
    const PLACE: Place = Place::get("/rfqs/{rfq}/comparison");
    type Answer = Bids;

    fn run(self, view: &mut View<'_>) -> Result<Bids> {
        let rfq = view.find(&self.rfq)?;
        let currency = rfq.compared_in()?;
        let scores = crate::ranking::scores(view, Weights::USUAL)?;
        let ids = store::bids_of(view, rfq.id)?;
        let mut bids = Vec::new();
        for id in ids {
            let bid = view.see::<Bid>(id)?;
            bids.push(compared(view, &rfq, &bid, currency, &scores)?);
        }
        let suppliers: Vec<i64> = bids.iter().map(|bid| bid.supplier).collect();
        let names = view.labels(Supplier::KIND, &suppliers)?;
        for bid in &mut bids {
            bid.supplier_name = names.get(&bid.supplier).cloned().unwrap_or_default();
        }
        bids.sort_by_key(|bid| {
            let landed = bid.landed.map_or(i64::MAX, |landed| landed.minor);
            (bid.gross.is_none(), bid.missing, landed, bid.bid)
        });
        Ok(Bids { currency: currency.code().to_owned(), needed_by: rfq.needed_by, bids })
    }
}

fn compared(
    view: &mut View<'_>,
    rfq: &Rfq,
    bid: &Bid,
    currency: Currency,
    scores: &[SupplierScore],
) -> Result<ComparedBid> {
    let came = bid.state != BidState::Invited;
    let landed = if came { landed_of(view, bid, currency)? } else { None };
    let lines = store::priced_lines(view, bid.id)?;
    let offered = || lines.iter().filter(|line| line.priced.unit_price.is_some());
    let delivery_days = offered().filter_map(|line| line.delivery_days).max();
    let there = delivery_days.map(|days| view.today().plus_days(days));
    let score = scores.iter().find(|score| score.supplier == bid.supplier.number());
    let rate = rate_of(view, bid, currency)?;
    Ok(ComparedBid {
        bid: bid.id.number(),
        code: bid.code.clone(),
        supplier: bid.supplier.number(),
        supplier_name: String::new(),
        state: bid.state,
        missing: landed.map_or(0, |it| it.missing),
        net: landed.map(|it| it.own.net),
        tax: landed.map(|it| it.own.tax),
        gross: landed.map(|it| it.own.gross),
        landed: landed.and_then(|it| it.compared),
        rate: rate.as_ref().map(|(rate, _)| rate.normalize().to_string()),
        rate_on: rate.map(|(_, on)| on),
        delivery_days,
        too_late: rfq.needed_by.zip(there).is_some_and(|(needed, there)| there > needed),
        warranty_months: offered().filter_map(|line| line.warranty_months).min(),
        score: score.map_or_else(|| "\u{2013}".to_owned(), |score| score.score.total.clone()),
        rounds: bid.rounds,
        valid_until: bid.valid_until,
        answers: bid.answers.clone(),
    })
}

/// The rate that a bid is converted at: the one it came with, or the newest that is known today.
fn rate_of(view: &mut View<'_>, bid: &Bid, into: Currency) -> Result<Option<(Decimal, Date)>> {
    let Some(own) = bid.currency.as_deref().filter(|own| *own != into.code()) else { return Ok(None) };
    let kept = bid.rate.as_deref().and_then(|rate| rate.parse::<Decimal>().ok()).zip(bid.rate_on);
    match kept {
        Some(kept) => Ok(Some(kept)),
        None => {
            let today = view.today();
            store::rate(view, own, into.code(), today)
        }
    }
}

/// What a bid comes to.
pub(crate) fn landed_of(view: &mut View<'_>, bid: &Bid, into: Currency) -> Result<Option<Landed>> {
    let Some(own) = bid.currency.as_deref().and_then(|own| own.parse::<Currency>().ok()) else {
        return Ok(None);
    };
    let rate = rate_of(view, bid, into)?.map(|(rate, _)| rate);
    let lines: Vec<Priced> = store::priced_lines(view, bid.id)?.into_iter().map(|line| line.priced).collect();
    let too_large = |error| Error::invalid("lines", "too-large", format!("What this bid comes to {error}."));
    landed(&lines, own, into, rate).map(Some).map_err(too_large)
}

/// A tax rate as it is written.
pub(crate) fn tax_rate(text: Option<&str>) -> Decimal {
    text.and_then(percent).unwrap_or_default()
}
