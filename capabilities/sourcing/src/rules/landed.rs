//! Landed cost: goods, freight and tax of everything that was asked for, in one currency.
//!
//! A bid is added up in its own currency, tax rounded line by line (halves away from zero, as the order will have it),
//! and the sum is converted once, halves away from zero, at a rate of a stated day.
use domain::{Currency, Money, MoneyError};
use procurement::rules::amounts::{self, Amounts};
use rust_decimal::Decimal;

/// A line of a bid beside what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Priced {
    /// How many were asked for.
    pub quantity: i64,
    /// What one costs without tax; none where it is not offered.
    pub unit_price: Option<Money>,
    /// The freight of the line, without tax.
    pub freight: Option<Money>,
    /// The tax on both, in percent.
    pub tax_percent: Decimal,
}

/// What a bid comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landed {
    /// In the currency of the bid.
    pub own: Amounts,
    /// With tax, in the currency of the comparison; none without a rate.
    pub compared: Option<Money>,
    /// How many lines are not offered.
    pub missing: usize,
}

/// What a bid comes to, in its currency and at a rate in that of the comparison.
pub fn landed(
    lines: &[Priced],
    own: Currency,
    compared_in: Currency,
    rate: Option<Decimal>,
) -> Result<Landed, MoneyError> {
    let mut sum = Amounts::nothing(own);
    let mut missing = 0;
    for line in lines {
        match line.unit_price {
            None => missing += 1,
            Some(price) => {
                sum = sum.plus(amounts::of_line(price, line.quantity, line.freight, line.tax_percent)?)?;
            }
        }
    }
    let rate = if own == compared_in { Some(Decimal::ONE) } else { rate };
    let compared = rate.map(|rate| converted(sum.gross, rate, compared_in)).transpose()?;
    Ok(Landed { own: sum, compared, missing })
}

/// An amount in another currency, halves away from zero.
pub fn converted(amount: Money, rate: Decimal, into: Currency) -> Result<Money, MoneyError> {
    let exact = amount.decimal().checked_mul(rate).ok_or(MoneyError::TooLarge)?;
    Money::round_half_away(exact, into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(quantity: i64, minor: i64, freight: i64, tax: &str, currency: Currency) -> Priced {
        Priced {
            quantity,
            unit_price: Some(Money::new(minor, currency)),
            freight: Some(Money::new(freight, currency)),
            tax_percent: tax.parse().unwrap(),
        }
    }

    #[test]
    fn known_answers() {
        let eur = Currency::EUR;
        // 12 × 1 389.00 + 60.00 = 16 728.00, and 19 % of it is 3 178.32.
        let it = landed(&[line(12, 138_900, 6_000, "19", eur)], eur, eur, None).unwrap();
        assert_eq!((it.own.net.minor, it.own.tax.minor, it.own.gross.minor), (1_672_800, 317_832, 1_990_632));
        assert_eq!((it.compared.unwrap().minor, it.missing), (1_990_632, 0));
        // 12 × 1 455.00 + 90.00 = 17 550.00 USD, no tax, at 0.9215 is 16 172.325 EUR: away from zero.
        let usd = Currency::USD;
        let it = landed(&[line(12, 145_500, 9_000, "0", usd)], usd, eur, "0.9215".parse().ok()).unwrap();
        assert_eq!(it.compared.unwrap(), Money::new(1_617_233, eur));
        // Without a rate it cannot be compared, and what is not offered is counted.
        let none = Priced { unit_price: None, ..line(1, 0, 0, "0", usd) };
        let it = landed(&[none], usd, eur, None).unwrap();
        assert_eq!((it.compared, it.missing), (None, 1));
    }

    #[test]
    fn a_currency_without_cents_is_rounded_to_whole_units() {
        let yen: Currency = "JPY".parse().unwrap();
        let it = landed(&[line(1, 1_005, 0, "0", Currency::EUR)], Currency::EUR, yen, "161.5".parse().ok())
            .unwrap();
        assert_eq!(it.compared.unwrap(), Money::new(1_623, yen));
    }

    proptest! {
        #[test]
        fn more_never_costs_less(quantity in 1i64..500, price in 0i64..500_000, freight in 0i64..50_000, tax in 0u32..28) {
            let eur = Currency::EUR;
            let tax = tax.to_string();
            let cost = |quantity| landed(&[line(quantity, price, freight, &tax, eur)], eur, eur, None).unwrap().own.gross.minor;
            prop_assert!(cost(quantity + 1) >= cost(quantity));
        }
    }
}
