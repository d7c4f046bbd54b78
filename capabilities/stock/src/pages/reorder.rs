//! What has to be ordered again, by supplier.
use super::{REORDER, item::order_href};
use crate::{ADD, Proposal, Proposals};
use ::pages::{Page, Shown};
use domain::Money;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Table};

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let proposals = Proposals {}.run(page)?;
    let title = page.say("stock-reorder");
    let note = page.say("stock-reorder-note");
    let inside = if proposals.is_empty() { nothing(page) } else { table(page, &proposals) };
    let body = html! { (kit::head(&title, &note, &html! {})) div class="stack" { (inside) } };
    Ok(Shown::new(title, REORDER, body))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text, all) =
        (page.say("stock-reorder-empty"), page.say("stock-reorder-empty-why"), page.say("stock-item-many"));
    let steps = [Button::open(&all, "/stock-items")];
    kit::nothing(&Nothing { icon: lu::LuPackageCheck, title: &title, text: &text, steps: &steps })
}

fn table(page: &Page<'_, '_>, proposals: &[Proposal]) -> Markup {
    let labels = [
        "stock-what",
        "stock-on-hand",
        "stock-on-order",
        "stock-minimum",
        "stock-to-order",
        "stock-cost",
        "stock-do",
    ];
    let [what, on_hand, on_order, minimum, to_order, cost, act] = labels.map(|key| page.say(key));
    let columns = [
        Column::new(&what).at(Spot::Name),
        Column::new(&on_hand).figures().at(Spot::Meta),
        Column::new(&on_order).figures(),
        Column::new(&minimum).figures(),
        Column::new(&to_order).figures().at(Spot::Value),
        Column::new(&cost).figures(),
        Column::new(&act).at(Spot::State),
    ];
    let none = page.say("stock-no-supplier");
    let mut lines = Vec::new();
    let groups: Vec<(String, &[Proposal])> = proposals
        .chunk_by(|a, b| a.supplier == b.supplier)
        .map(|group| {
            let name = group.first().and_then(|one| one.supplier_name.clone());
            (name.unwrap_or_else(|| none.clone()), group)
        })
        .collect();
    for (name, group) in &groups {
        lines.push(Line::Group(name, sum(page, group)));
        lines.extend(group.iter().map(|one| row(page, one)));
    }
    let caption = page.say("stock-reorder");
    let body = kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    );
    let count = page.t.number(i64::try_from(proposals.len()).unwrap_or_default());
    kit::card(&Card { title: &caption, note: &count, tools: html! {}, width: 0, body })
}

fn row<'a>(page: &Page<'_, '_>, one: &Proposal) -> Line<'a> {
    let verb = page.say("stock-note-order");
    let href = order_href(one.item, one.on_order + one.quantity, REORDER);
    let unit = one.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let cells = vec![
        kit::lead(lu::LuBoxes, &one.name, &one.number, &format!("/stock-items/{}", one.item)),
        html! { (page.t.number(one.on_hand)) },
        html! { (page.t.number(one.on_order)) },
        html! { (page.t.number(one.minimum)) },
        html! { b { (page.t.number(one.quantity)) } (unit) },
        html! { @if let Some(cost) = one.cost { (page.t.money(cost)) } },
        html! { @if page.may(ADD) { (Button::dialog(&verb, &href).small()) } },
    ];
    Line::Row(Row { id: one.item, name: "", cells, menu: None })
}

/// What an order of all of them would cost, one amount for each currency.
fn sum(page: &Page<'_, '_>, group: &[Proposal]) -> String {
    let mut sums: BTreeMap<domain::Currency, i64> = BTreeMap::new();
    for cost in group.iter().filter_map(|one| one.cost) {
        let so_far = sums.entry(cost.currency).or_default();
        *so_far = so_far.saturating_add(cost.minor);
    }
    let words: Vec<String> =
        sums.into_iter().map(|(currency, minor)| page.t.money(Money::new(minor, currency))).collect();
    page.t.list(&words)
}
