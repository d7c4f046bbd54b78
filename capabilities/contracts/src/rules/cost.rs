//! What a contract costs: payments by a schedule, and what that is in a year.
use domain::{Choice, Date, Money};
use serde::{Deserialize, Serialize};

/// How often something is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// At once.
    Once,
    /// Every month.
    Month,
    /// Every three months.
    Quarter,
    /// Every year.
    Year,
}

/// The choices, for the field.
pub const EVERY: &[Choice<'static>] = &[
    Choice::new("once", "Once"),
    Choice::new("month", "Every month"),
    Choice::new("quarter", "Every quarter"),
    Choice::new("year", "Every year"),
];

impl Every {
    /// Months between two payments; none for what is paid once.
    const fn months(self) -> Option<i64> {
        match self {
            Self::Once => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
        }
    }
}

/// A line of what a contract costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub label: String,
    /// How much each time.
    pub amount: Money,
    /// How often.
    pub every: Every,
    /// When it is first paid.
    pub from: Date,
    /// The last day on which it may be paid.
    pub until: Option<Date>,
}

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When.
    pub on: Date,
    /// What for.
    pub label: String,
    /// How much.
    pub amount: Money,
}

/// Payments told at most.
pub const PAYMENTS_MAX: usize = 2_000;

impl Line {
    /// The nth day on which it is paid. Counted from the first, so that the last days of months do not slide.
    fn nth(&self, n: i64) -> Option<Date> {
        match self.every.months() {
            None => (n == 0).then_some(self.from),
            Some(months) => Some(self.from.plus_months(months * n)),
        }
    }

    fn may_be_paid(&self, on: Date) -> bool {
        self.until.is_none_or(|until| on <= until)
    }
}

/// What falls due from one day on and before another, in order of days.
pub fn payments(lines: &[Line], from: Date, before: Date) -> Vec<Payment> {
    let mut all = Vec::new();
    for line in lines {
        let days = (0..).map_while(|n| line.nth(n)).take_while(|on| *on < before && line.may_be_paid(*on));
        let due = days.filter(|on| *on >= from).take(PAYMENTS_MAX);
        all.extend(due.map(|on| Payment { on, label: line.label.clone(), amount: line.amount }));
    }
    all.sort_by_key(|payment| payment.on);
    all.truncate(PAYMENTS_MAX);
    all
}

/// What the lines in force on a day cost in a year; what is paid once does not count. Nothing when there is none, or in
/// several currencies, which are never added up.
pub fn yearly(lines: &[Line], on: Date) -> Option<Money> {
    let in_force = lines.iter().filter(|line| line.from <= on && line.may_be_paid(on));
    let mut sum: Option<Money> = None;
    for line in in_force {
        let Some(months) = line.every.months() else { continue };
        let year = Money::new(line.amount.minor.checked_mul(12 / months)?, line.amount.currency);
        sum = Some(match sum {
            None => year,
            Some(so_far) => so_far.plus(year).ok()?,
        });
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn line(minor: i64, every: Every, from: &str, until: Option<&str>) -> Line {
        let amount = Money::new(minor, Currency::EUR);
        Line { label: "Support".into(), amount, every, from: day(from), until: until.map(day) }
    }

    #[test]
    fn known_payments_and_yearly_costs() {
        let lines = [
            line(10_000, Every::Month, "2026-01-31", Some("2026-04-30")),
            line(50_000, Every::Quarter, "2026-02-15", None),
            line(99_900, Every::Once, "2026-03-01", None),
        ];
        let told: Vec<(String, i64)> = payments(&lines, day("2026-02-01"), day("2026-06-01"))
            .into_iter()
            .map(|payment| (payment.on.to_string(), payment.amount.minor))
            .collect();
        let due = |on: &str, minor| (on.to_owned(), minor);
        assert_eq!(
            told,
            [
                due("2026-02-15", 50_000),
                due("2026-02-28", 10_000),
                due("2026-03-01", 99_900),
                due("2026-03-31", 10_000),
                due("2026-04-30", 10_000),
                due("2026-05-15", 50_000),
            ]
        );
        assert_eq!(yearly(&lines, day("2026-03-10")), Some(Money::new(320_000, Currency::EUR)));
        assert_eq!(yearly(&lines, day("2026-05-01")), Some(Money::new(200_000, Currency::EUR)));
        let mut mixed = lines.to_vec();
        mixed[0].amount = Money::new(1, Currency::USD);
        assert_eq!(yearly(&mixed, day("2026-03-10")), None);
    }

    proptest! {
        #[test]
        fn a_whole_year_of_payments_is_the_yearly_cost(minor in 1i64..1_000_000, start in 0i64..300, which in 0usize..3) {
            let every = [Every::Month, Every::Quarter, Every::Year][which];
            let from = day("2026-01-01").plus_days(start);
            let line = Line { from, ..line(minor, every, "2026-01-01", None) };
            let year = payments(std::slice::from_ref(&line), from, from.plus_months(12));
            prop_assert_eq!(year.iter().map(|payment| payment.amount.minor).sum::<i64>(), yearly(&[line], from).unwrap().minor);
        }
    }
}
