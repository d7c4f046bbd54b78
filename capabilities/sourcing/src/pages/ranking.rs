//! Suppliers by their scores. The weights stand in the address, so that a ranking can be sent to somebody.
use crate::{READ, Ranking, ScoreOf, Scorecard, SupplierScore};
use ::pages::{Page, Rooms, Shown, Subject};
use domain::{Id, Tone};
use engine::{Query, Record, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Table};

/// Where it is.
pub(super) const HREF: &str = "/supplier-ranking";

const CRITERIA: [&str; 5] = ["delivery", "quality", "price", "invoices", "judgement"];

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let weight = |name: &str| page.visit.query(name).and_then(|text| text.parse::<i64>().ok());
    let asked = Ranking {
        scorecard: weight("scorecard").filter(|id| *id > 0).map(|id| Ref::id(Id::new(id))),
        delivery: weight("delivery"),
        quality: weight("quality"),
        price: weight("price"),
        invoices: weight("invoices"),
        judgement: weight("judgement"),
    };
    let told = asked.run(page)?;
    let [title, how] = ["sourcing-ranking", "sourcing-ranking-how"].map(|key| page.say(key));
    let note = page.t.say_with("sourcing-ranking-note", &[("day", page.t.date(told.since))]).into_owned();
    let weights = [
        told.weights.delivery,
        told.weights.quality,
        told.weights.price,
        told.weights.invoices,
        told.weights.judgement,
    ];
    let form = form(page, weights);
    let cards: Vec<Markup> =
        told.suppliers.iter().enumerate().map(|(nth, supplier)| ranked(page, nth + 1, supplier)).collect();
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="tiles" {
            (form)
            div class="w8 stack" {
                @if cards.is_empty() { (nothing(page)) }
                @for card in &cards { (card) }
                p { small { (how) } }
            }
        }
    };
    Ok(Shown::new(title, HREF, body))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let [title, text] = ["sourcing-ranking-none", "sourcing-ranking-none-note"].map(|key| page.say(key));
    kit::nothing(&Nothing { icon: lu::LuTrophy, title: &title, text: &text, steps: &[] })
}

fn form(page: &Page<'_, '_>, weights: [i64; 5]) -> Markup {
    let [title, button, cards] =
        ["weights", "weigh", "cards"].map(|word| page.say(&format!("sourcing-ranking-{word}")));
    let body = html! {
        form class="form" method="get" action=(HREF) {
            fieldset {
                @for (name, weight) in CRITERIA.iter().zip(weights) {
                    div class="field wide" {
                        label for={ "f-" (name) } { (page.say(&format!("sourcing-criterion-{name}"))) }
                        input class="input" id={ "f-" (name) } name=(name) type="number" min="0" max="1000" value=(weight);
                    }
                }
            }
            footer { (Button::send(&button).primary()) a class="button quiet" href={ "/" (Scorecard::KIND.path) } { (cards) } }
        }
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 4, body })
}

fn ranked(page: &Page<'_, '_>, place: usize, supplier: &SupplierScore) -> Markup {
    let title = format!("{place}. {}", supplier.name);
    let tools = kit::more(&page.say("view-all"), &format!("/suppliers/{}", supplier.supplier));
    kit::card(&Card {
        title: &title,
        note: &supplier.score.total,
        tools,
        width: 0,
        body: working(page, supplier),
    })
}

/// Each criterion with what was seen, what remains of it after shrinking, and what it scores.
fn working(page: &Page<'_, '_>, supplier: &SupplierScore) -> Markup {
    let words = ["criterion", "cases", "seen", "shrunk", "score", "weight"]
        .map(|word| page.say(&format!("sourcing-working-{word}")));
    let [criterion, cases, seen, shrunk, score, weight] = &words;
    let heads = [
        Column::new(criterion).at(Spot::Name),
        Column::new(cases).figures(),
        Column::new(seen).figures(),
        Column::new(shrunk).figures().at(Spot::Meta),
        Column::new(score).figures().at(Spot::Value),
        Column::new(weight).figures(),
    ];
    let lines = supplier.score.criteria.iter().enumerate().map(|(nth, one)| {
        let cells = vec![
            html! { (page.say(&format!("sourcing-criterion-{}", one.name))) },
            html! { (page.t.number(one.cases)) },
            html! { (one.observed) },
            html! { (one.shrunk) },
            html! { (one.score) },
            html! { (page.t.number(one.weight)) },
        ];
        Line::Row(Row { id: nth as i64, name: "", cells, menu: None })
    });
    let facts = &supplier.facts;
    let days = facts.settled_days.checked_div(facts.settled);
    html! {
        (kit::table(&page.t, &Table { caption: &supplier.name, region: "", columns: &heads, lines: lines.collect(), bulk: None, totals: Vec::new() }))
        @if let Some(days) = days { p { (kit::dot(Tone::Info, &page.t.say_with("sourcing-rma-days", &[("count", days)]))) } }
    }
}

/// The score of a supplier on its page.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(told) = ScoreOf { supplier: Ref::id(Id::new(subject.id)) }.run(page)? else { return Ok(None) };
    let title = page.say("sourcing-score-title");
    let tools = kit::more(&page.say("sourcing-ranking"), HREF);
    let body = working(page, &told);
    Ok(Some(kit::card(&Card { title: &title, note: &told.score.total, tools, width: 0, body })))
}
