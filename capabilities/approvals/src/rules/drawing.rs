//! How much is taken from a budget, and whether it may be.
use crate::budget::{Policy, Spending};
use domain::{Money, MoneyError, Refusal};

/// What each stage of one purchase comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// What was approved.
    pub approved: Option<Money>,
    /// What was ordered.
    pub ordered: Option<Money>,
    /// What has been received.
    pub received: Option<Money>,
    /// What has been invoiced.
    pub invoiced: Option<Money>,
}

impl Amounts {
    fn all(&self) -> impl Iterator<Item = Money> {
        [self.approved, self.ordered, self.received, self.invoiced].into_iter().flatten()
    }

    /// With the amount of one stage.
    #[must_use]
    pub fn with(mut self, stage: Spending, amount: Money) -> Self {
        match stage {
            Spending::Approved => self.approved = Some(amount),
            Spending::Ordered => self.ordered = Some(amount),
            Spending::Received => self.received = Some(amount),
            Spending::Invoiced => self.invoiced = Some(amount),
        }
        self
    }
}

/// What a purchase takes from its budget: while it is open the most that any stage says (an order of 10,000 of which
/// 4,000 have arrived still takes 10,000), once it is closed what was really invoiced (or else received, ordered); less
/// what later purchases take in its place.
pub fn draw(amounts: &Amounts, closed: bool, passed_on: i64) -> Result<Option<Money>, MoneyError> {
    let Some(first) = amounts.all().next() else { return Ok(None) };
    let mut most = first;
    for amount in amounts.all() {
        if amount.currency != first.currency {
            return Err(MoneyError::MixedCurrencies);
        }
        if amount.minor > most.minor {
            most = amount;
        }
    }
    let last = amounts.invoiced.or(amounts.received).or(amounts.ordered).or(amounts.approved);
    let whole = if closed { last.unwrap_or(most) } else { most };
    Ok(Some(Money::new((whole.minor - passed_on).max(0), whole.currency)))
}

/// What comes of taking something from a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It fits; so much is left.
    Within(i64),
    /// It does not fit, by so much, and the budget only warns.
    Exceeded(i64),
}

/// Whether what is taken in all may become `after` where it was `before`. Only promises are refused: what has arrived
/// has arrived, and taking less is always possible.
pub fn verdict(
    amount: i64,
    before: i64,
    after: i64,
    policy: Policy,
    stage: Spending,
) -> Result<Verdict, Refusal> {
    let left = amount.saturating_sub(after);
    if left >= 0 {
        return Ok(Verdict::Within(left));
    }
    let promise = matches!(stage, Spending::Approved | Spending::Ordered);
    if policy == Policy::Refuse && promise && after > before {
        let message =
            "This is more than what is left of the budget. Ask for less, or for a larger budget first.";
        return Err(Refusal::new("budget-exceeded", message));
    }
    Ok(Verdict::Exceeded(-left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn an_open_order_takes_the_most_and_a_closed_one_what_it_really_cost() {
        let order = Amounts { ordered: Some(eur(10_000)), received: Some(eur(4_000)), ..Amounts::default() };
        assert_eq!(draw(&order, false, 0), Ok(Some(eur(10_000))));
        assert_eq!(draw(&order, true, 0), Ok(Some(eur(4_000))));
        let dearer = order.with(Spending::Invoiced, eur(10_500));
        assert_eq!(
            (draw(&dearer, false, 0), draw(&dearer, true, 0)),
            (Ok(Some(eur(10_500))), Ok(Some(eur(10_500))))
        );
        assert_eq!(draw(&dearer, false, 10_000), Ok(Some(eur(500))));
        assert_eq!(draw(&dearer, false, 20_000), Ok(Some(eur(0))));
        assert_eq!(draw(&Amounts::default(), false, 0), Ok(None));
    }

    #[test]
    fn currencies_are_never_mixed() {
        let mixed = Amounts { approved: Some(eur(1)), ..Amounts::default() }
            .with(Spending::Ordered, Money::new(1, Currency::USD));
        assert_eq!(draw(&mixed, false, 0), Err(MoneyError::MixedCurrencies));
    }

    #[test]
    fn promises_are_refused_and_arrivals_are_not() {
        let told =
            |policy, stage, after| verdict(100, 90, after, policy, stage).map_err(|refusal| refusal.code);
        assert_eq!(told(Policy::Refuse, Spending::Ordered, 100), Ok(Verdict::Within(0)));
        assert_eq!(told(Policy::Refuse, Spending::Ordered, 101), Err("budget-exceeded"));
        assert_eq!(told(Policy::Warn, Spending::Ordered, 101), Ok(Verdict::Exceeded(1)));
        assert_eq!(told(Policy::Refuse, Spending::Invoiced, 101), Ok(Verdict::Exceeded(1)));
        assert_eq!(verdict(100, 130, 120, Policy::Refuse, Spending::Ordered), Ok(Verdict::Exceeded(20)));
    }

    proptest! {
        /// Whatever is promised in whatever order: a budget that refuses is never promised away, and one that warns says
        /// so each time that it goes below nothing.
        #[test]
        fn a_budget_never_goes_negative_silently(
            amount in 0i64..10_000,
            steps in proptest::collection::vec((0usize..5, 0i64..5_000, 0usize..4), 1..40),
            refuses: bool,
        ) {
            let policy = if refuses { Policy::Refuse } else { Policy::Warn };
            let stages = [Spending::Approved, Spending::Ordered, Spending::Received, Spending::Invoiced];
            let mut purchases = [Amounts::default(); 5];
            let total = |all: &[Amounts; 5]| -> i64 {
                all.iter().map(|one| draw(one, false, 0).unwrap().map_or(0, |money| money.minor)).sum()
            };
            for (which, minor, stage) in steps {
                let before = total(&purchases);
                let mut wanted = purchases;
                wanted[which] = wanted[which].with(stages[stage], eur(minor));
                let after = total(&wanted);
                match verdict(amount, before, after, policy, stages[stage]) {
                    Ok(Verdict::Within(left)) => {
                        prop_assert_eq!(left, amount - after);
                        prop_assert!(left >= 0);
                        purchases = wanted;
                    }
                    Ok(Verdict::Exceeded(over)) => {
                        prop_assert_eq!(over, after - amount);
                        prop_assert!(over > 0);
                        prop_assert!(!refuses || stage >= 2 || after <= before);
                        purchases = wanted;
                    }
                    Err(refusal) => {
                        prop_assert_eq!(refusal.code, "budget-exceeded");
                        prop_assert!(refuses && stage < 2 && after > amount);
                        prop_assert_eq!(total(&purchases), before);
                    }
                }
            }
        }
    }
}
