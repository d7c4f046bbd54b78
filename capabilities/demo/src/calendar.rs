//! The days of the history: numbered from the first one, with the hours in which people work.
use domain::{Date, Instant};
use jiff::{civil::Weekday, tz::TimeZone};

/// How long the history is, in months.
const MONTHS: i64 = 36;
/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// A day of the history, from 0; negative before it, beyond the last one in the future.
pub(crate) type Day = i32;

/// The days from the first to the present one.
pub(crate) struct Calendar {
    first: Date,
    /// The moment at which each day begins, and the one after the last.
    starts: Vec<Instant>,
    /// For each day, the first one from there on that people work on.
    workdays: Vec<Day>,
    now: Instant,
}

/// The moment at which a history begins that reaches until `now`.
pub(crate) fn beginning(now: Instant, zone: &TimeZone) -> Instant {
    first_day(now, zone).start_in(zone).plus_millis(7 * 60 * MINUTE + 30 * MINUTE)
}

fn first_day(now: Instant, zone: &TimeZone) -> Date {
    let mut day = now.date_in(zone).plus_months(-MONTHS);
    while !is_workday(day) {
        day = day.plus_days(1);
    }
    day
}

/// Monday to Friday, and not between the years.
fn is_workday(day: Date) -> bool {
    let weekend = matches!(day.civil().weekday(), Weekday::Saturday | Weekday::Sunday);
    let between_years = matches!((day.month(), day.day()), (12, 24..=31) | (1, 1));
    !weekend && !between_years
}

impl Calendar {
    /// The days until `now`.
    pub(crate) fn until(now: Instant, zone: &TimeZone) -> Self {
        let first = first_day(now, zone);
        let days = now.date_in(zone).days_since(first).max(0);
        let starts: Vec<Instant> = (0..=days + 1).map(|day| first.plus_days(day).start_in(zone)).collect();
        let mut workdays = vec![0; days as usize + 1];
        let mut next = days as Day;
        for day in (0..=days).rev() {
            if is_workday(first.plus_days(day)) {
                next = day as Day;
            }
            workdays[day as usize] = next;
        }
        Self { first, starts, workdays, now }
    }

    /// The number of the present day.
    pub(crate) fn today(&self) -> Day {
        self.workdays.len() as Day - 1
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Instant {
        self.now
    }

    /// The day with a number, in the calendar of people.
    pub(crate) fn date(&self, day: Day) -> Date {
        self.first.plus_days(i64::from(day))
    }

    /// This day, or the next that people work on; the present day when there is none before it.
    pub(crate) fn workday(&self, day: Day) -> Day {
        match self.workdays.get(day.max(0) as usize) {
            Some(workday) => *workday,
            None => day,
        }
    }

    /// This day, or the one before on which offices were open: for what happened before the history.
    pub(crate) fn office_day(&self, day: Day) -> Day {
        let closed = |day: &Day| !is_workday(self.date(*day));
        day - (0..14).take_while(|days| closed(&(day - days))).count() as Day
    }

    /// The first day of the month of a day.
    pub(crate) fn month_begin(&self, day: Day) -> Day {
        day + 1 - Day::from(self.date(day).day())
    }

    /// The moment some minutes into a day.
    pub(crate) fn moment(&self, day: Day, minute: i32) -> Instant {
        let (known, rest) = match usize::try_from(day) {
            Ok(at) if at < self.starts.len() => (self.starts[at], 0),
            Ok(at) => (self.starts[self.starts.len() - 1], (at - self.starts.len() + 1) as i64),
            Err(_) => (self.starts[0], i64::from(day)),
        };
        known.plus_millis(rest * 24 * 60 * MINUTE + i64::from(minute) * MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn calendar(now: &str) -> Calendar {
        Calendar::until(now.parse().unwrap(), &berlin())
    }

    #[test]
    fn three_years_begin_on_a_workday() {
        let calendar = calendar("2026-11-24T07:12:00Z");
        assert_eq!(calendar.date(0).to_string(), "2023-11-24");
        assert_eq!(calendar.date(calendar.today()).to_string(), "2026-11-24");
        assert_eq!(beginning(calendar.now(), &berlin()).to_string(), "2023-11-24T06:30:00.000Z");
        assert_eq!(self::calendar("2026-11-22T07:12:00Z").date(0).to_string(), "2023-11-22");
        assert_eq!(self::calendar("2026-11-26T07:12:00Z").date(0).to_string(), "2023-11-27");
    }

    #[test]
    fn nobody_works_on_weekends_or_between_the_years() {
        let calendar = calendar("2026-11-24T07:12:00Z");
        let date = |day| calendar.date(calendar.workday(day)).to_string();
        assert_eq!(date(1), "2023-11-27");
        assert_eq!(date(30), "2024-01-02");
        assert_eq!(calendar.workday(calendar.today()), calendar.today());
        assert_eq!(calendar.workday(-3), 0);
        assert_eq!(calendar.date(calendar.office_day(2)).to_string(), "2023-11-24");
        assert_eq!(calendar.date(calendar.month_begin(-20)).to_string(), "2023-11-01");
    }

    #[test]
    fn a_moment_knows_its_day_in_summer_and_winter() {
        let calendar = calendar("2026-11-24T07:12:00Z");
        for day in [0, 130, 500, 1000] {
            assert_eq!(calendar.moment(day, 9 * 60).date_in(&berlin()), calendar.date(day));
            assert_eq!(calendar.moment(day, 17 * 60).date_in(&berlin()), calendar.date(day));
        }
        assert_eq!(calendar.moment(0, 450), beginning(calendar.now(), &berlin()));
    }
}
