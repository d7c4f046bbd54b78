use super::Locale;
use domain::{Date, Instant};

impl Locale {
    /// A date as in a table: "24 Nov 2026".
    pub fn date(&self, date: Date) -> String {
        self.fill(self.language().date, date)
    }

    /// A date as in a sentence: "24 November 2026".
    pub fn long_date(&self, date: Date) -> String {
        self.fill(self.language().long_date, date)
    }

    /// A day that is close by: "Tuesday 24 November".
    pub fn near_date(&self, date: Date) -> String {
        self.fill(self.language().near_date, date)
    }

    /// The month of a year: "Nov 2026".
    pub fn month(&self, date: Date) -> String {
        self.fill(self.language().month_of_year, date)
    }

    /// The short name of a month alone, for axes: "Nov".
    pub fn month_name(&self, date: Date) -> &'static str {
        self.language().short_months[index(date.month())]
    }

    /// The time of day in the reader's zone: "08:14".
    pub fn time(&self, instant: Instant) -> String {
        let time = self.zone().to_datetime(instant.timestamp()).time();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// Day and time in the reader's zone: "24 Nov 2026, 08:14".
    pub fn moment(&self, instant: Instant) -> String {
        let date = self.date(instant.date_in(self.zone()));
        self.language().moment.replace("{date}", &date).replace("{time}", &self.time(instant))
    }

    /// The parts of a pattern filled in, in one walk so that no name of a month is taken for a part.
    fn fill(&self, pattern: &str, date: Date) -> String {
        let language = self.language();
        let mut text = String::with_capacity(pattern.len() + 8);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (part, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            match part {
                "d" => text.push_str(&date.day().to_string()),
                "dd" => text.push_str(&format!("{:02}", date.day())),
                "m" => text.push_str(&date.month().to_string()),
                "mm" => text.push_str(&format!("{:02}", date.month())),
                "mon" => text.push_str(language.short_months[index(date.month())]),
                "month" => text.push_str(language.months[index(date.month())]),
                "y" => text.push_str(&date.year().to_string()),
                "weekday" => {
                    let day = date.civil().weekday().to_monday_zero_offset();
                    text.push_str(language.weekdays[usize::try_from(day).unwrap_or_default()]);
                }
                _ => {}
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Where in a list of twelve a month stands.
fn index(month: i8) -> usize {
    usize::try_from(month - 1).unwrap_or_default().min(11)
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::{english, german};

    #[test]
    fn dates_are_written_as_people_write_them() {
        let (en, de) = (english(), german());
        let day = "2026-03-05".parse().unwrap();
        assert_eq!(en.date(day), "5 Mar 2026");
        assert_eq!(de.date(day), "05.03.2026");
        assert_eq!(en.long_date(day), "5 March 2026");
        assert_eq!(de.long_date(day), "5. März 2026");
        assert_eq!(en.near_date(day), "Thursday 5 March");
        assert_eq!(de.near_date(day), "Donnerstag, 5. März");
        assert_eq!(en.month(day), "Mar 2026");
    }

    #[test]
    fn moments_are_told_in_the_zone_of_the_reader() {
        let en = english();
        // Berlin is two hours ahead of UTC in summer and one in winter; this one falls on the next day.
        assert_eq!(en.moment("2026-05-03T13:52:00Z".parse().unwrap()), "3 May 2026, 15:52");
        assert_eq!(en.moment("2026-11-23T23:14:00Z".parse().unwrap()), "24 Nov 2026, 00:14");
    }
}
