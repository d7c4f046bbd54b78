//! When somebody who has not signed is reminded, and when it ends.
use domain::Date;

/// Days after the request on which reminders are due.
pub const REMIND_AFTER: [i64; 3] = [3, 7, 14];
/// Days after the request on which it ends without an answer.
pub const ENDS_AFTER: i64 = 30;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The nth reminder, from 1.
    Remind(i64),
    /// The end.
    Expire,
}

/// What comes next after so many reminders, and on which day; never before `earliest`.
pub fn next(asked_on: Date, expires_on: Date, reminders: i64, earliest: Date) -> (Step, Date) {
    let nth = usize::try_from(reminders).unwrap_or(usize::MAX);
    match REMIND_AFTER.get(nth).map(|days| asked_on.plus_days(*days).max(earliest)) {
        Some(day) if day < expires_on => (Step::Remind(reminders + 1), day),
        _ => (Step::Expire, expires_on.max(earliest)),
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
    fn three_reminders_then_the_end() {
        let (asked, ends) = (day("2026-03-01"), day("2026-03-31"));
        let told: Vec<_> = (0..5).map(|reminders| next(asked, ends, reminders, asked)).collect();
        assert_eq!(
            told,
            [
                (Step::Remind(1), day("2026-03-04")),
                (Step::Remind(2), day("2026-03-08")),
                (Step::Remind(3), day("2026-03-15")),
                (Step::Expire, ends),
                (Step::Expire, ends),
            ]
        );
    }

    proptest! {
        #[test]
        fn nobody_is_reminded_more_than_three_times_or_twice_on_a_day(pauses in prop::collection::vec(1i64..20, 1..60)) {
            let (asked, ends) = (day("2026-03-01"), day("2026-03-31"));
            let (mut reminders, mut today, mut last) = (0, asked, None);
            let mut due = next(asked, ends, 0, asked.plus_days(1));
            for pause in pauses {
                today = today.plus_days(pause);
                if today < due.1 { continue; }
                match due.0 {
                    Step::Remind(nth) => {
                        prop_assert_eq!(nth, reminders + 1);
                        prop_assert!(last.is_none_or(|last| last < today));
                        (reminders, last) = (nth, Some(today));
                        due = next(asked, ends, reminders, today.plus_days(1));
                    }
                    Step::Expire => { prop_assert!(today >= ends); break; }
                }
            }
            prop_assert!(reminders <= 3);
        }
    }
}
