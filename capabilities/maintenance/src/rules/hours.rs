//! The hours in which somebody is there: clocks of promises run only then.
use domain::{Date, Instant, Refusal};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Days that are looked at for the end of a promise, at most: ten years.
const DAYS_MAX: usize = 3_660;
/// Minutes of a day.
const DAY_MINUTES: i64 = 1_440;
/// The days of a week as they are kept, Monday first.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The hours in which somebody is there.
#[derive(Clone, Debug)]
pub(crate) struct Hours {
    /// Which days of the week, Monday first.
    pub(crate) days: [bool; 7],
    /// From which minute of the day.
    pub(crate) opens: i64,
    /// To which minute of the day; 1,440 is midnight.
    pub(crate) closes: i64,
    /// Days on which nobody is there.
    pub(crate) holidays: BTreeSet<Date>,
    /// Where.
    pub(crate) zone: TimeZone,
}

impl Hours {
    /// Every hour of every day.
    pub(crate) fn always(zone: TimeZone) -> Self {
        Self { days: [true; 7], opens: 0, closes: DAY_MINUTES, holidays: BTreeSet::new(), zone }
    }

    /// The open hours of a day: from one moment up to another. On the days when clocks change they are as long as they
    /// really are.
    fn open(&self, day: Date) -> Option<(i64, i64)> {
        let weekday = usize::try_from(day.civil().weekday().to_monday_zero_offset()).ok()?;
        if !self.days[weekday] || self.holidays.contains(&day) {
            return None;
        }
        let (from, to) = (self.moment(day, self.opens), self.moment(day, self.closes));
        (from < to).then_some((from, to))
    }

    fn moment(&self, day: Date, minute: i64) -> i64 {
        if minute >= DAY_MINUTES {
            return day.plus_days(1).start_in(&self.zone).0;
        }
        let (hour, rest) = ((minute / 60) as i8, (minute % 60) as i8);
        let local = day.civil().at(hour, rest, 0, 0).to_zoned(self.zone.clone());
        local.map_or_else(|_| day.start_in(&self.zone).0, |zoned| zoned.timestamp().as_millisecond())
    }

    /// The open milliseconds between two moments; none when the second comes first.
    pub(crate) fn between(&self, from: Instant, to: Instant) -> i64 {
        let mut day = from.date_in(&self.zone);
        let last = to.date_in(&self.zone);
        let mut sum = 0;
        for _ in 0..DAYS_MAX {
            if day > last {
                break;
            }
            if let Some((opens, closes)) = self.open(day) {
                sum += (closes.min(to.0) - opens.max(from.0)).max(0);
            }
            day = day.plus_days(1);
        }
        sum
    }

    /// The moment at which so many open milliseconds have passed. None when that takes more than ten years.
    pub(crate) fn after(&self, from: Instant, millis: i64) -> Option<Instant> {
        if millis <= 0 {
            return Some(from);
        }
        let (mut day, mut left) = (from.date_in(&self.zone), millis);
        for _ in 0..DAYS_MAX {
            if let Some((opens, closes)) = self.open(day) {
                let opens = opens.max(from.0);
                let length = (closes - opens).max(0);
                if left <= length {
                    return Some(Instant(opens + left));
                }
                left -= length;
            }
            day = day.plus_days(1);
        }
        None
    }
}

/// Reads `08:30` as a minute of the day; `24:00` is its end.
pub(crate) fn minute(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let fits = (0..=24).contains(&hour) && (0..60).contains(&minute);
    Some(hour * 60 + minute).filter(|all| fits && *all <= DAY_MINUTES)
}

/// Reads days, one a line.
///
/// Refuses a line that is no day.
pub(crate) fn holidays(text: &str) -> Result<BTreeSet<Date>, Refusal> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let day = line.split_whitespace().next().unwrap_or_default();
            day.parse().map_err(|_| {
                let message = format!(
                    "\u{201c}{line}\u{201d} is not a day. Write one day a line, such as 2026-12-25 Christmas."
                );
                Refusal::new("not-a-day", message)
            })
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Monday to Friday, 08:00 to 18:00 in Berlin.
    pub(crate) fn office() -> Hours {
        Hours {
            days: [true, true, true, true, true, false, false],
            opens: 480,
            closes: 1_080,
            holidays: BTreeSet::from(["2026-04-03".parse().unwrap()]),
            zone: TimeZone::get("Europe/Berlin").unwrap(),
        }
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }
    const HOUR: i64 = 3_600_000;

    #[test]
    fn a_promise_skips_nights_weekends_and_holidays() {
        let hours = office();
        let ends = |from: &str, open: i64| hours.after(at(from), open * HOUR).unwrap().to_string();
        // Winter in Berlin is UTC+1: the office opens at 07:00 UTC.
        assert_eq!(ends("2026-03-02T08:00:00Z", 4), "2026-03-02T12:00:00.000Z");
        assert_eq!(ends("2026-03-02T16:00:00Z", 4), "2026-03-03T10:00:00.000Z");
        assert_eq!(ends("2026-03-06T16:00:00Z", 4), "2026-03-09T10:00:00.000Z");
        assert_eq!(ends("2026-03-07T12:00:00Z", 1), "2026-03-09T08:00:00.000Z");
        // Good Friday is closed; on the Monday after the clocks are an hour on.
        assert_eq!(ends("2026-04-02T15:00:00Z", 2), "2026-04-06T07:00:00.000Z");
        assert_eq!(hours.between(at("2026-03-06T16:00:00Z"), at("2026-03-09T08:00:00Z")), 2 * HOUR);
    }

    #[test]
    fn the_night_in_which_clocks_change_is_as_long_as_it_is() {
        let always = Hours::always(TimeZone::get("Europe/Berlin").unwrap());
        let (from, to) = (at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"));
        assert_eq!(always.between(from, to), 23 * HOUR);
        assert_eq!(always.after(from, 23 * HOUR), Some(to));
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(
            (minute("08:30"), minute("24:00"), minute("24:01"), minute("8")),
            (Some(510), Some(1_440), None, None)
        );
        assert_eq!(holidays("2026-12-25 Christmas\n\n2027-01-01").unwrap().len(), 2);
        assert_eq!(holidays("Easter").unwrap_err().code, "not-a-day");
        let never = Hours { days: [false; 7], ..office() };
        assert_eq!(never.after(at("2026-03-02T08:00:00Z"), HOUR), None);
    }

    proptest! {
        #[test]
        fn clocks_are_monotone_and_count_exactly(start in 0_i64..400 * 24, more in 0_i64..200, open in 0_i64..300 * 60, extra in 0_i64..600) {
            let hours = office();
            let first = Instant(at("2026-01-01T00:00:00Z").0 + start * HOUR);
            let (open, extra) = (open * 60_000, extra * 60_000);
            let end = hours.after(first, open).unwrap();
            prop_assert!(end >= first);
            prop_assert_eq!(hours.between(first, end), open);
            prop_assert!(hours.after(first.plus_millis(more * HOUR), open).unwrap() >= end);
            prop_assert!(hours.after(first, open + extra).unwrap() >= end);
        }
    }
}
