//! What an asset is worth in the books when it leaves, and what its leaving brings: proceeds − costs − book value.
use domain::{Currency, Date, Money};
use rust_decimal::Decimal;

/// What is known of an asset's worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    /// What it cost.
    pub cost: Option<Money>,
    /// What it is expected to be worth at the end; nothing when not stated.
    pub salvage: Option<Money>,
    /// When it was bought.
    pub purchased_on: Option<Date>,
    /// Its planned life.
    pub lifespan_months: Option<i64>,
}

/// Why there is no book value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody said what it cost.
    Cost,
    /// Nobody said when it was bought.
    Purchase,
    /// Nobody said how long it lives.
    Life,
    /// Cost and salvage value are in two currencies.
    Currencies,
}

impl Worth {
    /// Its book value on a day: straight line over whole months from the day of the purchase, from cost down to the
    /// salvage value. The month in which it leaves is not written off any more. Written off are
    /// (cost − salvage) × months ÷ life, a half cent away from zero; after its life the salvage value stays.
    pub fn book_value(&self, on: Date) -> Result<Money, Unknown> {
        let cost = self.cost.ok_or(Unknown::Cost)?;
        let salvage = self.salvage.unwrap_or(Money::new(0, cost.currency));
        if salvage.currency != cost.currency {
            return Err(Unknown::Currencies);
        }
        let purchased = self.purchased_on.ok_or(Unknown::Purchase)?;
        let life = self.lifespan_months.filter(|months| *months > 0).ok_or(Unknown::Life)?;
        // A salvage value above the cost writes nothing off.
        let salvage = Money::new(salvage.minor.min(cost.minor), cost.currency);
        let months = whole_months(purchased, on).clamp(0, life);
        let base = Decimal::new(cost.minor - salvage.minor, 0);
        let gone = base * Decimal::from(months) / Decimal::from(life);
        let gone = gone.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        let gone = i64::try_from(gone.mantissa()).unwrap_or(cost.minor);
        Ok(Money::new(cost.minor - gone, cost.currency))
    }
}

/// Whole months from one day to another; negative days are none.
pub fn whole_months(from: Date, to: Date) -> i64 {
    let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    let whole = if from.plus_months(months) > to { months - 1 } else { months };
    whole.max(0)
}

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

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn worth(cost: i64, salvage: i64, bought: &str, months: i64) -> Worth {
        Worth {
            cost: Some(eur(cost)),
            salvage: Some(eur(salvage)),
            purchased_on: Some(day(bought)),
            lifespan_months: Some(months),
        }
    }

    #[test]
    fn known_answers_of_straight_line() {
        let it = worth(120_000, 0, "2024-01-01", 48);
        let on = |text: &str| it.book_value(day(text)).unwrap().minor;
        assert_eq!(on("2024-01-01"), 120_000);
        assert_eq!(on("2024-01-31"), 120_000);
        assert_eq!(on("2024-02-01"), 117_500);
        assert_eq!(on("2026-01-01"), 60_000);
        assert_eq!(on("2028-01-01"), 0);
        assert_eq!(on("2031-01-01"), 0);
        assert_eq!(on("2023-01-01"), 120_000);
        // 1000.00 over 36 months with 100.00 left: after 7 months 900 × 7 ÷ 36 = 175.00 are gone.
        assert_eq!(
            worth(100_000, 10_000, "2025-03-31", 36).book_value(day("2025-10-31")).unwrap().minor,
            82_500
        );
        // 100.00 over 3 months: 33.333… and 66.666… are gone.
        let third = worth(10_000, 0, "2025-01-01", 3);
        assert_eq!(third.book_value(day("2025-02-01")).unwrap().minor, 6_667);
        assert_eq!(third.book_value(day("2025-03-01")).unwrap().minor, 3_333);
        // Half a cent goes away from zero: 0.01 over 2 months is gone after one.
        assert_eq!(worth(1, 0, "2025-01-01", 2).book_value(day("2025-02-01")).unwrap().minor, 0);
    }

    #[test]
    fn what_is_not_known_is_said() {
        let on = day("2026-01-01");
        let it = worth(100, 0, "2025-01-01", 12);
        assert_eq!(Worth { cost: None, ..it }.book_value(on), Err(Unknown::Cost));
        assert_eq!(Worth { purchased_on: None, ..it }.book_value(on), Err(Unknown::Purchase));
        assert_eq!(Worth { lifespan_months: Some(0), ..it }.book_value(on), Err(Unknown::Life));
        let other = Some(Money::new(5, Currency::USD));
        assert_eq!(Worth { salvage: other, ..it }.book_value(on), Err(Unknown::Currencies));
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

    #[test]
    fn months_are_whole() {
        assert_eq!(whole_months(day("2025-01-31"), day("2025-02-28")), 1);
        assert_eq!(whole_months(day("2025-01-15"), day("2025-02-14")), 0);
        assert_eq!(whole_months(day("2025-05-01"), day("2025-01-01")), 0);
    }

    proptest! {
        #[test]
        fn the_book_value_falls_from_cost_to_salvage_and_bookings_are_even(
            cost in 0i64..10_000_000, salvage in 0i64..10_000_000, months in 1i64..120, later in 0i64..5_000,
            proceeds in 0i64..1_000_000, costs in 0i64..1_000_000, parts in 0i64..1_000_000,
        ) {
            let it = worth(cost, salvage, "2020-01-31", months);
            let on = day("2020-01-31").plus_days(later);
            let now = it.book_value(on).unwrap();
            prop_assert!(now.minor <= cost && now.minor >= salvage.min(cost));
            prop_assert!(it.book_value(on.plus_days(40)).unwrap().minor <= now.minor);
            let outcome = Outcome::of(proceeds, costs, now, parts, Currency::EUR).unwrap();
            prop_assert_eq!(bookings(eur(cost), &outcome).iter().map(|line| line.minor).sum::<i64>(), 0);
        }
    }
}
