//! Which way a retired thing should go: a table that people can read, asked from its top; the first line that fits
//! decides. And what the thing is still worth.
use super::{grading::Grade, words::words};
use domain::{Currency, Money};

words! {
    /// A way on.
    Way {
        /// Used again in the company.
        Redeploy = "redeploy", "Redeploy", Ok;
        /// Sold.
        Sell = "sell", "Sell", Ok;
        /// Given away.
        Donate = "donate", "Donate", Info;
        /// Taken apart for its parts, the rest recycled.
        Harvest = "harvest", "Harvest parts", Info;
        /// Recycled for its material.
        Recycle = "recycle", "Recycle", Muted;
        /// Back to whom it belongs.
        Return = "return-to-lessor", "Return to its owner", Muted;
        /// Made unusable.
        Destroy = "destroy-device", "Destroy", Bad;
    }
}

impl Way {
    /// Whether it keeps somebody from needing a new one.
    pub const fn is_reuse(self) -> bool {
        matches!(self, Self::Redeploy | Self::Sell | Self::Donate)
    }

    /// The way that an asset went, by the words in which its disposal is kept.
    pub fn of_disposal(word: &str) -> Option<Self> {
        match word {
            "sold" => Some(Self::Sell),
            "donated" => Some(Self::Donate),
            "recycled" => Some(Self::Recycle),
            "returned" => Some(Self::Return),
            "harvested" => Some(Self::Harvest),
            "destroyed" => Some(Self::Destroy),
            _ => None,
        }
    }
}

/// A line of the table. What it does not ask fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// The way that it recommends.
    pub way: Option<Way>,
    /// Only these grades.
    pub grades: Vec<Grade>,
    /// Only what belongs to somebody so.
    pub ownership: Vec<String>,
    /// Only from this age on, in months.
    pub min_age: Option<i64>,
    /// Only up to this age, in months.
    pub max_age: Option<i64>,
    /// Only what is still worth so much.
    pub min_value: Option<Money>,
    /// Only what is known to be free of data, or only what is not.
    pub free_of_data: Option<bool>,
    /// Why, as a sentence.
    pub because: String,
}

/// What is known about the thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thing {
    /// How good it is, if somebody graded it.
    pub grade: Option<Grade>,
    /// Whose it is.
    pub ownership: String,
    /// How old it is, in months, if that is known.
    pub age_months: Option<i64>,
    /// What it is worth, if that is known.
    pub value: Option<Money>,
    /// Whether its data are known to be gone.
    pub free_of_data: bool,
}

/// What the table says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// The way.
    pub way: Way,
    /// The line that decided.
    pub line: String,
    /// Why.
    pub because: String,
    /// The lines above it, and why they did not fit.
    pub passed: Vec<String>,
}

/// Why a line does not fit a thing; none when it does.
fn misfit(line: &Line, thing: &Thing) -> Option<String> {
    let label = |grade: Option<Grade>| grade.map_or("not graded", Grade::label);
    if !line.ownership.is_empty() && !line.ownership.contains(&thing.ownership) {
        return Some(format!("it is {}", thing.ownership));
    }
    if !line.grades.is_empty() && thing.grade.is_none_or(|grade| !line.grades.contains(&grade)) {
        return Some(format!("its grade is {}", label(thing.grade)));
    }
    if let Some(wanted) = line.free_of_data
        && wanted != thing.free_of_data
    {
        let is = if thing.free_of_data { "it is free of data" } else { "it may hold data" };
        return Some(is.to_owned());
    }
    let age = |months: Option<i64>| {
        months.map_or("its age is not known".to_owned(), |it| format!("it is {it} months old"))
    };
    let young = line.min_age.is_some_and(|least| thing.age_months.is_none_or(|age| age < least));
    let old = line.max_age.is_some_and(|most| thing.age_months.is_none_or(|age| age > most));
    if young || old {
        return Some(age(thing.age_months));
    }
    if let Some(least) = line.min_value {
        return match thing.value {
            Some(value) if value.currency == least.currency && value.minor >= least.minor => None,
            Some(value) => Some(format!("it is worth {value}")),
            None => Some("its value is not known".to_owned()),
        };
    }
    None
}

