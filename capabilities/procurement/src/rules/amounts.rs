//! What lines and orders come to. Tax is rounded line by line, halves away from zero (commercial rounding): the same
//! cents that a supplier's invoice shows.
use domain::{Currency, Money, MoneyError};
use rust_decimal::Decimal;

/// Net, tax and both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
}

impl Amounts {
    /// Nothing, in a currency.
    pub const fn nothing(currency: Currency) -> Self {
        let zero = Money::new(0, currency);
        Self { net: zero, tax: zero, gross: zero }
    }

    /// The sum of two.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            net: self.net.plus(other.net)?,
            tax: self.tax.plus(other.tax)?,
            gross: self.gross.plus(other.gross)?,
        })
    }
}

/// So many units at a price, with a share of the freight, taxed at so many percent.
pub fn of_line(
    unit_price: Money,
    quantity: i64,
    freight: Option<Money>,
    tax_percent: Decimal,
) -> Result<Amounts, MoneyError> {
    let minor = unit_price.minor.checked_mul(quantity).ok_or(MoneyError::TooLarge)?;
    let goods = Money::new(minor, unit_price.currency);
    let net = freight.map_or(Ok(goods), |freight| goods.plus(freight))?;
    let tax = tax_on(net, tax_percent)?;
    Ok(Amounts { net, tax, gross: net.plus(tax)? })
}

/// The tax on an amount, halves away from zero.
pub fn tax_on(net: Money, percent: Decimal) -> Result<Money, MoneyError> {
    let exact = net.decimal().checked_mul(percent).ok_or(MoneyError::TooLarge)? / Decimal::ONE_HUNDRED;
    Money::round_half_away(exact, net.currency)
}

/// What an amount with tax is without it, halves away from zero.
pub fn without_tax(gross: Money, percent: Decimal) -> Result<Money, MoneyError> {
    let whole = Decimal::ONE_HUNDRED.checked_add(percent).ok_or(MoneyError::TooLarge)?;
    let exact = gross.decimal().checked_mul(Decimal::ONE_HUNDRED).ok_or(MoneyError::TooLarge)? / whole;
    Money::round_half_away(exact, gross.currency)
}

/// A share in percent as it is written: between nothing and all.
pub fn percent(text: &str) -> Option<Decimal> {
    let percent = Decimal::from_str_exact(text.trim()).ok()?;
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent).then_some(percent)
}

/// What each of several units costs with its share of the freight: the shares differ by a cent at most and sum to
/// the whole.
pub fn unit_costs(
    unit_price: Money,
    quantity: i64,
    freight: Option<Money>,
) -> Result<Vec<Money>, MoneyError> {
    let count = u32::try_from(quantity).map_err(|_| MoneyError::TooLarge)?;
    let freight = freight.unwrap_or(Money::new(0, unit_price.currency));
    freight.split_evenly(count).into_iter().map(|share| unit_price.plus(share)).collect()
}

/// What so many of the units of a line cost with their share of the freight; units beyond the order cost what the last
/// one does.
pub fn of_units(
    unit_price: Money,
    quantity: i64,
    freight: Option<Money>,
    units: i64,
) -> Result<Money, MoneyError> {
    let costs = unit_costs(unit_price, quantity, freight)?;
    let ordered: i64 = costs.iter().take(usize::try_from(units).unwrap_or(0)).map(|cost| cost.minor).sum();
    let last = costs.last().map_or(unit_price.minor, |cost| cost.minor);
    let beyond = last.checked_mul((units - quantity).max(0)).ok_or(MoneyError::TooLarge)?;
    let minor = ordered.checked_add(beyond).ok_or(MoneyError::TooLarge)?;
    Ok(Money::new(minor, unit_price.currency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn tax_is_rounded_once_for_each_line() {
        // 3 × 9.99 = 29.97, and 19 % of it is 5.6943.
        let it = of_line(eur(999), 3, None, Decimal::from(19)).unwrap();
        assert_eq!((it.net, it.tax, it.gross), (eur(2997), eur(569), eur(3566)));
        // 12.50 at 8.1 % is 1.0125, with freight of 2.50 it is 1.215.
        let it = of_line(eur(1250), 1, Some(eur(250)), Decimal::new(81, 1)).unwrap();
        assert_eq!((it.net, it.tax), (eur(1500), eur(122)));
    }

    #[test]
    fn tax_is_taken_off_again() {
        assert_eq!(without_tax(eur(119_000), Decimal::from(19)), Ok(eur(100_000)));
        assert_eq!(without_tax(eur(3_566), Decimal::from(19)), Ok(eur(2_997)));
        assert_eq!(without_tax(eur(500), Decimal::ZERO), Ok(eur(500)));
    }

    #[test]
    fn currencies_are_not_mixed_and_nothing_overflows() {
        let freight = Money::new(100, Currency::USD);
        assert_eq!(
            of_line(eur(1), 1, Some(freight), Decimal::ZERO).unwrap_err(),
            MoneyError::MixedCurrencies
        );
        assert_eq!(of_line(eur(i64::MAX), 2, None, Decimal::ZERO).unwrap_err(), MoneyError::TooLarge);
    }

    #[test]
    fn a_percentage_lies_between_nothing_and_all() {
        assert_eq!(percent("19"), Some(Decimal::from(19)));
        assert_eq!(percent("8.1"), Some(Decimal::new(81, 1)));
        for wrong in ["-1", "100.1", "19%", ""] {
            assert_eq!(percent(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn units_cost_what_the_line_costs(price in 0i64..1_000_000, count in 1i64..200, freight in 0i64..100_000) {
            let costs = unit_costs(eur(price), count, Some(eur(freight))).unwrap();
            prop_assert_eq!(costs.iter().map(|cost| cost.minor).sum::<i64>(), price * count + freight);
            prop_assert_eq!(of_units(eur(price), count, Some(eur(freight)), count).unwrap().minor, price * count + freight);
            let (one, all) = (of_units(eur(price), count, Some(eur(freight)), 1), costs[0]);
            prop_assert_eq!(one.unwrap(), all);
        }
    }
}
