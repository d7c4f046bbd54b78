//! A supplier's score from the register's own facts, with its working.
//!
//! Small samples are shrunk: the rate of a supplier is `(x + k·p) ÷ (n + k)`, where `x` of `n` cases went wrong, `p` is
//! the rate of all suppliers together, and `k` says after how many cases a supplier's own record weighs as much as
//! everybody's. It is the mean of a beta-binomial model whose prior is the pooled rate with `k` cases behind it. A mean
//! change of prices is shrunk toward none in the same way. Judgement is a criterion of its own and weighs nothing
//! unless somebody wants it to.
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Deliveries after which a supplier's own record weighs as much as everybody's.
const K_DELIVERIES: i64 = 10;
/// The same for units.
const K_UNITS: i64 = 50;
/// The same for invoices.
const K_INVOICES: i64 = 10;
/// The same for repeated purchases.
const K_PRICES: i64 = 4;
/// The same for reviews, toward the middle.
const K_REVIEWS: i64 = 2;
/// A share of defective units that scores nothing, in percent.
const WORST_DEFECTS: i64 = 10;
/// A mean rise of prices that scores nothing, in percent.
const WORST_DRIFT: i64 = 10;

/// What the register knows about a supplier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Facts {
    /// Deliveries.
    pub deliveries: i64,
    /// Those after the promised day.
    pub late: i64,
    /// Days that those were late, in all.
    pub late_days: i64,
    /// Units that came.
    pub units: i64,
    /// Those that were dead on arrival or damaged.
    pub defects: i64,
    /// Returns that were settled.
    pub settled: i64,
    /// Days that took, in all.
    pub settled_days: i64,
    /// Invoices.
    pub invoices: i64,
    /// Those that did not match.
    pub wrong_invoices: i64,
    /// Times that something was bought again.
    pub repeats: i64,
    /// How the price changed then, in hundredths of a percent, summed up.
    pub drift: i64,
    /// Reviews in force.
    pub reviews: i64,
    /// Their marks, 0 to 100, summed up.
    pub marks: i64,
}

/// How much each criterion weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weights {
    /// Delivery by the promised day.
    pub delivery: i64,
    /// Units that work.
    pub quality: i64,
    /// Prices that stay.
    pub price: i64,
    /// Invoices that match.
    pub invoices: i64,
    /// What people say.
    pub judgement: i64,
}

impl Weights {
    /// Facts only.
    pub const USUAL: Self = Self { delivery: 35, quality: 35, price: 15, invoices: 15, judgement: 0 };
}

/// One criterion with its working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Criterion {
    /// `delivery`, `quality`, `price`, `invoices`, `judgement`.
    pub name: &'static str,
    /// How many cases it rests on.
    pub cases: i64,
    /// How many of them went wrong; for prices the mean change in percent, for judgement the mean mark.
    pub observed: String,
    /// The same after shrinking.
    pub shrunk: String,
    /// What that scores, 0 to 100.
    pub score: String,
    /// How much it weighs.
    pub weight: i64,
}

/// A supplier's score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Score {
    /// 0 to 100, one digit, halves away from zero.
    pub total: String,
    /// The same in tenths, to sort by.
    pub tenths: i64,
    /// How it came about.
    pub criteria: Vec<Criterion>,
}

fn ratio(part: i64, whole: i64) -> Decimal {
    if whole == 0 { Decimal::ZERO } else { Decimal::from(part) / Decimal::from(whole) }
}

/// A rate drawn toward another one.
fn shrunk(x: i64, n: i64, toward: Decimal, k: i64) -> Decimal {
    (Decimal::from(x) + Decimal::from(k) * toward) / Decimal::from(n + k)
}

