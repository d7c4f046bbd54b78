//! When somebody is reminded that a partner's certificate ends, and that a partner has not answered.
use domain::Date;

/// Days before the end on which a reminder goes out, and the day after the last one.
pub const REMINDERS: [i64; 4] = [60, 30, 7, -1];
/// So many days after the end nobody is reminded any more.
pub const FORGOTTEN: i64 = 90;

/// The reminder that stands on a day for something that holds until another: the last one whose day has come, also when
/// nobody was there to send it on that day.
pub fn reminder(until: Date, today: Date) -> Option<i64> {
    let left = until.days_since(today);
    REMINDERS.into_iter().filter(|days| left <= *days).min().filter(|_| left >= -FORGOTTEN)
}

/// Days after a lot left on which somebody is reminded that the partner has not said what became of it.
pub const WAITING: [i64; 3] = [14, 28, 56];

/// The reminder that stands so many days after a lot left: the last one whose day has come.
pub fn waiting(days: i64) -> Option<i64> {
    WAITING.into_iter().filter(|after| days >= *after).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_reminders_per_certificate() {
        let until: Date = "2026-06-30".parse().unwrap();
        let mut told: Vec<(String, Option<i64>)> = Vec::new();
        for today in (-100..100).map(|n| until.plus_days(n)) {
            let stands = reminder(until, today);
            if told.last().map(|(_, last)| *last) != Some(stands) {
                told.push((today.to_string(), stands));
            }
        }
        let expected = [
            ("2026-03-22", None),
            ("2026-05-01", Some(60)),
            ("2026-05-31", Some(30)),
            ("2026-06-23", Some(7)),
            ("2026-07-01", Some(-1)),
            ("2026-09-29", None),
        ];
        assert_eq!(told, expected.map(|(day, stands)| (day.to_owned(), stands)));
    }

    #[test]
    fn a_reminder_stands_until_the_next_one() {
        assert_eq!([13, 14, 27, 28, 100].map(waiting), [None, Some(14), Some(14), Some(28), Some(56)]);
    }
}
