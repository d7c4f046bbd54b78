//! Who has booked an asset, and what a booking keeps.
use crate::{Booking, rules::span::Span, store};
use ::pages::{Page, Subject};
use assets::Asset;
use domain::{Id, Tone};
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use people::Person;
use ui::kit::{self, Card};

/// A year in milliseconds.
const YEAR_MILLIS: i64 = 366 * 86_400_000;
/// Bookings shown.
const SHOWN: usize = 8;

pub(super) fn of_asset(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let now = page.now();
    let span = Span { from: now, until: now.plus_millis(YEAR_MILLIS) };
    let holds = store::holds(page, Id::new(subject.id), span)?;
    if holds.is_empty() {
        return Ok(None);
    }
    let ids: Vec<i64> = holds.iter().map(|hold| hold.person.number()).collect();
    let people = page.labels(Person::KIND, &ids)?;
    let body = html! {
        ul class="attention" {
            @for hold in holds.iter().take(SHOWN) {
                li {
                    (kit::mark(if hold.state == "fetched" { Tone::Ok } else { Tone::Info }, lu::LuCalendarClock))
                    div {
                        b { a class="quiet" href={ "/bookings/" (hold.booking) } {
                            (people.get(&hold.person.number()).map(String::as_str).unwrap_or_default())
                        } }
                        p { (page.t.moment(hold.span.from)) " \u{2013} " (page.t.moment(hold.span.until)) }
                    }
                }
            }
        }
    };
    let title = page.say("bookings-of-asset");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

pub(super) fn kept(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let booking = page.see::<Booking>(Id::new(subject.id))?;
    if booking.assets.len() < 2 {
        return Ok(None);
    }
    let ids: Vec<i64> = booking.assets.iter().map(|asset| asset.number()).collect();
    let tags = page.labels(Asset::KIND, &ids)?;
    let body = html! {
        ul { @for (id, tag) in &tags { li { a class="quiet" href={ "/assets/" (id) } { (tag) } } } }
    };
    let title = page.say("bookings-kept");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}
