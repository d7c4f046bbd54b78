use super::{Arg, Locale};
use domain::{Date, Instant};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Locale {
    /// How long ago a moment was, or how far ahead: "4 min ago", "in 3 h", "now". From the day before on,
    /// whole calendar days count, as for people.
    pub fn ago(&self, instant: Instant) -> String {
        let past = self.now().0.saturating_sub(instant.0);
        match past.abs() {
            0..MINUTE => self.say("ago-now").into_owned(),
            MINUTE..HOUR => self.distance("minutes", past / MINUTE),
            HOUR..DAY => self.distance("hours", past / HOUR),
            _ => self.days_off(instant.date_in(self.zone())),
        }
    }

    /// How far a day is from today: "today", "tomorrow", "9 days ago", "in 15 months".
    pub fn days_off(&self, date: Date) -> String {
        match self.today().days_since(date) {
            0 => self.say("ago-today").into_owned(),
            1 => self.say("ago-yesterday").into_owned(),
            -1 => self.say("ago-tomorrow").into_owned(),
            days if days.abs() < 60 => self.distance("days", days),
            days if days.abs() < 730 => self.distance("months", (days as f64 / 30.44).round() as i64),
            days => self.distance("years", (days as f64 / 365.25).round() as i64),
        }
    }

    /// How long something takes, in its two largest units: "2 d 4 h", "35 min".
    pub fn span(&self, millis: i64) -> String {
        let millis = millis.max(0);
        let (days, hours, minutes) = (millis / DAY, millis % DAY / HOUR, millis % HOUR / MINUTE);
        let parts = match (days, hours) {
            (0, 0) => [(minutes, "minutes"), (0, "")],
            (0, _) => [(hours, "hours"), (minutes, "minutes")],
            _ => [(days, "days"), (hours, "hours")],
        };
        let told = parts.iter().enumerate().filter(|(at, (count, _))| *at == 0 || *count > 0);
        let words: Vec<String> = told
            .map(|(_, (count, unit))| self.say_with(&format!("span-{unit}"), &[("n", *count)]).into_owned())
            .collect();
        words.join(" ")
    }

    /// "4 min ago" for a positive count of units, "in 4 min" for a negative one.
    fn distance(&self, unit: &str, count: i64) -> String {
        let direction = if count >= 0 { "ago" } else { "ahead" };
        self.say_with(&format!("{direction}-{unit}"), &[("n", Arg::from(count.abs()))]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::{english, german};
    use super::{DAY, HOUR, MINUTE};

    #[test]
    fn the_past_and_the_future_are_told_in_the_unit_that_fits() {
        let (en, de) = (english(), german());
        let now = en.now();
        let cases = [
            (-30_000, "now"),
            (-4 * MINUTE, "4 min ago"),
            (-HOUR, "1 h ago"),
            (3 * HOUR, "in 3 h"),
            (-25 * HOUR, "yesterday"),
            (-9 * DAY, "9 days ago"),
            (-400 * DAY, "13 months ago"),
            (-800 * DAY, "2 years ago"),
            (457 * DAY, "in 15 months"),
        ];
        for (offset, text) in cases {
            assert_eq!(en.ago(now.plus_millis(offset)), text, "{offset}");
        }
        assert_eq!(de.ago(now.plus_millis(-4 * MINUTE)), "vor 4 Min.");
        assert_eq!(de.ago(now.plus_millis(-9 * DAY)), "vor 9 Tagen");
        assert_eq!(de.ago(now.plus_millis(3 * DAY)), "in 3 Tagen");
    }

    #[test]
    fn days_count_by_the_calendar_and_not_by_hours() {
        let en = english();
        assert_eq!(en.days_off("2026-11-24".parse().unwrap()), "today");
        assert_eq!(en.days_off("2026-11-25".parse().unwrap()), "tomorrow");
        assert_eq!(en.days_off("2026-11-23".parse().unwrap()), "yesterday");
        assert_eq!(en.days_off("2026-12-09".parse().unwrap()), "in 15 days");
    }

    #[test]
    fn a_span_names_its_two_largest_units() {
        let en = english();
        assert_eq!(en.span(52 * HOUR), "2 d 4 h");
        assert_eq!(en.span(2 * DAY), "2 d");
        assert_eq!(en.span(35 * MINUTE), "35 min");
        assert_eq!(en.span(0), "0 min");
    }
}
