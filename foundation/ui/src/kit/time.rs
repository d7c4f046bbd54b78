//! Moments and days as people read them; the exact form is a pointer's rest away.
use crate::i18n::Locale;
use domain::{Date, Instant};
use maud::{Markup, html};

/// How long ago something was: "4 min ago".
pub fn ago(t: &Locale, at: Instant) -> Markup {
    html! { time class="ago" datetime=(at) title=(t.moment(at)) { (t.ago(at)) } }
}

/// Day and time: "24 Nov 2026, 08:14".
pub fn moment(t: &Locale, at: Instant) -> Markup {
    html! { time datetime=(at) title=(t.ago(at)) { (t.moment(at)) } }
}

/// A day: "24 Nov 2026".
pub fn date(t: &Locale, date: Date) -> Markup {
    html! { time datetime=(date) title=(t.days_off(date)) { (t.date(date)) } }
}

/// How far off a day is: "in 15 days".
pub fn days_off(t: &Locale, date: Date) -> Markup {
    html! { time class="ago" datetime=(date) title=(t.date(date)) { (t.days_off(date)) } }
}
