//! How long a contract runs, and until when one must say that it shall not go on.
use domain::{Choice, Date, Refusal, Tone};
use serde::{Deserialize, Serialize};

/// Where a contract is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Not agreed yet.
    #[default]
    Draft,
    /// In force.
    Active,
    /// In force, and notice has been given.
    Terminated,
    /// Over.
    Ended,
}

/// The standings, for the field.
pub const STANDINGS: &[Choice<'static>] = &[
    Choice::toned("draft", "Draft", Tone::Preparing),
    Choice::toned("active", "In force", Tone::Ok),
    Choice::toned("terminated", "Notice given", Tone::Warn),
    Choice::toned("ended", "Ended", Tone::Muted),
];

/// In what a period of notice is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    #[default]
    Months,
}

/// The units, for the field.
pub const UNITS: &[Choice<'static>] =
    &[Choice::new("days", "Days"), Choice::new("weeks", "Weeks"), Choice::new("months", "Months")];

/// The terms of a contract that decide how it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The last day of the present term; none when it runs until somebody ends it.
    pub ends_on: Option<Date>,
    /// How long before the end notice must be given.
    pub notice: Option<(i64, Unit)>,
    /// Whether it goes on by itself.
    pub renews: bool,
    /// By how many months.
    pub renewal_months: Option<i64>,
}

/// Terms a contract goes on by itself without saying by how much: a year.
const RENEWAL_MONTHS: i64 = 12;
/// Terms that are looked through at most: a limit on everything.
const TERMS_MAX: usize = 1_200;

/// The last day on which notice for an end is in time: the whole period lies between them.
pub fn notice_by(ends_on: Date, notice: Option<(i64, Unit)>) -> Date {
    let after = ends_on.plus_days(1);
    match notice {
        None => ends_on,
        Some((days, Unit::Days)) => after.plus_days(-days - 1),
        Some((weeks, Unit::Weeks)) => after.plus_days(-7 * weeks - 1),
        Some((months, Unit::Months)) => after.plus_months(-months).plus_days(-1),
    }
}

impl Terms {
    /// The end of the term that follows on one: the same day of the month, the last where the month ends with it.
    pub fn next_end(&self, end: Date) -> Date {
        end.plus_days(1).plus_months(self.renewal_months.unwrap_or(RENEWAL_MONTHS).max(1)).plus_days(-1)
    }

    /// The last day on which notice is in time, for the present term.
    pub fn notice_by(&self) -> Option<Date> {
        self.ends_on.map(|end| notice_by(end, self.notice))
    }

    /// The day until which somebody has to decide: the last day for notice where it goes on by itself, else its end.
    pub fn decide_by(&self) -> Option<Date> {
        if self.renews { self.notice_by() } else { self.ends_on }
    }

    /// The end of the term that runs on a day, after as many renewals as that takes.
    pub fn running(&self, day: Date) -> Option<Date> {
        let end = self.ends_on?;
        let mut end = end;
        for _ in 0..TERMS_MAX {
            if end >= day || !self.renews {
                break;
            }
            end = self.next_end(end);
        }
        Some(end)
    }

    /// The first day on which it can end when notice is given on a day.
    pub fn earliest_end(&self, on: Date) -> Date {
        let Some(end) = self.ends_on else {
            return match self.notice {
                None => on,
                Some((days, Unit::Days)) => on.plus_days(days),
                Some((weeks, Unit::Weeks)) => on.plus_days(7 * weeks),
                Some((months, Unit::Months)) => on.plus_months(months),
            };
        };
        if !self.renews {
            return end;
        }
        let mut end = end;
        for _ in 0..TERMS_MAX {
            if notice_by(end, self.notice) >= on {
                break;
            }
            end = self.next_end(end);
        }
        end
    }
}

/// When a contract ends after notice was given on a day. An earlier end than the terms allow must have been agreed.
pub fn terminate(terms: &Terms, on: Date, wanted: Option<Date>, agreed: bool) -> Result<Date, Refusal> {
    let earliest = terms.earliest_end(on);
    match wanted {
        None => Ok(earliest),
        Some(wanted) if wanted < on => {
            Err(Refusal::new("end-has-passed", "It cannot end before notice is given."))
        }
        Some(wanted) if wanted < earliest && !agreed => {
            let message = format!(
                "By its terms it ends on {earliest} at the earliest. Say that an earlier end was agreed, or take that day."
            );
            Err(Refusal::new("before-its-terms", message))
        }
        Some(wanted) => Ok(wanted),
    }
}

