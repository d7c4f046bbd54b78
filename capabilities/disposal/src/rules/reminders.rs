//! When somebody is reminded that a partner's certificate ends.
use domain::Date;

/// Days before the end on which a reminder goes out, and the day after the last one.
pub const REMINDERS: [i64; 4] = [60, 30, 7, -1];

/// Whether a reminder is due on a day for something that holds until another.
pub fn is_due(until: Date, today: Date) -> bool {
    REMINDERS.contains(&until.days_since(today))
}

/// Days after a lot left on which somebody is reminded that the partner has not said what became of it.
pub const WAITING: [i64; 3] = [14, 28, 56];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_reminders_per_certificate() {
        let until: Date = "2026-06-30".parse().unwrap();
        let days: Vec<String> = (-100..10)
            .map(|n| until.plus_days(n))
            .filter(|today| is_due(until, *today))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(days, ["2026-05-01", "2026-05-31", "2026-06-23", "2026-07-01"]);
    }
}
