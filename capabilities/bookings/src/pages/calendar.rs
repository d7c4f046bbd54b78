//! The calendar: a month or a week of bookings.
use super::CALENDAR;
use crate::{
    MANAGE,
    feed::Names,
    rules::span::Span,
    store::{self, Shown as Booked},
};
use ::pages::{Page, Shown};
use domain::{Date, Tone};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, CalendarDay, CalendarEntry, Segment};

/// Bookings shown at most.
const MAX: usize = 1_000;
/// Days of a week, and weeks of a month's page.
const WEEK: i64 = 7;
const WEEKS: i64 = 6;

/// How the page looks at time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Month,
    Week,
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let by = if page.visit.query("view") == Some("week") { By::Week } else { By::Month };
    let today = page.t.today();
    let on: Date = page.visit.query("on").and_then(|day| day.parse().ok()).unwrap_or(today);
    let (first, days) = match by {
        By::Week => (monday(on), WEEK),
        By::Month => (monday(first_of_month(on)), WEEKS * WEEK),
    };
    let zone = page.t.zone().clone();
    let span = Span { from: first.start_in(&zone), until: first.plus_days(days).start_in(&zone) };
    let bookings = store::shown(page, span, MAX)?;
    let names = Names::of(page, &bookings)?;
    let told: Vec<Told> = bookings.iter().map(|one| Told::of(page, &names, one)).collect();
    let grid: Vec<CalendarDay<'_>> = (0..days)
        .map(|n| {
            let day = first.plus_days(n);
            let whole = Span { from: day.start_in(&zone), until: day.plus_days(1).start_in(&zone) };
            let entries = told.iter().filter(|one| one.span.overlaps(&whole)).map(Told::entry).collect();
            CalendarDay { day, outside: by == By::Month && day.month() != on.month(), entries }
        })
        .collect();
    let title = page.say("bookings-calendar");
    let caption = match by {
        By::Month => page.t.month(on),
        By::Week => format!("{} \u{2013} {}", page.t.date(first), page.t.date(first.plus_days(WEEK - 1))),
    };
    let body = html! {
        (kit::head(&title, &caption, &tools(page, by, on)))
        (kit::calendar(&page.t, &caption, &grid))
    };
    Ok(Shown::new(title, CALENDAR, body))
}

fn monday(day: Date) -> Date {
    day.plus_days(-i64::from(day.civil().weekday().to_monday_zero_offset()))
}

fn first_of_month(day: Date) -> Date {
    day.plus_days(1 - i64::from(day.day()))
}

/// A booking in words.
struct Told {
    span: Span,
    tone: Tone,
    when: String,
    what: String,
    who: String,
    href: String,
}

impl Told {
    fn of(page: &Page<'_, '_>, names: &Names, one: &Booked) -> Self {
        let tone = match one.state.as_str() {
            "reserved" => Tone::Info,
            "fetched" => Tone::Ok,
            _ => Tone::Muted,
        };
        Self {
            span: one.span,
            tone,
            when: page.t.time(one.span.from),
            what: names.what(one),
            who: names.who(one).to_owned(),
            href: format!("/bookings/{}", one.id),
        }
    }

    fn entry(&self) -> CalendarEntry<'_> {
        CalendarEntry {
            tone: self.tone,
            when: &self.when,
            title: &self.what,
            note: &self.who,
            href: &self.href,
        }
    }
}

fn tools(page: &Page<'_, '_>, by: By, on: Date) -> Markup {
    let (back, ahead) = match by {
        By::Month => (first_of_month(on).plus_months(-1), first_of_month(on).plus_months(1)),
        By::Week => (on.plus_days(-WEEK), on.plus_days(WEEK)),
    };
    let word = if by == By::Week { "week" } else { "month" };
    let address = |view: &str, day: Date| format!("{CALENDAR}?view={view}&on={day}");
    let (earlier, later) = (address(word, back), address(word, ahead));
    let (month, week) = (address("month", on), address("week", on));
    let labels = [
        "bookings-earlier",
        "bookings-later",
        "bookings-today",
        "bookings-month",
        "bookings-week",
        "bookings-new",
    ];
    let [before, after, today, by_month, by_week, new] = labels.map(|key| page.say(key));
    let segments = [
        Segment { label: &by_month, href: &month, current: by == By::Month },
        Segment { label: &by_week, href: &week, current: by == By::Week },
    ];
    let now = format!("{CALENDAR}?view={word}");
    html! {
        (kit::segments(&page.say("bookings-calendar"), None, &segments))
        (Button::open(&before, &earlier).icon(lu::LuChevronLeft).bare())
        (Button::open(&today, &now))
        (Button::open(&after, &later).icon(lu::LuChevronRight).bare())
        @if page.may(MANAGE) {
            (Button::dialog(&new, "/do/bookings.reserve?_back=/calendar").icon(lu::LuPlus).primary())
        }
    }
}
