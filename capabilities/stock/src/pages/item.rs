//! Where an item lies, and what to do next about it.
use crate::store::{self, Pile};
use ::pages::{Page, Subject, value};
use domain::{Id, Tone};
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use people::Location;
use ui::kit::{self, Attention, Button, Card, Column, Line, Row, Spot, Stat, Table};

/// What has to be ordered, with the step.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let to_order = super::number(&subject.values, "to_order");
    if to_order == 0 {
        return Ok(None);
    }
    let on_order = super::number(&subject.values, "on_order");
    let title = page.t.say_with("stock-order-some", &[("count", page.t.number(to_order))]).into_owned();
    let note = page.say("stock-below-minimum");
    let verb = page.say("stock-note-order");
    let href = order_href(subject.id, on_order + to_order, &subject.href);
    let step = page.may(crate::ADD).then(|| Button::dialog(&verb, &href));
    let line =
        Attention { tone: Tone::Warn, icon: lu::LuShoppingCart, title: &title, note: &note, step, at: None };
    let name = page.say("stock-next");
    let body = kit::attention(&page.t, &[line]);
    Ok(Some(kit::card(&Card { title: &name, note: "", tools: html! {}, width: 0, body })))
}

/// The form that notes that so many are on order.
pub(super) fn order_href(item: i64, quantity: i64, back: &str) -> String {
    format!("/do/stock.expect?item=%23{item}&quantity={quantity}&_back={back}")
}

/// The figures of an item, and the shelves on which it lies.
pub(super) fn shelves(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let piles = store::piles(page, Id::new(subject.id))?;
    let ids: Vec<i64> = piles.iter().map(|pile| pile.location.number()).collect();
    let places = page.labels(Location::KIND, &ids)?;
    let figures = figures(page, subject);
    let body = html! {
        (figures)
        @if piles.is_empty() { p class="quiet" { (page.say("stock-none-there")) } }
        @else { (table(page, subject, &piles, &places)) }
    };
    let title = page.say("stock-where");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

fn figures(page: &Page<'_, '_>, subject: &Subject) -> Markup {
    let number = |name: &str| page.t.number(super::number(&subject.values, name));
    let unit = subject.text("unit").unwrap_or_default().to_owned();
    let value = subject.values.get("stock_value").and_then(value::money_of);
    let names =
        ["stock-on-hand", "stock-given-out", "stock-on-order", "stock-worth"].map(|key| page.say(key));
    let values = [
        number("on_hand"),
        number("given_out"),
        number("on_order"),
        value.map(|value| page.t.money(value)).unwrap_or_else(|| "\u{2013}".to_owned()),
    ];
    let stats: Vec<Stat<'_>> = names
        .iter()
        .zip(&values)
        .enumerate()
        .map(|(at, (name, value))| Stat { name, value, unit: if at == 0 { &unit } else { "" } })
        .collect();
    kit::stats(&stats)
}

fn table(
    page: &Page<'_, '_>,
    subject: &Subject,
    piles: &[Pile],
    places: &std::collections::BTreeMap<i64, String>,
) -> Markup {
    let labels =
        ["stock-place", "stock-bin", "stock-counted", "stock-on-hand", "stock-do"].map(|key| page.say(key));
    let [place, bin, counted, on_hand, act] = labels.each_ref();
    let columns = [
        Column::new(place).at(Spot::Name),
        Column::new(bin).at(Spot::Meta),
        Column::new(counted),
        Column::new(on_hand).figures().at(Spot::Value),
        Column::new(act).at(Spot::State),
    ];
    let never = page.say("stock-never");
    let lines = piles
        .iter()
        .map(|pile| {
            let name = places.get(&pile.location.number()).cloned().unwrap_or_default();
            let cells = vec![
                html! { a class="quiet" href={ "/locations/" (pile.location) } { (name) } },
                html! { (pile.bin.as_deref().unwrap_or_default()) },
                match pile.counted_on {
                    Some(day) => kit::time::date(&page.t, day),
                    None => kit::none(&never),
                },
                html! { (page.t.number(pile.on_hand)) },
                buttons(page, subject, pile),
            ];
            Line::Row(Row { id: pile.holding, name: "", cells, menu: None })
        })
        .collect();
    let caption = page.say("stock-where");
    kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}

/// What can be done with one shelf; the forms know which.
fn buttons(page: &Page<'_, '_>, subject: &Subject, pile: &Pile) -> Markup {
    let bin = pile.bin.as_deref().unwrap_or_default();
    let bin: String = bin.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let href = |verb: &str| {
        format!(
            "/do/{verb}?item=%23{}&location=%23{}&bin={bin}&_back={}",
            subject.id, pile.location, subject.href
        )
    };
    let all = [
        ("stock.issue", crate::ISSUE, lu::LuUserCheck),
        ("stock.count", crate::COUNT, lu::LuListChecks),
        ("stock.move", crate::MOVE, lu::LuArrowLeftRight),
    ];
    html! {
        span class="actions" {
            @for (verb, needs, icon) in all {
                @if page.may(needs) {
                    (Button::dialog(&::pages::form::verb_label(page, verb), &href(verb)).icon(icon).quiet().bare().small())
                }
            }
        }
    }
}
