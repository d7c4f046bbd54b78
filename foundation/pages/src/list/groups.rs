//! A list put together by a value: how many rows each has, and what they add up to. Each opens to its rows.
use super::{REGION, wish::Wish};
use crate::{Page, value};
use domain::{Kind, Money};
use engine::{RecordKind, Result};
use lists::{Column, Group, Shape};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ui::kit::{self, Line, Row, Spot, Table};

/// The table of groups.
pub(super) fn groups(page: &mut Page<'_, '_>, kind: &'static RecordKind, wish: &Wish) -> Result<Markup> {
    let Some(by) = wish.group.clone() else { return Ok(html! {}) };
    let mut sums: Vec<Column> =
        wish.columns.iter().filter(|column| column.shape == Shape::Money).cloned().collect();
    if sums.is_empty() {
        sums.extend(
            Column::all(page, kind)?
                .into_iter()
                .find(|column| column.shape == Shape::Money && column.custom.is_none()),
        );
    }
    sums.retain(|column| column.custom.is_none());
    let groups = lists::groups(page, kind, &wish.request, &by, &sums)?;
    let named = named(page, &by, &groups)?;
    let mut lines = Vec::new();
    for (at, (group, name)) in groups.iter().zip(&named).enumerate() {
        let href = href(wish, &by, &group.value);
        let mut cells = vec![
            html! { a href=(href) data-swap=(REGION) { b { (name) } } },
            html! { (page.t.number(group.rows)) },
        ];
        cells.extend(group.sums.iter().map(|amounts| amounts_of(page, amounts)));
        lines.push(Line::Row(Row { id: i64::try_from(at).unwrap_or(0), name, cells, menu: None }));
    }
    let heading = value::label_of_column(&page.t, kind.name, &by);
    let many = page.many(kind);
    let labels: Vec<String> =
        sums.iter().map(|column| value::label_of_column(&page.t, kind.name, column)).collect();
    let mut columns =
        vec![kit::Column::new(&heading).at(Spot::Name), kit::Column::new(&many).figures().at(Spot::Value)];
    columns.extend(labels.iter().map(|label| kit::Column::new(label).figures().at(Spot::Meta)));
    let rows: i64 = groups.iter().map(|group| group.rows).sum();
    let mut totals = vec![html! {}, html! { (page.t.number(rows)) }];
    totals.extend((0..sums.len()).map(|n| amounts_of(page, &added(&groups, n))));
    let caption =
        page.t.say_with("grouped-by", &[("many", many.as_str()), ("field", heading.as_str())]).into_owned();
    Ok(kit::table(
        &page.t,
        &Table { caption: &caption, region: REGION, columns: &columns, lines, bulk: None, totals },
    ))
}

/// What the groups are called.
fn named(page: &mut Page<'_, '_>, by: &Column, groups: &[Group]) -> Result<Vec<String>> {
    let labels = match by.refers_to(page) {
        Some(kind) => {
            let ids: Vec<i64> = groups.iter().filter_map(|group| group.value.as_i64()).collect();
            page.labels(kind, &ids)?
        }
        None => BTreeMap::new(),
    };
    let none = page.say("group-empty");
    let name = |group: &Group| match (&group.value, by.field.map(|field| field.kind)) {
        (Value::Null, _) => none.clone(),
        (value, Some(Kind::Reference(_))) => {
            value.as_i64().and_then(|id| labels.get(&id).cloned()).unwrap_or_else(|| format!("#{value}"))
        }
        (value, Some(kind)) => value::words(page, kind, value),
        (value, None) => value.to_string(),
    };
    Ok(groups.iter().map(name).collect())
}

/// The rows of a group.
fn href(wish: &Wish, by: &Column, given: &Value) -> String {
    let address = wish.address.from_start().without(&["group", &by.name]);
    match given {
        Value::Null => address.with(&format!("{}[empty]", by.name), "true"),
        Value::String(text) => address.with(&by.name, text.as_str()),
        other => address.with(&by.name, json!(other).to_string()),
    }
    .to_string()
}

/// Sums of one column over all groups, currency by currency.
fn added(groups: &[Group], column: usize) -> Vec<Money> {
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    for money in groups.iter().filter_map(|group| group.sums.get(column)).flatten() {
        let sum = sums.entry(money.currency.to_string()).or_insert(Money::new(0, money.currency));
        *sum = Money::new(sum.minor.saturating_add(money.minor), money.currency);
    }
    sums.into_values().collect()
}

/// One amount for each currency: never added up across currencies.
fn amounts_of(page: &Page<'_, '_>, amounts: &[Money]) -> Markup {
    let words: Vec<String> = amounts.iter().map(|money| page.t.money(*money)).collect();
    html! { (words.join(" + ")) }
}
