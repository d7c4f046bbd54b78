use jiff::{Span, Timestamp, civil, tz::TimeZone};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, str::FromStr};

/// A day in the calendar, without a time or a zone. Written `2026-03-01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(civil::Date);

impl Date {
    /// The day `year-month-day`; `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The day some days later (earlier when negative), clamped to the calendar's ends.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Span::new().days(days.clamp(-4_000_000, 4_000_000))))
    }

    /// The same day some months later; the last day of the month where that day does not exist.
    pub fn plus_months(self, months: i64) -> Self {
        Self(self.0.saturating_add(Span::new().months(months.clamp(-120_000, 120_000))))
    }

    /// Whole days from `earlier` to this day; negative when this day comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from((self.0 - earlier.0).get_days())
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The underlying civil date, for formatting.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// The instant at which this day begins in `zone`.
    pub fn start_in(self, zone: &TimeZone) -> Instant {
        let start = self.0.to_zoned(zone.clone()).map(|zoned| zoned.timestamp().as_millisecond());
        Instant(start.unwrap_or(i64::MIN))
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}
impl FromStr for Date {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Self)
    }
}
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The calendar day of this moment in `zone`.
    pub fn date_in(self, zone: &TimeZone) -> Date {
        Date(zone.to_datetime(self.timestamp()).date())
    }

    /// The moment as jiff knows it; the epoch when the number lies outside the calendar.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or_default()
    }

    /// The moment some milliseconds later.
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC with milliseconds: `2026-03-01T09:30:00.000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}
impl FromStr for Instant {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<Timestamp>().map(|stamp| Self(stamp.as_millisecond()))
    }
}

/// A stretch of days whose start is not after its end. Both ends belong to it; an open end has no last day yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    start: Date,
    end: Option<Date>,
}

impl Period {
    /// The period; `None` when it would end before it starts.
    pub fn new(start: Date, end: Option<Date>) -> Option<Self> {
        end.is_none_or(|end| start <= end).then_some(Self { start, end })
    }

    /// Its first day.
    pub fn start(self) -> Date {
        self.start
    }

    /// Its last day, if it has ended or will.
    pub fn end(self) -> Option<Date> {
        self.end
    }

    /// Whether `day` lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_later_stays_inside_the_month() {
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
    }

    #[test]
    fn days_between_count_across_a_leap_day() {
        assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
        assert_eq!(day("2024-02-28").days_since(day("2024-03-01")), -2);
        assert_eq!(day("2026-03-01").days_since(day("2023-03-01")), 1096);
    }

    #[test]
    fn instants_are_written_and_read_back() {
        let moment = Instant(1_772_357_400_123);
        assert_eq!(moment.to_string(), "2026-03-01T09:30:00.123Z");
        assert_eq!(moment.to_string().parse::<Instant>().unwrap(), moment);
    }

    #[test]
    fn a_period_never_ends_before_it_starts() {
        assert!(Period::new(day("2026-02-02"), Some(day("2026-02-01"))).is_none());
        let period = Period::new(day("2026-02-01"), None).unwrap();
        assert!(period.contains(day("2030-01-01")) && !period.contains(day("2026-01-31")));
    }
}
