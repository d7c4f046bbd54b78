//! On the page of an asset: what was done to it and what that cost; what covers it. On that of a model: what is known.
use super::rows;
use crate::{
    TICKETS,
    orders::{AssetHistory, AssetStory},
    store,
    warranty::CoverageOf,
};
use ::pages::{Page, Subject, children};
use domain::{Id, Tone};
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Fact, Line, Notice, Row, Spot, Table};

/// Rows that are shown; the rest is behind a link.
const ROWS: usize = 8;

pub(super) fn story(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let story = AssetHistory { asset: Ref::id(Id::new(subject.id)) }.run(page)?;
    let tickets = match page.may(TICKETS) {
        true => store::tickets_by(page, "asset", subject.id, true, ROWS)?,
        false => Vec::new(),
    };
    let known = match subject.reference("model") {
        Some(model) => store::known_problems(page, model)?,
        None => Vec::new(),
    };
    if story.orders.is_empty() && tickets.is_empty() && known.is_empty() {
        return Ok(None);
    }
    let (title, all) = (page.say("asset-maintenance-title"), page.say("view-all"));
    let href = format!("/work-orders?asset={}", subject.id);
    let total: Vec<String> = story.cost.iter().map(|money| page.t.money(*money)).collect();
    let note = match total.is_empty() {
        true => String::new(),
        false => {
            let total = page.t.list(&total);
            page.t.say_with("asset-maintenance-cost", &[("cost", total.as_str())]).into_owned()
        }
    };
    let body = html! {
        @for one in &known { (problem(page, &one.title, one.workaround.as_deref(), one.id)) }
        @if !tickets.is_empty() { (rows::tickets(page, &page.say("ticket-many"), &tickets)) }
        @if !story.orders.is_empty() { (orders(page, &story)) }
    };
    let tools = if story.orders.is_empty() {
        html! {}
    } else {
        kit::more(&all, &href)
    };
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools, width: 0, body })))
}

/// A known problem as a notice with the way to it.
pub(super) fn problem(page: &Page<'_, '_>, title: &str, helps: Option<&str>, id: i64) -> Markup {
    let href = format!("/known-problems/{id}");
    let (step, name) =
        (page.say("known-problem-open"), page.t.say_with("known-problem-is", &[("title", title)]));
    kit::notice(&Notice {
        tone: Tone::Info,
        icon: lu::LuBug,
        title: &name,
        text: helps.unwrap_or_default(),
        step: page.may(crate::READ).then(|| Button::open(&step, &href)),
        strip: false,
    })
}

fn orders(page: &Page<'_, '_>, story: &AssetStory) -> Markup {
    let words: Vec<String> = ["title", "kind", "done", "cost", "state"]
        .map(|word| page.say(&format!("orders-head-{word}")))
        .into();
    let columns = [
        Column::new(&words[0]).at(Spot::Name),
        Column::new(&words[1]).at(Spot::Meta),
        Column::new(&words[2]),
        Column::new(&words[3]).figures().at(Spot::Value),
        Column::new(&words[4]).at(Spot::State),
    ];
    let lines = story.orders.iter().take(ROWS).map(|order| {
        let href = format!("/work-orders/{}", order.id);
        let day = order.finished_on.or(order.due_on);
        let cells = vec![
            kit::lead(lu::LuWrench, &order.title, &order.number, &href),
            html! { (rows::work_kind(page, &order.work_kind)) },
            day.map(|day| kit::time::date(&page.t, day)).unwrap_or_default(),
            html! { (order.cost.map(|cost| page.t.money(cost)).unwrap_or_default()) },
            rows::order_state(page, &order.state),
        ];
        Line::Row(Row { id: order.id, name: &order.number, cells, menu: None })
    });
    let caption = page.say("work-order-many");
    kit::table(
        &page.t,
        &Table {
            caption: &caption,
            region: "orders",
            columns: &columns,
            lines: lines.collect(),
            bulk: None,
            totals: Vec::new(),
        },
    )
}

/// What covers an asset, and the serial numbers that it had.
pub(super) fn cover(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let covers = CoverageOf { asset: Ref::id(Id::new(subject.id)) }.run(page)?;
    let former = store::former_serials(page, subject.id)?;
    if covers.iter().all(|cover| cover.coverage.is_none()) && former.is_empty() {
        return Ok(None);
    }
    let labels: Vec<String> =
        covers.iter().map(|cover| page.say(&format!("cover-{}", cover.cover))).collect();
    let former_label = page.say("cover-former");
    let mut facts: Vec<Fact<'_>> = covers
        .iter()
        .zip(&labels)
        .map(|(cover, label)| {
            let tone = if cover.holds { Tone::Ok } else { Tone::Muted };
            let words = page.t.date(cover.until);
            let by = cover.supplier.as_deref().unwrap_or_default();
            let value = html! { (kit::dot(tone, &words)) @if !by.is_empty() { " " (by) } };
            Fact { name: "cover", label, value, edit: None }
        })
        .collect();
    for (serial, _) in &former {
        facts.push(Fact { name: "former", label: &former_label, value: kit::tag(serial), edit: None });
    }
    let title = page.say("cover-title");
    Ok(Some(rows::card(
        &title,
        0,
        html! {
            dl class="facts-list" { @for one in &facts { div { dt { (one.label) } dd { (one.value) } } } }
        },
    )))
}

/// What is known of a model, and the campaigns over it.
pub(super) fn of_model(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let mut shown = Vec::new();
    for (kind, title) in [("known-problem", "known-problem-many"), ("campaign", "campaign-many")] {
        let Some(kind) = page.kind(kind) else { continue };
        shown.extend(children(page, kind, &format!("model={}", subject.id), title, subject)?);
    }
    Ok((!shown.is_empty()).then(|| html! { @for one in &shown { (one) } }))
}
