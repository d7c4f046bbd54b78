//! The list of change sets: what was done to many records at once, newest first.
use super::{LIST, parts};
use crate::{ChangeSet, MAKE, Origin, SetState, Sets};
use ::pages::{Page, Rooms, Shown};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Act, Button, Column, Icon, Line, Nothing, Row, Spot, Table};

const REGION: &str = "list";
/// So many are on a page.
const PAGE: usize = 100;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(LIST, MAKE, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let before = page.visit.query("before").and_then(|before| before.parse().ok());
    let sets = Sets { before }.run(page)?;
    let (title, note) = (page.say("change-sets"), page.say("change-sets-note"));
    let inside = if sets.is_empty() { nothing(page) } else { table(page, &sets) };
    let body = html! {
        div class="fit" {
            (kit::head(&title, &note, &html! {}))
            (kit::region(REGION, &html! { (inside) (foot(page, before.is_some(), &sets)) }))
        }
    };
    Ok(Shown::new(title, LIST, body))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text) = (page.say("change-none"), page.say("change-none-why"));
    kit::nothing(&Nothing { icon: lu::LuListChecks, title: &title, text: &text, steps: &[] })
}

fn table(page: &Page<'_, '_>, sets: &[ChangeSet]) -> Markup {
    let labels: Vec<String> = ["title", "state", "done", "not-done", "made"]
        .map(|word| page.say(&format!("change-head-{word}")))
        .into();
    let columns = [
        Column::new(&labels[0]).at(Spot::Name),
        Column::new(&labels[1]).at(Spot::State),
        Column::new(&labels[2]).figures().at(Spot::Value),
        Column::new(&labels[3]).figures(),
        Column::new(&labels[4]).at(Spot::Meta),
    ];
    let lines = sets.iter().map(|set| Line::Row(row(page, set))).collect();
    let caption = page.say("change-sets");
    kit::table(
        &page.t,
        &Table {
            caption: &caption,
            region: REGION,
            columns: &columns,
            lines,
            bulk: None,
            totals: Vec::new(),
        },
    )
}

fn row<'s>(page: &Page<'_, '_>, set: &'s ChangeSet) -> Row<'s> {
    let href = format!("{LIST}/{}", set.id);
    let kind = page.kind(&set.kind).map(|kind| page.many(kind)).unwrap_or_default();
    let (done, not_done) = match set.state {
        SetState::Planning | SetState::Planned | SetState::Discarded => {
            (set.creates + set.changes, set.refused)
        }
        _ => (set.applied, set.failed),
    };
    let cells = vec![
        kit::lead(drawing(set.origin), &set.title, &kind, &href),
        parts::state_dot(page, set.state),
        html! { (page.t.number(done)) },
        html! { (page.t.number(not_done)) },
        kit::time::ago(&page.t, set.created_at),
    ];
    Row { id: set.id, name: &set.title, cells, menu: None }
}

/// The drawing of where a change set comes from.
pub(super) fn drawing(origin: Origin) -> Icon {
    match origin {
        Origin::Bulk => lu::LuListChecks,
        Origin::Import => lu::LuUpload,
        Origin::Undo => lu::LuUndo2,
    }
}

fn foot(page: &Page<'_, '_>, inside: bool, sets: &[ChangeSet]) -> Markup {
    let next = sets.last().filter(|_| sets.len() == PAGE).map(|last| format!("{LIST}?before={}", last.id));
    steps(page, inside.then_some(LIST), next.as_deref(), REGION)
}

/// The steps through a long list: back to its start, and on.
pub(super) fn steps(page: &Page<'_, '_>, start: Option<&str>, next: Option<&str>, region: &str) -> Markup {
    if start.is_none() && next.is_none() {
        return html! {};
    }
    let (first, more) = (page.say("change-first"), page.say("next"));
    let step = |label, href: Option<&str>| {
        let act = Act::Swap(href.unwrap_or_default(), region);
        html! { (Button::new(label, act).small().off(href.is_none())) }
    };
    html! {
        nav class="pager" aria-label=(page.say("pages")) {
            span class="grow" {}
            (step(first.as_str(), start))
            (step(more.as_str(), next))
        }
    }
}
