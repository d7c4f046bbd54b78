//! What has to be ordered again, by supplier.
use super::{ORDER, REORDER, item::order_href};
use crate::{ADD, Proposal, Proposals, StockItem};
use ::pages::{Page, Shown};
use domain::Money;
use engine::{Query, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::kit::{self, Bulk, BulkAction, Button, Card, Column, Line, Nothing, Row, Spot, Table, Total};

/// The form that the check boxes of proposals belong to.
const CHOSEN: &str = "bulk";
/// The list of what is proposed, where all of it is chosen.
const ALL: &str = "to_order[gt]=0";

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let proposals = Proposals {}.run(page)?;
    let title = page.say("stock-reorder");
    let note = page.say("stock-reorder-note");
    let bar = ordering(page, proposals.len());
    let inside = match proposals.as_slice() {
        [] => nothing(page),
        some => table(page, some, bar.is_some()),
    };
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="stack" { (inside) }
        @if !proposals.is_empty() { @if let Some(bar) = &bar { (bar) } }
    };
    Ok(Shown::new(title, REORDER, body))
}

/// The bar that orders what was chosen, all of it in one step that is looked at before it happens; none for whoever may not
/// order.
fn ordering(page: &Page<'_, '_>, proposals: usize) -> Option<Markup> {
    let bulk = page.door("bulk")?;
    page.desk.form(ORDER).filter(|form| page.may(form.verb.needs))?;
    let label = page.say("stock-order-chosen");
    let to = format!("{bulk}?kind={}&verb={ORDER}", StockItem::KIND.path);
    let actions = [BulkAction { label: &label, icon: lu::LuShoppingCart, to: &to }];
    let total = Total::Exactly(i64::try_from(proposals).unwrap_or_default());
    Some(kit::bulk_bar(&page.t, &Bulk { form: CHOSEN, total, query: ALL, actions: &actions, token: "" }))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text, all) =
        (page.say("stock-reorder-empty"), page.say("stock-reorder-empty-why"), page.say("stock-item-many"));
    let steps = [Button::open(&all, "/stock-items")];
    kit::nothing(&Nothing { icon: lu::LuPackageCheck, title: &title, text: &text, steps: &steps })
}

fn table(page: &Page<'_, '_>, proposals: &[Proposal], choosing: bool) -> Markup {
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
        &Table {
            caption: &caption,
            region: "",
            columns: &columns,
            lines,
            bulk: choosing.then_some(CHOSEN),
            totals: Vec::new(),
        },
    );
    let count = page.t.number(i64::try_from(proposals.len()).unwrap_or_default());
    kit::card(&Card { title: &caption, note: &count, tools: html! {}, width: 0, body })
}

fn row<'a>(page: &Page<'_, '_>, one: &'a Proposal) -> Line<'a> {
    let name = one.name.as_str();
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
    Line::Row(Row { id: one.item, name, cells, menu: None })
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
