use crate::{
    column::Column,
    cursor::Cursor,
    past,
    request::ListRequest,
    rows::{ListRow, PlainRow},
    select::{Read, read},
};
use engine::{RecordKind, Result, View};
use serde_json::Value;
use std::collections::BTreeMap;

/// Rows of a stretch.
const STRETCH: usize = 1_000;
/// Labels of one kind that are remembered; a register may have more people than fit into memory.
const KNOWN_MAX: usize = 20_000;

/// The labels that a walk has met, by kind and id: the same places and models come again and again.
pub type KnownLabels = BTreeMap<&'static str, BTreeMap<i64, String>>;

/// The next rows of a list that is walked from end to end (an export): for each the values of the columns, references
/// as their labels, and where to go on, if there is more. Each stretch is a short reading of its own, so
/// that a long walk holds nothing open.
pub fn walk(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    columns: &[Column],
    from: Option<&str>,
    known: &mut KnownLabels,
) -> Result<(Vec<Vec<Value>>, Option<String>)> {
    let cursor = from.and_then(Cursor::read);
    let request = ListRequest { cursor, limit: STRETCH, columns: columns.to_vec(), ..request.clone() };
    if !request.as_of.is_now() {
        let page = past::page(view, kind, &request)?;
        return Ok((page.rows.iter().map(|row| plain(row, columns)).collect(), page.next));
    }
    let Read { rows, next, .. } = read::<PlainRow>(view, kind, &request, columns)?;
    let mut rows: Vec<Vec<Value>> = rows.into_iter().map(|row| row.values).collect();
    for (at, column) in columns.iter().enumerate() {
        if let Some(referred) = column.refers_to(view) {
            label(view, referred, &mut rows, at, known.entry(referred.name).or_default())?;
        }
    }
    Ok((rows, next))
}

/// Puts labels in the place of the ids in one column.
fn label(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    rows: &mut [Vec<Value>],
    at: usize,
    known: &mut BTreeMap<i64, String>,
) -> Result<()> {
    if known.len() > KNOWN_MAX {
        known.clear();
    }
    let mut missing: Vec<i64> = rows.iter().filter_map(|row| row[at].as_i64()).collect();
    missing.retain(|id| !known.contains_key(id));
    missing.sort_unstable();
    missing.dedup();
    known.extend(view.labels(kind, &missing)?);
    for row in rows {
        if let Some(id) = row[at].as_i64() {
            row[at] = known.get(&id).map_or_else(|| format!("#{id}"), Clone::clone).into();
        }
    }
    Ok(())
}

fn plain(row: &ListRow, columns: &[Column]) -> Vec<Value> {
    let value = |column: &Column| match crate::filter::value_of(column, &row.values) {
        Value::Object(map) if map.contains_key("label") => map.get("label").cloned().unwrap_or_default(),
        value => value.clone(),
    };
    columns.iter().map(value).collect()
}
