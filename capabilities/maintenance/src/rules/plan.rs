//! When planned work comes round again.
use domain::{Choice, Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Turns that are skipped at most when work was not done for very long.
const TURNS_MAX: usize = 4_000;

/// What makes planned work due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Trigger {
    #[default]
    Calendar,
    Meter,
    Condition,
}

/// The unit of a distance in the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unit {
    Days,
    Weeks,
    #[default]
    Months,
}

/// From when the next turn is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Basis {
    #[default]
    LastDone,
    FixedDays,
}

pub(crate) const TRIGGERS: &[Choice<'static>] = &[
    Choice::new("calendar", "The calendar"),
    Choice::new("meter", "A meter"),
    Choice::new("condition", "The condition"),
];
pub(crate) const UNITS: &[Choice<'static>] =
    &[Choice::new("days", "Days"), Choice::new("weeks", "Weeks"), Choice::new("months", "Months")];
pub(crate) const BASES: &[Choice<'static>] = &[
    Choice::new("last-done", "When it was last done"),
    Choice::new("fixed-days", "The day on which it was due"),
];

/// The day that lies a number of turns after another.
pub(crate) fn later(day: Date, every: i64, unit: Unit, turns: i64) -> Date {
    let steps = every.max(1).saturating_mul(turns);
    match unit {
        Unit::Days => day.plus_days(steps),
        Unit::Weeks => day.plus_days(steps.saturating_mul(7)),
        Unit::Months => day.plus_months(steps),
    }
}

/// The next day on which the work is due, after it was done (or given up) on a day. On fixed days the turns that have
/// passed meanwhile are left out; counting from the first keeps the 31st where a month has one.
pub(crate) fn next_due(basis: Basis, every: i64, unit: Unit, due: Date, done: Date) -> Date {
    match basis {
        Basis::LastDone => later(done, every, unit, 1),
        Basis::FixedDays => (1..=TURNS_MAX as i64)
            .map(|turns| later(due, every, unit, turns))
            .find(|next| *next > done)
            .unwrap_or_else(|| later(done, every, unit, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn turns_count_from_the_last_time_or_from_fixed_days() {
        let next = |basis, due, done| next_due(basis, 3, Unit::Months, day(due), day(done));
        assert_eq!(next(Basis::LastDone, "2026-01-15", "2026-02-03"), day("2026-05-03"));
        assert_eq!(next(Basis::FixedDays, "2026-01-15", "2026-02-03"), day("2026-04-15"));
        assert_eq!(next(Basis::FixedDays, "2026-01-31", "2026-09-01"), day("2026-10-31"));
        assert_eq!(
            next_due(Basis::FixedDays, 2, Unit::Weeks, day("2026-03-02"), day("2026-03-01")),
            day("2026-03-16")
        );
    }

    proptest! {
        #[test]
        fn the_next_turn_lies_ahead(every in 1_i64..400, unit in 0..3, due in 0_i64..2_000, done in 0_i64..2_000, fixed: bool) {
            let unit = [Unit::Days, Unit::Weeks, Unit::Months][unit as usize];
            let basis = if fixed { Basis::FixedDays } else { Basis::LastDone };
            let start = day("2024-01-31");
            let (due, done) = (start.plus_days(due), start.plus_days(done));
            let next = next_due(basis, every, unit, due, done);
            prop_assert!(next > done);
            prop_assert!(basis == Basis::LastDone || next > due);
        }
    }
}
