//! The story of an order: its lines with what they come to, where it is, what came of it.
use crate::{
    Order, Track,
    store::{self, UnitRow},
};
use ::pages::{Page, Subject};
use assets::Status;
use domain::{Id, Money, Tone};
use engine::{Query, Record, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::kit::{self, Card, Column, Fact, Line, Row, Spot, Table};

/// Assets that are shown.
const UNITS: usize = 12;

/// Where it is: a step a line, and what it costs where it goes.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = Track { order: Ref::id(Id::new(subject.id)) }.run(page)?;
    if told.steps.is_empty() {
        return Ok(None);
    }
    let title = page.say("order-tracker");
    let words: Vec<(String, String, Tone, kit::Icon)> = told
        .steps
        .iter()
        .map(|step| {
            let (tone, icon) = match step.what.as_str() {
                "received" => (Tone::Ok, lu::LuPackageCheck),
                "returned" => (Tone::Bad, lu::LuUndo2),
                "expected" if told.days_late.is_some() => (Tone::Bad, lu::LuClock),
                "expected" => (Tone::Preparing, lu::LuClock),
                "placed" => (Tone::Info, lu::LuShoppingCart),
                _ => (Tone::Muted, lu::LuBadgeCheck),
            };
            let name = page.say(&format!("order-step-{}", step.what));
            let units =
                step.units.map(|units| page.t.say_with("order-so-many", &[("count", units)]).into_owned());
            let note: Vec<String> =
                [Some(page.t.date(step.on)), units, step.code.clone()].into_iter().flatten().collect();
            (name, note.join(" · "), tone, icon)
        })
        .collect();
    let late = told.days_late.map(|days| page.t.say_with("order-late", &[("days", days)]).into_owned());
    let country = told.country.as_deref().unwrap_or_default();
    let goes_to = match country {
        "" => String::new(),
        _ => page.t.say_with("order-goes-to", &[("country", country)]).into_owned(),
    };
    let body = html! {
        @if let Some(late) = &late { p { (kit::pill(Tone::Bad, late)) } }
        ul class="attention" {
            @for (name, note, tone, icon) in &words { li { (kit::mark(*tone, icon)) div { b { (name) } p { (note) } } } }
        }
    };
    Ok(Some(kit::card(&Card { title: &title, note: &goes_to, tools: html! {}, width: 0, body })))
}

/// Its lines, with totals.
pub(super) fn lines(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let order = page.see::<Order>(Id::new(subject.id))?;
    let currency = order.currency()?;
    let rows = store::open_lines(page, order.id, false)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let words =
        ["line", "quantity", "to-come", "price", "net"].map(|word| page.say(&format!("order-lines-{word}")));
    let [line, quantity, to_come, price, net] = &words;
    let heads = [
        Column::new(line).at(Spot::Name),
        Column::new(quantity).figures(),
        Column::new(to_come).figures().at(Spot::Meta),
        Column::new(price).figures(),
        Column::new(net).figures().at(Spot::Value),
    ];
    let money = |minor: i64| page.t.money(Money::new(minor, currency));
    let (mut sum_net, mut sum_tax, mut units, mut open) = (0_i64, 0_i64, 0_i64, 0_i64);
    let mut shown = Vec::new();
    for row in &rows {
        (sum_net, sum_tax) = (sum_net.saturating_add(row.net), sum_tax.saturating_add(row.tax));
        (units, open) = (units + row.quantity, open + row.outstanding);
        let tag = row.position.to_string();
        let cells = vec![
            kit::lead(lu::LuLaptop, &row.description, &tag, &format!("/order-lines/{}", row.id)),
            html! { (page.t.number(row.quantity)) },
            html! { (page.t.number(row.outstanding)) },
            html! { @if let Some(price) = row.unit_price { (money(price)) } @else { (kit::none("\u{2013}")) } },
            html! { (money(row.net)) },
        ];
        shown.push(Line::Row(Row { id: row.id, name: "", cells, menu: None }));
    }
    let totals = vec![
        html! {},
        html! { (page.t.number(units)) },
        html! { (page.t.number(open)) },
        html! {},
        html! { (money(sum_net)) },
    ];
    let title = page.say("order-line-many");
    let table = kit::table(
        &page.t,
        &Table { caption: &title, region: "", columns: &heads, lines: shown, bulk: None, totals },
    );
    let [net, tax, gross] = ["net", "tax", "gross"].map(|word| page.say(&format!("order-sum-{word}")));
    let fact =
        |name: &'static str, label, minor| Fact { name, label, value: html! { (money(minor)) }, edit: None };
    let sums = [
        fact("sum-net", &net, sum_net),
        fact("sum-tax", &tax, sum_tax),
        fact("sum-gross", &gross, sum_net.saturating_add(sum_tax)),
    ];
    let body = html! { (table) (kit::facts(&page.t, "order-sums", &sums)) };
    let count = page.t.number(rows.len() as i64);
    let all = kit::more(&page.say("view-all"), &format!("/order-lines?purchase_order={}", subject.id));
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: all, width: 0, body })))
}

/// The assets that came of it.
pub(super) fn units(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !page.may(assets::READ) {
        return Ok(None);
    }
    let units = store::units_of(page, Id::new(subject.id), UNITS)?;
    if units.is_empty() {
        return Ok(None);
    }
    let ids: Vec<i64> = units.iter().filter_map(|unit| unit.status).collect();
    let statuses = page.labels(Status::KIND, &ids)?;
    let heads = ["what", "serial", "status"].map(|word| page.say(&format!("order-asset-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).at(Spot::Meta),
        Column::new(&heads[2]).at(Spot::State),
    ];
    let lines = units.iter().map(|unit| unit_row(page, unit, &statuses)).collect();
    let title = page.say("order-assets");
    let all = match subject.text("number") {
        Some(number) => kit::more(&page.say("view-all"), &format!("/assets?order_number={number}")),
        None => html! {},
    };
    let table =
        Table { caption: &title, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() };
    let body = kit::table(&page.t, &table);
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: all, width: 0, body })))
}

fn unit_row<'a>(page: &Page<'_, '_>, unit: &UnitRow, statuses: &BTreeMap<i64, String>) -> Line<'a> {
    let status = unit.status.and_then(|id| Some((id, statuses.get(&id)?)));
    let what = unit.what.as_deref().unwrap_or(&unit.tag);
    let cells = vec![
        kit::lead(lu::LuLaptop, what, &unit.tag, &format!("/assets/{}", unit.asset)),
        html! { @match &unit.serial { Some(serial) => (kit::tag(serial)), None => (kit::none("\u{2013}")) } },
        html! { @if let Some((id, name)) = status { (kit::pill(page.tone_of("status", id).unwrap_or(Tone::Muted), name)) } },
    ];
    Line::Row(Row { id: unit.asset, name: "", cells, menu: None })
}
