//! What the leaving of an asset brings: proceeds − costs − book value (`assets::rules::worth`).
use domain::{Currency, Money};

/// What the end of an asset brought, all in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it brought.
    pub proceeds: Money,
    /// What it cost to let it go.
    pub costs: Money,
    /// What it was still worth in the books.
    pub book_value: Money,
    /// What the parts are worth that came out of it before and are kept.
    pub parts: Money,
    /// Gain (or loss, below zero).
    pub result: Money,
}

impl Outcome {
    /// Gain or loss: proceeds + parts kept − costs − book value; nothing when the currencies differ or a sum is beyond
    /// 64 bits.
    pub fn of(proceeds: i64, costs: i64, book_value: Money, parts: i64, currency: Currency) -> Option<Self> {
        if book_value.currency != currency {
            return None;
        }
        let result = proceeds.checked_add(parts)?.checked_sub(costs)?.checked_sub(book_value.minor)?;
        let money = |minor| Money::new(minor, currency);
        let (proceeds, costs, parts) = (money(proceeds), money(costs), money(parts));
        Some(Self { proceeds, costs, book_value, parts, result: money(result) })
    }
}

/// One line of a journal of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Which account, in plain words.
    pub account: Account,
    /// Debit when above zero, credit when below.
    pub minor: i64,
}

/// The accounts that a disposal touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// What comes in.
    Receivable,
    /// What is owed to partners.
    Payable,
    /// Parts that went back to the shelf.
    Parts,
    /// What was written off so far.
    AccumulatedDepreciation,
    /// What the asset cost.
    AssetCost,
    /// Gain or loss on disposal.
    Result,
}

/// The bookings of an outcome. They sum to zero.
pub fn bookings(cost: Money, outcome: &Outcome) -> Vec<Booking> {
    let lines = [
        (Account::Receivable, outcome.proceeds.minor),
        (Account::Payable, -outcome.costs.minor),
        (Account::Parts, outcome.parts.minor),
        (Account::AccumulatedDepreciation, cost.minor - outcome.book_value.minor),
        (Account::AssetCost, -cost.minor),
        (Account::Result, -outcome.result.minor),
    ];
    lines
        .into_iter()
        .filter(|(_, minor)| *minor != 0)
        .map(|(account, minor)| Booking { account, minor })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn a_sale_above_the_books_is_a_gain_and_is_booked_evenly() {
        let outcome = Outcome::of(25_000, 1_500, eur(20_000), 400, Currency::EUR).unwrap();
        assert_eq!(outcome.result, eur(3_900));
        let lines = bookings(eur(120_000), &outcome);
        assert_eq!(lines.iter().map(|line| line.minor).sum::<i64>(), 0);
        assert_eq!(lines.last().unwrap(), &Booking { account: Account::Result, minor: -3_900 });
        assert_eq!(Outcome::of(0, 0, Money::new(1, Currency::USD), 0, Currency::EUR), None);
    }

    proptest! {
        #[test]
        fn bookings_are_even_whatever_an_asset_was_worth(
            cost in 0i64..10_000_000, gone in 0i64..10_000_000,
            proceeds in 0i64..1_000_000, costs in 0i64..1_000_000, parts in 0i64..1_000_000,
        ) {
            let now = eur(cost - gone.min(cost));
            let outcome = Outcome::of(proceeds, costs, now, parts, Currency::EUR).unwrap();
            prop_assert_eq!(bookings(eur(cost), &outcome).iter().map(|line| line.minor).sum::<i64>(), 0);
        }
    }
}
