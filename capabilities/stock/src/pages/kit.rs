//! Where a kit can be put together, and what is lacking.
use crate::{KitAvailability, PlaceAvailability};
use ::pages::{Page, Subject};
use domain::{Id, Tone};
use engine::{Query, Ref, Result};
use maud::{Markup, html};
use ui::kit::{self, Card, Column, Line, Row, Spot, Table};

/// Places shown.
const PLACES: usize = 12;

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = KitAvailability { kit: Ref::id(Id::new(subject.id)) }.run(page)?;
    let title = page.say("kit-availability");
    let whole: i64 = told.places.iter().map(|place| place.kits).sum();
    let note = page.t.say_with("kit-ready", &[("count", whole)]).into_owned();
    let inner: Vec<String> =
        told.needs.iter().map(|need| format!("{} × {}", page.t.number(need.quantity), need.name)).collect();
    let body = html! {
        @if told.needs.is_empty() { p class="quiet" { (page.say("kit-empty")) } }
        @else {
            p { (page.say("kit-needs")) " " (page.t.list(&inner)) }
            @if told.places.is_empty() { p class="quiet" { (page.say("kit-nowhere")) } }
            @else { (table(page, &told.places)) }
        }
    };
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })))
}

fn table(page: &Page<'_, '_>, places: &[PlaceAvailability]) -> Markup {
    let [place, short, kits] = ["stock-place", "kit-short", "kit-whole"].map(|key| page.say(key));
    let columns = [
        Column::new(&place).at(Spot::Name),
        Column::new(&short).at(Spot::Meta),
        Column::new(&kits).figures().at(Spot::Value),
    ];
    let lines = places
        .iter()
        .take(PLACES)
        .map(|one| {
            let short: Vec<String> =
                one.short.iter().map(|it| format!("{} ({}/{})", it.name, it.there, it.needed)).collect();
            let cells = vec![
                html! { a class="quiet" href={ "/locations/" (one.location) } { (one.name) } },
                if short.is_empty() {
                    html! {}
                } else {
                    kit::dot(Tone::Warn, &page.t.list(&short))
                },
                html! { (page.t.number(one.kits)) },
            ];
            Line::Row(Row { id: one.location, name: "", cells, menu: None })
        })
        .collect();
    let caption = page.say("kit-availability");
    kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}
