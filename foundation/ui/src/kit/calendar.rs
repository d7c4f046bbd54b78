//! A calendar: weeks of seven days, each with what happens on it. On a phone the days follow each other, and those on
//! which nothing happens are left out.
use super::status::tone_class;
use crate::i18n::Locale;
use domain::{Date, Tone};
use maud::{Markup, html};

/// Something on a day.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEntry<'a> {
    /// Its colour.
    pub tone: Tone,
    /// When it begins: "9:00".
    pub when: &'a str,
    /// What it is.
    pub title: &'a str,
    /// Whose it is.
    pub note: &'a str,
    /// Its page.
    pub href: &'a str,
}

/// A day.
#[derive(Clone, Debug)]
pub struct CalendarDay<'a> {
    /// Which.
    pub day: Date,
    /// Whether it belongs to another month than the one that is shown.
    pub outside: bool,
    /// What happens on it.
    pub entries: Vec<CalendarEntry<'a>>,
}

/// Days of a week.
const WEEK: usize = 7;
/// Entries of a day that are seen; the others fold into the day.
const SEEN: usize = 4;

/// Whole weeks of days, beginning with a Monday. `caption` says which.
pub fn calendar(t: &Locale, caption: &str, days: &[CalendarDay<'_>]) -> Markup {
    html! {
        div class="scroller" tabindex="0" role="region" aria-label=(caption) {
            table class="calendar" {
                caption class="unseen" { (caption) }
                thead { tr { @for day in t.language().weekdays { th scope="col" { (day) } } } }
                tbody {
                    @for week in days.chunks(WEEK) {
                        tr { @for day in week { (cell(t, day)) } }
                    }
                }
            }
        }
    }
}

fn cell(t: &Locale, day: &CalendarDay<'_>) -> Markup {
    let (outside, empty) = (day.outside, day.entries.is_empty());
    let class = match (outside, empty) {
        (true, true) => Some("outside empty"),
        (true, false) => Some("outside"),
        (false, true) => Some("empty"),
        (false, false) => None,
    };
    let (seen, rest) = day.entries.split_at(day.entries.len().min(SEEN));
    html! {
        td class=[class] aria-current=[(day.day == t.today()).then_some("date")] {
            time datetime=(day.day) { span class="num" { (day.day.day()) } span class="full" { (t.near_date(day.day)) } }
            @if !empty {
                ul { @for entry in seen { (item(entry)) } }
                @if !rest.is_empty() {
                    details {
                        summary { "+" (t.number(i64::try_from(rest.len()).unwrap_or_default())) }
                        ul { @for entry in rest { (item(entry)) } }
                    }
                }
            }
        }
    }
}

fn item(entry: &CalendarEntry<'_>) -> Markup {
    html! {
        li class=(tone_class(entry.tone)) {
            a href=(entry.href) { span class="num" { (entry.when) } " " b { (entry.title) } " " small { (entry.note) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::english_for_tests as english;

    #[test]
    fn a_day_shows_what_happens_and_folds_the_rest() {
        let entry = CalendarEntry {
            tone: Tone::Info,
            when: "9:00",
            title: "Camera",
            note: "Ana",
            href: "/bookings/1",
        };
        let day: Date = "2026-03-02".parse().unwrap();
        let days: Vec<CalendarDay<'_>> = (0..7)
            .map(|n| CalendarDay {
                day: day.plus_days(n),
                outside: false,
                entries: if n == 0 { vec![entry; 6] } else { Vec::new() },
            })
            .collect();
        let html = calendar(&english(), "March", &days).into_string();
        assert_eq!((html.matches("<td").count(), html.matches("Camera").count()), (7, 6));
        assert!(
            html.contains("<summary>+2</summary>") && html.matches(r#"class="empty""#).count() == 6,
            "{html}"
        );
    }
}
