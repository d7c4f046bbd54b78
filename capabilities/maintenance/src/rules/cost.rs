//! What repairs cost: exact, and never in two currencies at once.
use domain::{Money, Refusal};
use rust_decimal::Decimal;

/// The sum of what there is. Refuses several currencies.
pub(crate) fn sum(amounts: impl IntoIterator<Item = Option<Money>>) -> Result<Option<Money>, Refusal> {
    let mut total: Option<Money> = None;
    for amount in amounts.into_iter().flatten() {
        total = Some(match total {
            None => amount,
            Some(so_far) => so_far.plus(amount).map_err(|_| other_currency(so_far))?,
        });
    }
    Ok(total)
}

fn other_currency(so_far: Money) -> Refusal {
    let message = format!("This order is costed in {0}. Give the amount in {0} too.", so_far.currency);
    Refusal::new("other-currency", message)
}

/// What so many minutes cost at a rate an hour; half a cent goes away from zero.
pub(crate) fn labour(minutes: i64, rate: Money) -> Result<Money, Refusal> {
    let hours = Decimal::from(minutes) / Decimal::from(60);
    product(rate, hours)
}

/// What so many pieces cost.
pub(crate) fn pieces(count: i64, each: Money) -> Result<Money, Refusal> {
    product(each, Decimal::from(count))
}

fn product(price: Money, factor: Decimal) -> Result<Money, Refusal> {
    let too_large = || Refusal::new("too-large", "This amount is larger than any that can be kept.");
    let amount = price.decimal().checked_mul(factor).ok_or_else(too_large)?;
    Money::round_half_away(amount, price.currency).map_err(|_| too_large())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

    fn euro(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn costs_add_up_in_one_currency() {
        assert_eq!(sum([Some(euro(1_250)), None, Some(euro(99))]), Ok(Some(euro(1_349))));
        assert_eq!(sum([None, None]), Ok(None));
        assert_eq!(
            sum([Some(euro(1)), Some(Money::new(1, Currency::USD))]).unwrap_err().code,
            "other-currency"
        );
    }

    #[test]
    fn labour_is_rounded_once() {
        assert_eq!(labour(45, euro(6_000)), Ok(euro(4_500)));
        assert_eq!(labour(20, euro(10_000)), Ok(euro(3_333)));
        assert_eq!(labour(1, euro(3_030)), Ok(euro(51)));
        assert_eq!(pieces(3, euro(333)), Ok(euro(999)));
        assert_eq!(labour(i64::MAX, euro(i64::MAX)).unwrap_err().code, "too-large");
    }
}
