//! Bookings as other calendars take them: iCalendar, RFC 5545.
use domain::Instant;

/// Octets in a line at most, before it is folded.
const LINE_MAX: usize = 75;

/// A booking as an event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique, and the same whenever the calendar is fetched.
    pub uid: String,
    /// When it begins.
    pub from: Instant,
    /// When it ends.
    pub until: Instant,
    /// What is booked.
    pub summary: String,
    /// Where it is fetched; may be empty.
    pub location: String,
    /// Where its page is.
    pub url: String,
}

/// A calendar with events. `stamp` is the moment of making it.
pub fn calendar(name: &str, stamp: Instant, events: &[Event]) -> String {
    let mut text = String::new();
    let mut line = |words: &str| fold(&mut text, words);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Tenure//Bookings//EN");
    line("CALSCALE:GREGORIAN");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&format!("DTSTAMP:{}", moment(stamp)));
        line(&format!("DTSTART:{}", moment(event.from)));
        line(&format!("DTEND:{}", moment(event.until)));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.location.is_empty() {
            line(&format!("LOCATION:{}", escaped(&event.location)));
        }
        line(&format!("URL:{}", event.url));
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// `20260302T080000Z`.
fn moment(at: Instant) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text with what has a meaning in the format made harmless.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            other => out.push(other),
        }
    }
    out
}

/// Adds a line, cut where it is too long; a letter is never cut in half.
fn fold(text: &mut String, words: &str) {
    let mut width = 0;
    for letter in words.chars() {
        if width + letter.len_utf8() > LINE_MAX {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(letter);
        width += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_booking_is_an_event_in_utc() {
        let event = Event {
            uid: "booking-1@tenure".into(),
            from: Instant(1_772_438_400_000),
            until: Instant(1_772_442_000_000),
            summary: "Camera, small; with\nbag".into(),
            location: String::new(),
            url: "https://t.example/bookings/1".into(),
        };
        let text = calendar("Ana", Instant(0), &[event]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines.contains(&"DTSTART:20260302T080000Z") && lines.contains(&"DTEND:20260302T090000Z"),
            "{text}"
        );
        assert!(
            lines.contains(&"SUMMARY:Camera\\, small\\; with\\nbag")
                && lines.contains(&"DTSTAMP:19700101T000000Z")
        );
        assert_eq!((lines.first(), lines.last()), (Some(&"BEGIN:VCALENDAR"), Some(&"END:VCALENDAR")));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "ü".repeat(90);
        let text = calendar(&name, Instant(0), &[]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_MAX));
        assert!(text.replace("\r\n ", "").contains(&name));
    }
}
