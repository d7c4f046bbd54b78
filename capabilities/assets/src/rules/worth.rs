//! What an asset is worth in the books: straight line, from what it cost down to what is expected at the end.
use domain::{Date, Money};
use rust_decimal::{Decimal, RoundingStrategy};

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
        let gone = gone.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let gone = i64::try_from(gone.mantissa()).unwrap_or(cost.minor);
        Ok(Money::new(cost.minor - gone, cost.currency))
    }
}

impl Worth {
    /// Its book value month by month over its life, from the day of the purchase: no more than `POINTS_MAX` points, in
    /// steps of whole months.
    pub fn course(&self) -> Result<Vec<(Date, Money)>, Unknown> {
        let purchased = self.purchased_on.ok_or(Unknown::Purchase)?;
        let life = self.lifespan_months.filter(|months| *months > 0).ok_or(Unknown::Life)?;
        let step = life / POINTS_MAX + 1;
        let months = (0..life).step_by(usize::try_from(step).unwrap_or(1)).chain([life]);
        months.map(|month| purchased.plus_months(month)).map(|day| Ok((day, self.book_value(day)?))).collect()
    }
}

/// Most points of a course: as many months as five years have.
const POINTS_MAX: i64 = 60;

/// Whole months from one day to another; negative days are none.
pub fn whole_months(from: Date, to: Date) -> i64 {
    let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    let whole = if from.plus_months(months) > to { months - 1 } else { months };
    whole.max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
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
    fn months_are_whole() {
        assert_eq!(whole_months(day("2025-01-31"), day("2025-02-28")), 1);
        assert_eq!(whole_months(day("2025-01-15"), day("2025-02-14")), 0);
        assert_eq!(whole_months(day("2025-05-01"), day("2025-01-01")), 0);
    }

    #[test]
    fn a_course_goes_from_the_purchase_to_the_end_of_life() {
        let course = worth(120_000, 0, "2024-01-01", 48).course().unwrap();
        assert_eq!(course.len(), 49);
        assert_eq!(course[0], (day("2024-01-01"), eur(120_000)));
        assert_eq!(course[24], (day("2026-01-01"), eur(60_000)));
        assert_eq!(course[48], (day("2028-01-01"), eur(0)));
        let long = worth(120_000, 0, "2024-01-01", 121).course().unwrap();
        assert_eq!(long.len(), 42, "every third month, and the last");
        assert_eq!(long.last(), Some(&(day("2034-02-01"), eur(0))));
        assert_eq!(
            Worth { lifespan_months: None, ..worth(1, 0, "2024-01-01", 1) }.course(),
            Err(Unknown::Life)
        );
    }

    proptest! {
        #[test]
        fn the_book_value_falls_from_cost_to_salvage(
            cost in 0i64..10_000_000, salvage in 0i64..10_000_000, months in 1i64..120, later in 0i64..5_000,
        ) {
            let it = worth(cost, salvage, "2020-01-31", months);
            let on = day("2020-01-31").plus_days(later);
            let now = it.book_value(on).unwrap();
            prop_assert!(now.minor <= cost && now.minor >= salvage.min(cost));
            prop_assert!(it.book_value(on.plus_days(40)).unwrap().minor <= now.minor);
        }
    }
}
