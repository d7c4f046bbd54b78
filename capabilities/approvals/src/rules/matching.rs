//! Which rules ask.
use domain::Money;

/// Whether an amount reaches the bound of a rule. What is not known, or cannot be compared because it is in another
/// currency, counts as reached: leaving an amount out is no way past a rule.
pub fn reaches(amount: Option<Money>, bound: Option<Money>) -> bool {
    match (amount, bound) {
        (_, None) | (None, Some(_)) => true,
        (Some(amount), Some(bound)) => amount.currency != bound.currency || amount.minor >= bound.minor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

    #[test]
    fn a_bound_is_reached_at_the_cent_and_by_what_cannot_be_compared() {
        let eur = |minor| Some(Money::new(minor, Currency::EUR));
        assert!(reaches(eur(500_000), eur(500_000)) && !reaches(eur(499_999), eur(500_000)));
        assert!(reaches(None, eur(1)) && reaches(eur(1), None) && reaches(None, None));
        assert!(reaches(Some(Money::new(1, Currency::USD)), eur(500_000)));
    }
}