/// Days before the last moment on which everybody is reminded once more.
const LAST_CALL_DAYS: i64 = 7;

/// Whether a reminder is due: once so many days before, and once more in the last week.
pub fn reminder_due(decide_by: Option<Date>, ahead: i64, reminded: Option<Date>, today: Date) -> bool {
    let Some(decide_by) = decide_by else { return false };
    let marks = [ahead.max(LAST_CALL_DAYS), LAST_CALL_DAYS].map(|days| decide_by.plus_days(-days));
    today <= decide_by && marks.iter().any(|mark| *mark <= today && reminded.is_none_or(|day| day < *mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn yearly(end: &str, months: i64) -> Terms {
        Terms {
            ends_on: Some(day(end)),
            notice: Some((months, Unit::Months)),
            renews: true,
            renewal_months: Some(12),
        }
    }

    #[test]
    fn known_last_days_for_notice() {
        let by = |end: &str, amount, unit| notice_by(day(end), Some((amount, unit)));
        assert_eq!(by("2026-12-31", 3, Unit::Months), day("2026-09-30"));
        assert_eq!(by("2026-12-31", 1, Unit::Months), day("2026-11-30"));
        assert_eq!(by("2027-03-14", 3, Unit::Months), day("2026-12-14"));
        assert_eq!(by("2026-12-31", 30, Unit::Days), day("2026-12-01"));
        assert_eq!(by("2026-12-31", 4, Unit::Weeks), day("2026-12-03"));
        assert_eq!(notice_by(day("2026-12-31"), None), day("2026-12-31"));
    }

    #[test]
    fn notice_that_is_late_ends_the_next_term() {
        let terms = yearly("2026-12-31", 3);
        assert_eq!(terms.earliest_end(day("2026-09-30")), day("2026-12-31"));
        assert_eq!(terms.earliest_end(day("2026-10-01")), day("2027-12-31"));
        assert_eq!(
            terminate(&terms, day("2026-10-01"), Some(day("2026-12-31")), false).unwrap_err().code,
            "before-its-terms"
        );
        assert_eq!(
            terminate(&terms, day("2026-10-01"), Some(day("2026-12-31")), true),
            Ok(day("2026-12-31"))
        );
        assert_eq!(
            terminate(&terms, day("2026-10-01"), Some(day("2026-09-01")), true).unwrap_err().code,
            "end-has-passed"
        );
        let open = Terms { notice: Some((2, Unit::Months)), ..Terms::default() };
        assert_eq!(open.earliest_end(day("2026-10-15")), day("2026-12-15"));
    }

    #[test]
    fn months_end_where_months_end() {
        let monthly = Terms { renewal_months: Some(1), ..yearly("2026-01-31", 0) };
        assert_eq!(monthly.next_end(day("2026-01-31")), day("2026-02-28"));
        assert_eq!(monthly.running(day("2026-05-10")), Some(day("2026-05-31")));
    }

    #[test]
    fn one_is_reminded_ahead_and_once_more_in_the_last_week() {
        let by = Some(day("2026-09-30"));
        let due = |reminded: Option<&str>, today: &str| reminder_due(by, 60, reminded.map(day), day(today));
        assert!(!due(None, "2026-07-31") && due(None, "2026-08-01"));
        assert!(!due(Some("2026-08-01"), "2026-09-22") && due(Some("2026-08-01"), "2026-09-23"));
        assert!(!due(Some("2026-09-23"), "2026-09-30") && !due(None, "2026-10-01"));
    }

    proptest! {
        #[test]
        fn whatever_is_in_time_ends_with_its_whole_period_between(
            back in 0i64..3_000, months in 0i64..13, term in 1i64..37,
        ) {
            let terms = Terms { renewal_months: Some(term), ..yearly("2030-06-30", months) };
            let on = day("2026-01-01").plus_days(back);
            let end = terms.earliest_end(on);
            prop_assert!(notice_by(end, terms.notice) >= on);
            prop_assert!(end >= day("2030-06-30"));
            prop_assert!(terms.running(on).unwrap() >= on.min(day("2030-06-30")));
        }
    }
}
