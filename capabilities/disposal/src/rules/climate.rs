//! How much CO2e is avoided by what is used again and recycled.
use super::words::{Activity, Fate, Weee};

/// A factor with its range, in grams of CO2e for each kilogram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// What it is about.
    pub activity: Activity,
    /// For which category; for all others when absent.
    pub weee: Option<Weee>,
    /// The low end.
    pub low: i64,
    /// The figure that is used.
    pub central: i64,
    /// The high end.
    pub high: i64,
    /// Where it comes from.
    pub source: String,
}

/// An amount of CO2e with its range, in grams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The low end.
    pub low: i64,
    /// The figure that is used.
    pub central: i64,
    /// The high end.
    pub high: i64,
}

/// What of a fate avoids emissions, if anything does.
pub const fn activity_of(fate: Fate) -> Option<Activity> {
    match fate {
        Fate::Reused => Some(Activity::Reuse),
        Fate::Recycled => Some(Activity::Recycling),
        Fate::Recovered | Fate::Landfilled | Fate::Hazardous => None,
    }
}

/// The factor for a mass: that of its category, else that for any; of several the first.
pub fn factor_for(factors: &[Factor], activity: Activity, weee: Weee) -> Option<&Factor> {
    let of = |category: Option<Weee>| {
        factors.iter().find(move |factor| factor.activity == activity && factor.weee == category)
    };
    of(Some(weee)).or_else(|| of(None))
}

/// What a mass in grams avoids, in whole grams, rounded down: grams × factor ÷ 1000.
pub fn avoided(grams: i64, factor: &Factor) -> Range {
    let of = |each: i64| i64::try_from(i128::from(grams) * i128::from(each) / 1_000).unwrap_or(i64::MAX);
    Range { low: of(factor.low), central: of(factor.central), high: of(factor.high) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factor(activity: Activity, weee: Option<Weee>, central: i64) -> Factor {
        Factor { activity, weee, low: central / 2, central, high: central * 2, source: "study".into() }
    }

    #[test]
    fn the_factor_of_the_category_comes_before_that_for_any() {
        let factors = [
            factor(Activity::Reuse, None, 1_000),
            factor(Activity::Reuse, Some(Weee::Screens), 9_000),
            factor(Activity::Recycling, None, 500),
        ];
        let of = |activity, weee| factor_for(&factors, activity, weee).map(|factor| factor.central);
        assert_eq!(of(Activity::Reuse, Weee::Screens), Some(9_000));
        assert_eq!(of(Activity::Reuse, Weee::SmallIt), Some(1_000));
        assert_eq!(of(Activity::Recycling, Weee::Lamps), Some(500));
        assert_eq!(activity_of(Fate::Landfilled), None);
    }

    #[test]
    fn two_kilograms_at_nine_kilograms_each_are_eighteen() {
        let told = avoided(2_000, &factor(Activity::Reuse, None, 9_000));
        assert_eq!(told, Range { low: 9_000, central: 18_000, high: 36_000 });
    }
}
