//! Events as other calendars take them: iCalendar, RFC 5545.
use domain::{Date, Instant};
use icalendar::{Calendar, Component, EventLike, Property};

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From a moment to another.
    Between(Instant, Instant),
    /// All day.
    On(Date),
}

/// Something in a calendar.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique, and the same whenever the calendar is fetched.
    pub uid: String,
    /// When it is.
    pub when: When,
    /// What it is.
    pub summary: String,
    /// Where it is; may be empty.
    pub location: String,
    /// Where its page is.
    pub url: String,
}

/// A calendar with events. `stamp` is the moment of making it.
pub fn calendar(name: &str, stamp: Instant, events: &[Event]) -> String {
    let mut all = Calendar::new();
    all.name(name);
    for event in events {
        all.push(written(event, stamp));
    }
    all.done().to_string()
}

fn written(event: &Event, stamp: Instant) -> icalendar::Event {
    let mut written = icalendar::Event::new();
    // The stamp is the clock's of the register, not the machine's.
    written.uid(&event.uid).add_property("DTSTAMP", moment(stamp)).summary(&event.summary);
    match event.when {
        When::Between(from, until) => {
            written.add_property("DTSTART", moment(from)).add_property("DTEND", moment(until));
        }
        When::On(day) => {
            written.append_property(whole("DTSTART", day));
            // The end of a day is the beginning of the next.
            written.append_property(whole("DTEND", day.plus_days(1)));
        }
    }
    if !event.location.is_empty() {
        written.location(&event.location);
    }
    written.url(&event.url);
    written.done()
}

/// `20260302T080000Z`.
fn moment(at: Instant) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn whole(name: &str, day: Date) -> Property {
    let mut property = Property::new(name, day.to_string().replace('-', ""));
    property.add_parameter("VALUE", "DATE");
    property.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(when: When) -> Event {
        Event {
            uid: "booking-1@tenure".into(),
            when,
            summary: "Camera, small; with\nbag".into(),
            location: String::new(),
            url: "https://t.example/bookings/1".into(),
        }
    }

    #[test]
    fn an_event_is_told_in_utc() {
        let when = When::Between(Instant(1_772_438_400_000), Instant(1_772_442_000_000));
        let text = calendar("Ana", Instant(0), &[event(when)]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines.contains(&"DTSTART:20260302T080000Z") && lines.contains(&"DTEND:20260302T090000Z"),
            "{text}"
        );
        assert!(
            lines.contains(&"SUMMARY:Camera\\, small\\; with\\nbag")
                && lines.contains(&"DTSTAMP:19700101T000000Z")
                && lines.contains(&"UID:booking-1@tenure"),
            "{text}"
        );
        assert_eq!((lines.first(), lines.last()), (Some(&"BEGIN:VCALENDAR"), Some(&"END:VCALENDAR")));
        assert_eq!(calendar("Ana", Instant(0), &[event(when)]), text, "the same whenever it is fetched");
    }

    #[test]
    fn what_is_due_on_a_day_takes_all_of_it() {
        let text = calendar("Ana", Instant(0), &[event(When::On(Date::new(2026, 2, 28).unwrap()))]);
        assert!(text.contains("DTSTART;VALUE=DATE:20260228\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20260301\r\n"), "{text}");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "\u{fc}".repeat(90);
        let text = calendar(&name, Instant(0), &[]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&name));
    }
}
