//! What the end of a lot brought, asset by asset, with the bookings that follow from it.
use crate::{
    Line, Lot, READ,
    rules::{
        value::{Account, Outcome, bookings},
        words::{LineState, LotStage},
    },
    store,
    verbs::LINES_MAX,
};
use assets::rules::worth::Unknown;
use domain::{Id, Money};
use engine::{Kept, Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the end of the assets of a lot brought.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Outcomes {
    /// Which lot.
    pub lot: Ref<Lot>,
}

/// The outcome of a lot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutcomeOf {
    /// What it brought.
    pub proceeds: Money,
    /// What it cost.
    pub costs: Money,
    /// What its assets were still worth in the books, as far as that is known.
    pub book_value: Money,
    /// What the parts are worth that came out of them before and are kept.
    pub parts: Money,
    /// Gain, or loss below zero, as far as it is known.
    pub result: Money,
    /// Assets whose book value is not known, with what is missing.
    pub unknown: Vec<String>,
    /// The bookings, summed up; they are zero together.
    pub bookings: Vec<BookingOf>,
    /// Whether the lot is closed and these figures are final.
    pub is_final: bool,
}

/// One booking.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BookingOf {
    /// The account in plain words.
    pub account: &'static str,
    /// Debit above zero, credit below.
    pub amount: Money,
}

impl Query for Outcomes {
    const NAME: &'static str = "disposal.outcome";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells what the end of a lot brought: proceeds, costs, book value, gain or loss, bookings.";
    const PLACE: Place = Place::get("/disposal-lots/{lot}/outcome");
    type Answer = OutcomeOf;

    fn run(self, view: &mut View<'_>) -> Result<OutcomeOf> {
        let lot = view.find(&self.lot)?;
        outcome_of(view, &lot)
    }
}

pub(crate) fn outcome_of(view: &mut View<'_>, lot: &Kept<Lot>) -> Result<OutcomeOf> {
    let currency = view.settings().currency;
    let sums = store::sums_of(view, lot.id)?;
    let lines = lines(view, lot.id)?;
    let assets: Vec<i64> = lines.iter().filter_map(|line| line.asset.map(Id::number)).collect();
    let worths = store::worths(view, &assets)?;
    let kept = retirement::value_of_parts(view, &assets, currency)?;
    let on = lot.closed_on.unwrap_or_else(|| view.today());
    let (mut book, mut cost, mut parts, mut unknown) = (0_i64, 0_i64, 0_i64, Vec::new());
    for line in lines.iter().filter(|line| line.asset.is_some()) {
        let worth = line.asset.and_then(|asset| worths.get(&asset.number())).copied().unwrap_or_default();
        let value = match line.book_value {
            Some(value) => Ok(value),
            None => worth.book_value(on),
        };
        match value {
            Ok(value) if value.currency == currency => {
                book += value.minor;
                cost += worth.cost.map_or(0, |cost| cost.minor);
                // What a closed line says is final, whatever becomes of the parts later.
                parts += match line.state {
                    LineState::Gone => line.parts.map_or(0, |parts| parts.minor),
                    _ => line.asset.and_then(|asset| kept.get(&asset.number())).copied().unwrap_or_default(),
                };
            }
            Ok(_) => unknown.push(format!("{}: another currency", line.description)),
            Err(why) => unknown.push(format!("{}: {}", line.description, says(why))),
        }
    }
    let book_value = Money::new(book, currency);
    let outcome = Outcome::of(sums.proceeds, sums.costs, book_value, parts, currency);
    let lines = outcome.map(|outcome| bookings(Money::new(cost, currency), &outcome)).unwrap_or_default();
    Ok(OutcomeOf {
        proceeds: Money::new(sums.proceeds, currency),
        costs: Money::new(sums.costs, currency),
        book_value,
        parts: Money::new(parts, currency),
        result: outcome.map_or(Money::new(0, currency), |outcome| outcome.result),
        unknown,
        bookings: lines
            .into_iter()
            .map(|line| BookingOf {
                account: account(line.account),
                amount: Money::new(line.minor, currency),
            })
            .collect(),
        is_final: lot.stage == LotStage::Closed,
    })
}

/// The lines that are or were in a lot and were not lost.
fn lines(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<Kept<Line>>> {
    let ids = store::line_ids(view, lot)?;
    let most = usize::try_from(LINES_MAX).unwrap_or_default();
    let all: Result<Vec<Kept<Line>>> = ids.into_iter().take(most).map(|id| view.see(id)).collect();
    Ok(all?.into_iter().filter(|line| line.state != LineState::Removed).collect())
}

const fn says(why: Unknown) -> &'static str {
    match why {
        Unknown::Cost => "no cost recorded",
        Unknown::Purchase => "no day of purchase recorded",
        Unknown::Life => "no planned life recorded",
        Unknown::Currencies => "cost and salvage value in two currencies",
    }
}

const fn account(account: Account) -> &'static str {
    match account {
        Account::Receivable => "Receivables from disposals",
        Account::Payable => "Payables to service partners",
        Account::Parts => "Spare parts in stock",
        Account::AccumulatedDepreciation => "Accumulated depreciation",
        Account::AssetCost => "Equipment at cost",
        Account::Result => "Gain or loss on disposal",
    }
}