fn tenth(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Between nothing and all.
fn bounded(score: Decimal) -> Decimal {
    score.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
}

/// The score of a supplier. `all` are the facts of all suppliers together.
pub fn score(facts: &Facts, all: &Facts, weights: Weights) -> Score {
    let hundred = Decimal::ONE_HUNDRED;
    let late = shrunk(facts.late, facts.deliveries, ratio(all.late, all.deliveries), K_DELIVERIES);
    let defects = shrunk(facts.defects, facts.units, ratio(all.defects, all.units), K_UNITS);
    let wrong =
        shrunk(facts.wrong_invoices, facts.invoices, ratio(all.wrong_invoices, all.invoices), K_INVOICES);
    // Hundredths of a percent become percent.
    let drift = shrunk(facts.drift, facts.repeats, Decimal::ZERO, K_PRICES) / hundred;
    let marks = shrunk(facts.marks, facts.reviews, Decimal::from(50), K_REVIEWS);
    let share = |x: i64, n: i64| format!("{x} / {n}");
    let percent = |rate: Decimal| format!("{} %", tenth(rate * hundred));
    let parts = [
        (
            "delivery",
            facts.deliveries,
            share(facts.late, facts.deliveries),
            percent(late),
            (Decimal::ONE - late) * hundred,
            weights.delivery,
        ),
        (
            "quality",
            facts.units,
            share(facts.defects, facts.units),
            percent(defects),
            hundred - defects * hundred * hundred / Decimal::from(WORST_DEFECTS),
            weights.quality,
        ),
        (
            "price",
            facts.repeats,
            format!("{} %", tenth(ratio(facts.drift, facts.repeats) / hundred)),
            format!("{} %", tenth(drift)),
            hundred - drift.max(Decimal::ZERO) * hundred / Decimal::from(WORST_DRIFT),
            weights.price,
        ),
        (
            "invoices",
            facts.invoices,
            share(facts.wrong_invoices, facts.invoices),
            percent(wrong),
            (Decimal::ONE - wrong) * hundred,
            weights.invoices,
        ),
        (
            "judgement",
            facts.reviews,
            tenth(ratio(facts.marks, facts.reviews)).to_string(),
            tenth(marks).to_string(),
            marks,
            weights.judgement,
        ),
    ];
    let weighed: i64 = parts.iter().map(|part| part.5.max(0)).sum();
    let sum: Decimal = parts.iter().map(|part| bounded(part.4) * Decimal::from(part.5.max(0))).sum();
    let total = if weighed == 0 { Decimal::ZERO } else { tenth(sum / Decimal::from(weighed)) };
    let criteria = parts.map(|(name, cases, observed, shrunk, score, weight)| Criterion {
        name,
        cases,
        observed,
        shrunk,
        score: tenth(bounded(score)).to_string(),
        weight: weight.max(0),
    });
    let tenths = rust_decimal::prelude::ToPrimitive::to_i64(&(total * Decimal::TEN)).unwrap_or_default();
    Score { total: total.to_string(), tenths, criteria: criteria.to_vec() }
}

/// The facts of several together.
pub fn together<'f>(several: impl Iterator<Item = &'f Facts>) -> Facts {
    several.fold(Facts::default(), |sum, it| Facts {
        deliveries: sum.deliveries + it.deliveries,
        late: sum.late + it.late,
        late_days: sum.late_days + it.late_days,
        units: sum.units + it.units,
        defects: sum.defects + it.defects,
        settled: sum.settled + it.settled,
        settled_days: sum.settled_days + it.settled_days,
        invoices: sum.invoices + it.invoices,
        wrong_invoices: sum.wrong_invoices + it.wrong_invoices,
        repeats: sum.repeats + it.repeats,
        drift: sum.drift + it.drift,
        reviews: sum.reviews + it.reviews,
        marks: sum.marks + it.marks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_answer() {
        let all = Facts {
            deliveries: 100,
            late: 20,
            units: 1_000,
            defects: 20,
            invoices: 50,
            wrong_invoices: 5,
            ..Facts::default()
        };
        let facts = Facts {
            deliveries: 10,
            late: 0,
            units: 150,
            defects: 6,
            invoices: 10,
            wrong_invoices: 3,
            repeats: 4,
            drift: 1_600,
            ..Facts::default()
        };
        let it = score(&facts, &all, Weights::USUAL);
        // Late: (0 + 10 × 0.2) ÷ 20 = 10 %. Defects: (6 + 50 × 0.02) ÷ 200 = 3.5 %. Wrong: (3 + 10 × 0.1) ÷ 20 = 20 %.
        // Prices rose by 4 % on average, shrunk by half to 2 %.
        let told: Vec<(&str, &str, &str)> =
            it.criteria.iter().map(|one| (one.name, one.shrunk.as_str(), one.score.as_str())).collect();
        assert_eq!(
            told,
            [
                ("delivery", "10.0 %", "90.0"),
                ("quality", "3.5 %", "65.0"),
                ("price", "2 %", "80"),
                ("invoices", "20.0 %", "80.0"),
                ("judgement", "50", "50"),
            ]
            .map(|(name, shrunk, score)| (name, shrunk, score))
        );
        // (90 × 35 + 65 × 35 + 80 × 15 + 80 × 15) ÷ 100 = 78.25, away from zero.
        assert_eq!((it.total.as_str(), it.tenths), ("78.3", 783));
    }

    #[test]
    fn nobody_is_perfect_after_one_delivery() {
        let all = Facts { deliveries: 100, late: 20, ..Facts::default() };
        let only = Weights { delivery: 1, quality: 0, price: 0, invoices: 0, judgement: 0 };
        let of = |deliveries, late| score(&Facts { deliveries, late, ..Facts::default() }, &all, only).tenths;
        assert_eq!(of(0, 0), 800);
        assert_eq!(of(1, 0), 818);
        assert_eq!(of(90, 0), 980);
        assert!(of(1, 1) < of(0, 0));
    }

    #[test]
    fn judgement_counts_only_where_somebody_wants_it() {
        let facts = Facts { reviews: 2, marks: 200, ..Facts::default() };
        let without = score(&facts, &Facts::default(), Weights::USUAL);
        let with = score(&facts, &Facts::default(), Weights { judgement: 100, ..Weights::USUAL });
        assert_eq!((without.tenths, with.tenths), (1_000, 875));
    }

    proptest! {
        #[test]
        fn a_score_lies_between_nothing_and_all(
            n in 0i64..1_000, x in 0i64..1_000, units in 0i64..10_000, drift in -10_000i64..100_000, weight in 0i64..100,
        ) {
            let facts = Facts { deliveries: n, late: x.min(n), units, defects: x.min(units), repeats: n, drift, ..Facts::default() };
            let it = score(&facts, &facts, Weights { delivery: weight, ..Weights::USUAL });
            prop_assert!((0..=1_000).contains(&it.tenths));
        }
    }
}