/// The way that the first fitting line recommends; recycling where no line fits. Always exactly one.
pub fn recommend(table: &[Line], thing: &Thing) -> Recommendation {
    let mut passed = Vec::new();
    for line in table {
        let Some(way) = line.way else { continue };
        match misfit(line, thing) {
            Some(why) => passed.push(format!("{}: {why}", line.name)),
            None => {
                let (line, because) = (line.name.clone(), line.because.clone());
                return Recommendation { way, line, because, passed };
            }
        }
    }
    Recommendation {
        way: Way::Recycle,
        line: "No line fits".to_owned(),
        because: "No line of the table fits, so its material is recovered.".to_owned(),
        passed,
    }
}

/// How the value is worked out, as it is shown beside it.
pub const FORMULA: &str = "Declining value: each year of age keeps 65 %, months in between by the day's share; times the grade: A 100 %, B 80 %, C 55 %, D 10 %";

/// What a year leaves of the value, in percent.
const KEPT_PERCENT: i128 = 65;
/// Older things are worth nothing more than their material.
const YEARS_MAX: i64 = 20;

/// What a thing is still worth by [`FORMULA`], rounded down to whole minor units.
pub fn residual(cost: Money, age_months: i64, grade: Grade) -> Money {
    let share: i128 = match grade {
        Grade::A => 100,
        Grade::B => 80,
        Grade::C => 55,
        Grade::D => 10,
    };
    let (years, months) = (age_months.max(0) / 12, i128::from(age_months.max(0) % 12));
    if years >= YEARS_MAX {
        return Money::new(0, cost.currency);
    }
    let mut millionths: i128 = 1_000_000;
    for _ in 0..years {
        millionths = millionths * KEPT_PERCENT / 100;
    }
    let next = millionths * KEPT_PERCENT / 100;
    let between = millionths - (millionths - next) * months / 12;
    let minor = i128::from(cost.minor.max(0)) * between * share / 100_000_000;
    Money::new(i64::try_from(minor).unwrap_or(i64::MAX), cost.currency)
}

/// What a new register's table asks, in the currency of the company: name, way, grades, ownership, age up to, value from
/// (whole units), free of data, reason.
pub type Begun = (
    &'static str,
    Way,
    &'static [Grade],
    &'static [&'static str],
    Option<i64>,
    Option<i64>,
    Option<bool>,
    &'static str,
);

/// The table that a new register begins with.
pub const BEGUN: &[Begun] = &[
    (
        "Belongs to somebody else",
        Way::Return,
        &[],
        &["leased", "rented", "loaned"],
        None,
        None,
        None,
        "It is not ours: it goes back to whom it belongs.",
    ),
    (
        "Data cannot be removed",
        Way::Destroy,
        &[Grade::D],
        &[],
        None,
        None,
        Some(false),
        "It may hold data and does not work well enough to be sanitised.",
    ),
    (
        "Young and good",
        Way::Redeploy,
        &[Grade::A, Grade::B],
        &[],
        Some(36),
        None,
        None,
        "It is good and young enough to serve somebody here again; that saves the price and the making of a new one.",
    ),
    (
        "Good and worth selling",
        Way::Sell,
        &[Grade::A, Grade::B],
        &[],
        None,
        Some(100),
        None,
        "It is good and worth more than selling it costs.",
    ),
    (
        "Good, of little value",
        Way::Donate,
        &[Grade::A, Grade::B],
        &[],
        None,
        None,
        None,
        "It works and serves somebody, though hardly anybody would pay for it.",
    ),
    (
        "Parts worth having",
        Way::Harvest,
        &[Grade::C],
        &[],
        Some(84),
        None,
        None,
        "As a whole it is not worth repairing; memory, drives and screen are. The rest is recycled.",
    ),
    (
        "Everything else",
        Way::Recycle,
        &[],
        &[],
        None,
        None,
        None,
        "Nobody can use it any more; its material is recovered.",
    ),
];

