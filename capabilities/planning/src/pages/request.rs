//! The catalogue of what everybody may ask for, and what they asked for.
use crate::{MyRequest, MyRequests, store};
use ::pages::{Page, Shown};
use catalog::Category;
use domain::Tone;
use engine::{Query, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Table};

/// Its address.
pub(super) const HREF: &str = "/request";
/// Models shown at most.
const MAX: usize = 300;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let mine = MyRequests {}.run(page)?;
    let offers = store::offers(page, MAX)?;
    let idle = store::idle_by_model(page)?;
    let categories: Vec<i64> = offers.iter().filter_map(|offer| offer.category).collect();
    let names = page.labels(Category::KIND, &categories)?;
    let title = page.say("planning-request-place");
    let note = page.say("planning-request-note");
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="tiles" {
            @if !mine.is_empty() { (card(page, "planning-my-requests", own(page, &mine))) }
            (card(page, "planning-catalogue", catalogue(page, &offers, &idle, &names)))
        }
    };
    Ok(Shown::new(title, HREF, body))
}

fn card(page: &Page<'_, '_>, title: &str, body: Markup) -> Markup {
    kit::card(&Card { title: &page.say(title), note: "", tools: html! {}, width: 12, body })
}

fn own(page: &Page<'_, '_>, mine: &[MyRequest]) -> Markup {
    let heads = ["what", "quantity", "state", "by"].map(|word| page.say(&format!("planning-request-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).figures().at(Spot::Value),
        Column::new(&heads[2]).at(Spot::State),
        Column::new(&heads[3]).at(Spot::Meta),
    ];
    let lines = mine
        .iter()
        .map(|one| {
            let name = html! {
                b { (one.title) } " " span class="mono" { (one.number) }
                @if let Some(who) = &one.for_person { " " span class="none" { (who) } }
            };
            let count = match one.provided {
                0 => page.t.number(one.quantity),
                some => format!("{} / {}", page.t.number(some), page.t.number(one.quantity)),
            };
            let by = html! { @if let Some(day) = one.wanted_by { (page.t.date(day)) } };
            let cells = vec![name, html! { (count) }, state(page, &one.state), by];
            Line::Row(Row { id: one.need, name: &one.number, cells, menu: None })
        })
        .collect();
    table(page, "planning-my-requests", &columns, lines)
}

fn state(page: &Page<'_, '_>, state: &str) -> Markup {
    let label = page.say(&format!("planning-state-{state}"));
    let tone = match state {
        "asked" => Tone::Warn,
        "wanted" => Tone::Preparing,
        "planned" => Tone::Info,
        "met" => Tone::Ok,
        "refused" => Tone::Bad,
        _ => Tone::Muted,
    };
    kit::dot(tone, &label)
}

fn catalogue(
    page: &Page<'_, '_>,
    offers: &[store::Offer],
    idle: &BTreeMap<i64, i64>,
    names: &BTreeMap<i64, String>,
) -> Markup {
    if offers.is_empty() {
        let (title, text) = (page.say("planning-catalogue-nothing"), page.say("planning-catalogue-why"));
        return kit::nothing(&Nothing { icon: lu::LuShoppingBag, title: &title, text: &text, steps: &[] });
    }
    let heads = ["what", "stock", "ask"].map(|word| page.say(&format!("planning-request-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).at(Spot::Meta),
        Column::new(&heads[2]).at(Spot::State),
    ];
    let mut lines = Vec::new();
    let mut last = None;
    for offer in offers {
        if last != Some(offer.category) {
            last = Some(offer.category);
            let name = offer.category.and_then(|id| names.get(&id)).map_or("", String::as_str);
            lines.push(Line::Group(name, String::new()));
        }
        let free = idle.get(&offer.model).copied().unwrap_or_default();
        let stock = match free {
            0 => kit::dot(Tone::Muted, &page.say("planning-request-to-buy")),
            free => kit::dot(Tone::Ok, &page.t.say_with("planning-request-free", &[("count", free)])),
        };
        let cells = vec![html! { (offer.name) }, stock, ask(page, offer)];
        lines.push(Line::Row(Row { id: offer.model, name: &offer.name, cells, menu: None }));
    }
    table(page, "planning-catalogue", &columns, lines)
}

/// How many, and the button that asks; or the whole form, for somebody else or by a day.
fn ask(page: &Page<'_, '_>, offer: &store::Offer) -> Markup {
    let (ask, more) = (page.say("do-planning-request"), page.say("planning-request-more"));
    let how_many =
        page.t.say_with("planning-request-how-many", &[("name", offer.name.as_str())]).into_owned();
    let href = format!("/do/planning.request?model=%23{}&_back={HREF}", offer.model);
    html! {
        form method="post" action="/do/planning.request" class="actions" {
            input type="hidden" name="model" value={ "#" (offer.model) };
            input type="hidden" name="_back" value=(HREF);
            input type="number" name="quantity" value="1" min="1" max="500" aria-label=(how_many);
            (Button::send(&ask).icon(lu::LuShoppingBag).small())
            (Button::dialog(&more, &href).icon(lu::LuEllipsis).small().quiet().bare())
        }
    }
}

fn table(page: &Page<'_, '_>, caption: &str, columns: &[Column<'_>], lines: Vec<Line<'_>>) -> Markup {
    let caption = page.say(caption);
    let table = Table { caption: &caption, region: "", columns, lines, bulk: None, totals: Vec::new() };
    kit::table(&page.t, &table)
}
