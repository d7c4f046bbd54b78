//! What one can book for oneself, and what one has booked.
use super::BOOK;
use crate::{
    feed::Names,
    rules::span::{HOUR, Span},
    store::{self, Offer, Shown as Booked},
};
use ::pages::{Page, Shown, form::verb_label};
use domain::{Instant, Tone};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Table};

/// Bookings of one's own that are shown.
const MINE: usize = 50;
/// Hours of a working day, for the time that is offered first.
const DAY_HOURS: i64 = 8;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let span = asked(page);
    let offers = store::offers(page, span)?;
    let mine = match page.actor().person {
        Some(person) => {
            let now = page.now();
            store::of_person(page, person, now, MINE)?
        }
        None => Vec::new(),
    };
    let names = Names::of(page, &mine)?;
    let (title, note) = (page.say("bookings-book"), page.say("bookings-book-note"));
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="stack" {
            (when(page, span))
            (offered(page, &offers, span))
            @if !mine.is_empty() { (own(page, &mine, &names)) }
            (feed(page))
        }
    };
    Ok(Shown::new(title, BOOK, body))
}

/// The time that the address names, or the coming working day.
fn asked(page: &Page<'_, '_>) -> Span {
    let zone = page.t.zone().clone();
    let read = |name: &str| {
        let written: jiff::civil::DateTime = page.visit.query(name)?.parse().ok()?;
        Some(Instant(written.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond()))
    };
    let morning = page.t.today().plus_days(1).start_in(&zone).plus_millis(9 * HOUR);
    let from = read("begins").unwrap_or(morning);
    let until = read("ends").filter(|until| *until > from).unwrap_or(from.plus_millis(DAY_HOURS * HOUR));
    Span { from, until }
}

/// A moment as the control of a browser takes it.
fn local(page: &Page<'_, '_>, at: Instant) -> String {
    at.timestamp().to_zoned(page.t.zone().clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn when(page: &Page<'_, '_>, span: Span) -> Markup {
    let fields = [("begins", "bookings-from", span.from), ("ends", "bookings-until", span.until)];
    let look = page.say("bookings-look");
    let body = html! {
        form class="form" method="get" action=(BOOK) {
            fieldset {
                @for (name, label, at) in fields {
                    div class="field" {
                        label for={ "f-" (name) } { (page.say(label)) }
                        input class="input" type="datetime-local" id={ "f-" (name) } name=(name) value=(local(page, at)) required;
                    }
                }
            }
            footer { (Button::send(&look).primary()) }
        }
    };
    let title = page.say("bookings-when");
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn offered(page: &Page<'_, '_>, offers: &[Offer], span: Span) -> Markup {
    let title = page.say("bookings-free");
    let labels = ["bookings-what", "bookings-how-many", "bookings-do"].map(|key| page.say(key));
    let [what, free, act] = labels.each_ref();
    let columns = [
        Column::new(what).at(Spot::Name),
        Column::new(free).figures().at(Spot::Value),
        Column::new(act).at(Spot::State),
    ];
    let verb = verb_label(page, "bookings.book-for-me");
    let lines = offers
        .iter()
        .map(|one| {
            let href = format!(
                "/do/bookings.book-for-me?model=%23{}&begins={}&ends={}&_back={BOOK}",
                one.model, span.from, span.until
            );
            let cells = vec![
                html! { (one.name) },
                html! { (page.t.number(one.free)) },
                html! { (Button::dialog(&verb, &href).small()) },
            ];
            Line::Row(Row { id: one.model.number(), name: "", cells, menu: None })
        })
        .collect();
    let body = if offers.is_empty() {
        let (title, text) = (page.say("bookings-none-free"), page.say("bookings-none-free-why"));
        kit::nothing(&Nothing { icon: lu::LuCalendarX, title: &title, text: &text, steps: &[] })
    } else {
        table(page, &title, &columns, lines)
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn own(page: &Page<'_, '_>, mine: &[Booked], names: &Names) -> Markup {
    let title = page.say("bookings-mine");
    let labels = ["bookings-what", "bookings-from", "bookings-until", "bookings-do"].map(|key| page.say(key));
    let [what, from, until, act] = labels.each_ref();
    let columns = [
        Column::new(what).at(Spot::Name),
        Column::new(from).at(Spot::Meta),
        Column::new(until).at(Spot::Value),
        Column::new(act).at(Spot::State),
    ];
    let verb = verb_label(page, "bookings.cancel-mine");
    let fetched = page.say("bookings-is-fetched");
    let lines = mine
        .iter()
        .map(|one| {
            let href = format!("/do/bookings.cancel-mine?booking=%23{}&_back={BOOK}", one.id);
            let step = match one.state.as_str() {
                "reserved" => html! { (Button::dialog(&verb, &href).small()) },
                _ => kit::dot(Tone::Ok, &fetched),
            };
            let cells = vec![
                html! { (names.what(one)) },
                html! { (page.t.moment(one.span.from)) },
                html! { (page.t.moment(one.span.until)) },
                step,
            ];
            Line::Row(Row { id: one.id, name: "", cells, menu: None })
        })
        .collect();
    let body = table(page, &title, &columns, lines);
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn table(page: &Page<'_, '_>, caption: &str, columns: &[Column<'_>], lines: Vec<Line<'_>>) -> Markup {
    let table = Table { caption, region: "", columns, lines, bulk: None, totals: Vec::new() };
    kit::table(&page.t, &table)
}

/// The way to a calendar for other programs.
fn feed(page: &Page<'_, '_>) -> Markup {
    let (title, note, make) =
        (page.say("calendar-feed"), page.say("bookings-feed-note"), page.say("calendar-feed-make"));
    let body = html! {
        p { (note) }
        form method="post" action="/book/feed" { (Button::send(&make).icon(lu::LuLink)) }
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}
