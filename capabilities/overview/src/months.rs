//! Counts by day gathered into months.
use domain::Date;
use lists::Group;

/// The first day of a day's month.
pub(crate) fn month_of(day: Date) -> Date {
    day.plus_days(1 - i64::from(day.day()))
}

/// The first days of so many months from one on.
pub(crate) fn from(first: Date, months: i64) -> Vec<Date> {
    (0..months).map(|month| first.plus_months(month)).collect()
}

/// How many rows each month has.
pub(crate) fn gathered(months: &[Date], days: &[Group]) -> Vec<i64> {
    let day_of = |group: &Group| group.value.as_str().and_then(|day| day.parse::<Date>().ok());
    let mut rows = vec![0; months.len()];
    for group in days {
        let at = day_of(group).and_then(|day| months.iter().position(|month| *month == month_of(day)));
        if let Some(sum) = at.and_then(|at| rows.get_mut(at)) {
            *sum += group.rows;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_gathered_into_their_months_and_others_left_out() {
        let group = |value: Value, rows| Group { value, rows, sums: Vec::new() };
        let months = from(month_of(day("2026-11-24")), 3);
        assert_eq!(months, [day("2026-11-01"), day("2026-12-01"), day("2027-01-01")]);
        let days = [
            group(json!("2027-01-31"), 4),
            group(json!("2026-11-01"), 2),
            group(json!("2026-11-30"), 1),
            group(json!("2027-02-01"), 9),
            group(Value::Null, 7),
        ];
        assert_eq!(gathered(&months, &days), [3, 0, 4]);
    }
}