/// An amount of whole units: 100 is 100.00 EUR.
pub fn whole(units: i64, currency: Currency) -> Money {
    Money::new(units.saturating_mul(10_i64.pow(currency.digits())), currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> Vec<Line> {
        BEGUN
            .iter()
            .map(|(name, way, grades, ownership, max_age, value, free, because)| Line {
                name: (*name).into(),
                way: Some(*way),
                grades: grades.to_vec(),
                ownership: ownership.iter().map(|one| (*one).to_owned()).collect(),
                min_age: None,
                max_age: *max_age,
                min_value: value.map(|units| whole(units, Currency::EUR)),
                free_of_data: *free,
                because: (*because).into(),
            })
            .collect()
    }

    fn thing(grade: Grade, age: i64, euros: i64) -> Thing {
        Thing {
            grade: Some(grade),
            ownership: "owned".into(),
            age_months: Some(age),
            value: Some(whole(euros, Currency::EUR)),
            free_of_data: true,
        }
    }

    #[test]
    fn the_first_line_that_fits_decides() {
        let way = |thing: &Thing| recommend(&table(), thing).way;
        assert_eq!(way(&thing(Grade::A, 20, 700)), Way::Redeploy);
        assert_eq!(way(&thing(Grade::B, 40, 300)), Way::Sell);
        assert_eq!(way(&thing(Grade::B, 60, 60)), Way::Donate);
        assert_eq!(way(&thing(Grade::C, 60, 60)), Way::Harvest);
        assert_eq!(way(&thing(Grade::C, 90, 20)), Way::Recycle);
        assert_eq!(way(&Thing { ownership: "leased".into(), ..thing(Grade::A, 20, 700) }), Way::Return);
        assert_eq!(way(&Thing { free_of_data: false, ..thing(Grade::D, 20, 0) }), Way::Destroy);
        assert_eq!(way(&Thing::default()), Way::Recycle);
        let told = recommend(&table(), &thing(Grade::B, 40, 300));
        assert_eq!(told.passed[2], "Young and good: it is 40 months old");
    }

    #[test]
    fn the_value_declines_with_age_and_grade() {
        let cost = whole(1000, Currency::EUR);
        assert_eq!(residual(cost, 0, Grade::A), cost);
        assert_eq!(residual(cost, 12, Grade::A).minor, 65_000);
        assert_eq!(residual(cost, 24, Grade::B).minor, 33_800);
        assert_eq!(residual(cost, 6, Grade::A).minor, 82_500);
        assert_eq!(residual(cost, 240, Grade::A).minor, 0);
    }

    fn any_line() -> impl Strategy<Value = Line> {
        (
            prop::option::of(0..7usize),
            prop::collection::vec(0..4usize, 0..3),
            prop::option::of(0..100i64),
            prop::option::of(0..100i64),
            prop::option::of(0..100_000i64),
            prop::option::of(any::<bool>()),
        )
            .prop_map(|(way, grades, min_age, max_age, value, free)| Line {
                name: "line".into(),
                way: way.map(|n| Way::ALL[n]),
                grades: grades.into_iter().map(|n| Grade::ALL[n]).collect(),
                min_age,
                max_age,
                min_value: value.map(|minor| Money::new(minor, Currency::EUR)),
                free_of_data: free,
                ..Line::default()
            })
    }

    proptest! {
        /// Whatever the table and the thing, there is exactly one recommendation, and adding lines below changes nothing.
        #[test]
        fn the_table_always_recommends_exactly_one_way(
            lines in prop::collection::vec(any_line(), 0..8), more in any_line(),
            grade in prop::option::of(0..4usize), age in prop::option::of(0..150i64), free: bool
        ) {
            let grade = grade.map(|n| Grade::ALL[n]);
            let thing = Thing { grade, age_months: age, free_of_data: free, ..Thing::default() };
            let told = recommend(&lines, &thing);
            prop_assert_eq!(Way::ALL.iter().filter(|way| **way == told.way).count(), 1);
            let fitted = told.line != "No line fits";
            let longer: Vec<Line> = lines.into_iter().chain([more]).collect();
            if fitted {
                prop_assert_eq!(recommend(&longer, &thing), told);
            }
        }

        #[test]
        fn nothing_is_worth_more_for_being_older(cost in 0..10_000_000i64, age in 0..300i64) {
            let cost = Money::new(cost, Currency::EUR);
            prop_assert!(residual(cost, age + 1, Grade::B).minor <= residual(cost, age, Grade::B).minor);
            prop_assert!(residual(cost, age, Grade::A).minor <= cost.minor);
        }
    }
}
