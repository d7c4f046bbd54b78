//! The rows of a change set: old and new values, and why some are refused.
use super::{list::steps, parts::counts};
use crate::{ChangeRow, ChangeSet, Origin, Outcome, RowsOf};
use ::pages::{Address, Page, value};
use domain::{Change, Field, Kind, Tone};
use engine::{Query, RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use ui::kit::{self, Column, Line, Row, Spot, Table, View};

/// The region of the rows.
pub const REGION: &str = "change-rows";
/// So many are on a page.
const PAGE: usize = 100;
/// Most changes shown of a row.
const CHANGES: usize = 12;

/// What records are called, by kind and id.
type Labels = BTreeMap<(String, i64), String>;

/// The rows of a change set, page by page, all or of one outcome. `path` is the page that shows them.
pub fn rows(page: &mut Page<'_, '_>, set: &ChangeSet, path: &str) -> Result<Markup> {
    let outcome = page.visit.query("view").and_then(Outcome::from_name);
    let after: Option<i64> = page.visit.query("after").and_then(|after| after.parse().ok());
    let found = RowsOf { change_set: set.id, outcome, after }.run(page)?;
    let address = Address::new(path, outcome.map(|outcome| ("view".to_owned(), outcome.name().to_owned())));
    let next = found.last().filter(|_| found.len() == PAGE);
    let next = next.map(|last| address.with("after", last.row.to_string()).to_string());
    let start = after.filter(|after| *after > 0).map(|_| address.to_string());
    let views = views(page, set, path, outcome);
    let table = if found.is_empty() { none(page) } else { table(page, set, &found)? };
    let inside = html! { (views) (table) (steps(page, start.as_deref(), next.as_deref(), REGION)) };
    Ok(kit::region(REGION, &inside))
}

fn none(page: &Page<'_, '_>) -> Markup {
    html! { p class="none" { (page.say("change-no-rows")) } }
}

/// All rows, or those of one outcome.
fn views(page: &Page<'_, '_>, set: &ChangeSet, path: &str, now: Option<Outcome>) -> Markup {
    let mut all = vec![(page.say("view-all"), path.to_owned(), String::new(), now.is_none())];
    for (outcome, count) in counts(set).into_iter().filter(|(_, count)| *count > 0) {
        let label = page.say(&format!("change-outcome-{}", outcome.name()));
        let href = format!("{path}?view={}", outcome.name());
        all.push((label, href, page.t.number(count), now == Some(outcome)));
    }
    let views: Vec<View<'_>> = all
        .iter()
        .map(|(label, href, count, current)| View {
            label,
            href,
            count,
            current: *current,
            ..View::default()
        })
        .collect();
    kit::views(&page.say("change-rows"), Some(REGION), &page.t, &views, &html! {})
}

fn table(page: &mut Page<'_, '_>, set: &ChangeSet, found: &[ChangeRow]) -> Result<Markup> {
    let labels = labels(page, found)?;
    let numbered = set.origin == Origin::Import;
    let words = ["row", "record", "outcome", "what"].map(|word| page.say(&format!("change-head-{word}")));
    let mut columns = vec![
        Column::new(&words[1]).at(Spot::Name),
        Column::new(&words[2]).at(Spot::State),
        Column::new(&words[3]).at(Spot::Meta),
    ];
    if numbered {
        columns.insert(0, Column::new(&words[0]).figures());
    }
    let mut lines = Vec::with_capacity(found.len());
    for row in found {
        let mut cells = vec![name(page, row), outcome_dot(page, row.outcome), what(page, row, &labels)?];
        if numbered {
            cells.insert(0, html! { (page.t.number(row.row)) });
        }
        lines.push(Line::Row(Row { id: row.row, name: &row.label, cells, menu: None }));
    }
    let caption = page.say("change-rows");
    Ok(kit::table(
        &page.t,
        &Table {
            caption: &caption,
            region: REGION,
            columns: &columns,
            lines,
            bulk: None,
            totals: Vec::new(),
        },
    ))
}

/// What the record is called, with the way to it once there is one.
fn name(page: &Page<'_, '_>, row: &ChangeRow) -> Markup {
    let path = page.kind(&row.kind).map(|kind| kind.path);
    match (path, row.record) {
        (Some(path), Some(record)) => html! { a href={ "/" (path) "/" (record) } { (row.label) } },
        _ => html! { (row.label) },
    }
}

fn outcome_dot(page: &Page<'_, '_>, outcome: Outcome) -> Markup {
    let label = page.say(&format!("change-outcome-{}", outcome.name()));
    match outcome {
        Outcome::Create | Outcome::Change => kit::ring(Tone::Info, &label),
        Outcome::Unchanged => kit::dot(Tone::Muted, &label),
        Outcome::Refused | Outcome::Failed => kit::dot(Tone::Bad, &label),
        Outcome::Applied => kit::dot(Tone::Ok, &label),
    }
}

/// What changes, and why it does not.
fn what(page: &mut Page<'_, '_>, row: &ChangeRow, labels: &Labels) -> Result<Markup> {
    let mut told = Vec::new();
    if let Some(kind) = page.kind(&row.kind) {
        for change in row.changes.iter().take(CHANGES) {
            told.push(changed(page, kind, change, labels)?);
        }
    }
    let more = row.changes.len().saturating_sub(CHANGES);
    Ok(html! {
        @if let Some(message) = &row.message { p { (page.t.sentence(message)) } }
        @if !told.is_empty() {
            div class="changes" {
                @for change in &told { (change) }
                @if more > 0 { span { (page.t.say_with("change-more", &[("count", more)])) } }
            }
        }
    })
}

/// Old and new value of a field: told by words as well as by a line through the old one.
fn changed(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    change: &Change,
    labels: &Labels,
) -> Result<Markup> {
    let told = with_field(page, kind, &change.field, |page, field| {
        let own = field.name.starts_with("custom.");
        let label =
            if own { field.label.to_owned() } else { value::label_of_field(&page.t, kind.name, field) };
        (label, words(page, field.kind, &change.from, labels), words(page, field.kind, &change.to, labels))
    })?;
    let plain = |given: &Value| given.as_str().map_or_else(String::new, str::to_owned);
    let (label, from, to) =
        told.unwrap_or_else(|| (change.field.clone(), plain(&change.from), plain(&change.to)));
    let (before, after, removed) = (page.say("before"), page.say("after"), page.say("removed"));
    Ok(html! {
        span {
            (label) " "
            @if !from.is_empty() { span class="unseen" { (before) } del { (from) } (kit::icon(lu::LuArrowRight)) }
            @if !to.is_empty() { span class="unseen" { (after) } ins { (to) } }
            @else if !from.is_empty() { span class="none" { (removed) } }
        }
    })
}

/// A value as people read it; other records by what they are called.
fn words(page: &Page<'_, '_>, kind: Kind<'_>, given: &Value, labels: &Labels) -> String {
    match (kind, given.as_i64()) {
        (Kind::Reference(of), Some(id)) => {
            let label = labels.get(&(of.to_owned(), id)).cloned().unwrap_or_else(|| format!("#{id}"));
            value::words(page, kind, &json!({ "id": id, "label": label }))
        }
        _ => value::words(page, kind, given),
    }
}

/// Lends a field of a kind, own or custom, by the name it has in changes.
fn with_field<T>(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    name: &str,
    with: impl FnOnce(&Page<'_, '_>, &Field<'_>) -> T,
) -> Result<Option<T>> {
    if let Some(field) = kind.field(name) {
        return Ok(Some(with(page, field)));
    }
    let Some(key) = name.strip_prefix("custom.") else { return Ok(None) };
    let custom = page.custom_fields(kind.name)?;
    let row = custom.iter().find(|row| row.definition.key == key);
    Ok(row.map(|row| row.as_field(|field| with(page, field))))
}

/// What the records are called that changes name by id.
fn labels(page: &mut Page<'_, '_>, found: &[ChangeRow]) -> Result<Labels> {
    let mut wanted: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for row in found {
        let Some(kind) = page.kind(&row.kind) else { continue };
        for change in row.changes.iter().take(CHANGES) {
            let of = with_field(page, kind, &change.field, |_, field| match field.kind {
                Kind::Reference(of) => Some(of.to_owned()),
                _ => None,
            })?;
            if let Some(of) = of.flatten() {
                let ids = [&change.from, &change.to].into_iter().filter_map(Value::as_i64);
                wanted.entry(of).or_default().extend(ids);
            }
        }
    }
    let mut labels = Labels::new();
    for (of, ids) in wanted {
        let Some(kind) = page.kind(&of) else { continue };
        let ids: Vec<i64> = ids.into_iter().collect();
        labels.extend(page.labels(kind, &ids)?.into_iter().map(|(id, label)| ((of.clone(), id), label)));
    }
    Ok(labels)
}
