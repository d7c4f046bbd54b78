//! Lists as of a past day: the states are added up from the journal, some hundred records at a time, so that even a
//! large register is listed in constant memory. The cost grows with the register, not with the page.
use crate::{
    Count,
    column::Column,
    cursor::{Cursor, Key},
    filter::{cell_of, value_of},
    request::{Archived, ListRequest},
    rows::{ListRow, Page, label_references},
    select::wanted_columns,
};
use database::sql;
use domain::State;
use engine::{RecordKind, Result, View};
use serde_json::Value;
use std::cmp::Ordering;

/// Records added up at a time.
const IDS_PER_ROUND: i64 = 400;

pub(crate) fn page(view: &mut View<'_>, kind: &'static RecordKind, request: &ListRequest) -> Result<Page> {
    let columns = wanted_columns(view, kind, request)?;
    let back = request.cursor.as_ref().is_some_and(|cursor| cursor.back);
    let by_id = request.sort.column.name == "id";
    let mut best: Vec<ListRow> = Vec::new();
    each_state(view, kind, request, |id, state| {
        let row = ListRow { id, version: 0, key: key_of(&request.sort.column, id, &state), values: state };
        let beyond = request.cursor.as_ref().is_none_or(|cursor| {
            compare(request, (&row.key, row.id), (&cursor.key, cursor.id))
                == if back { Ordering::Less } else { Ordering::Greater }
        });
        if beyond {
            let at = best.partition_point(|kept| {
                let order = compare(request, (&kept.key, kept.id), (&row.key, row.id));
                if back { order.is_gt() } else { order.is_lt() }
            });
            if at <= request.limit {
                best.insert(at, row);
                best.truncate(request.limit + 1);
            }
        }
        // In the order of ids nothing better can come once the page is full.
        !(by_id && best.len() > request.limit)
    })?;
    let more = best.len() > request.limit;
    best.truncate(request.limit);
    if back {
        best.reverse();
    }
    for row in &mut best {
        row.values = shown(&columns, row.id, &row.values);
    }
    let cursor = |row: &ListRow, back| {
        let sort = request.sort.column.name.clone();
        Cursor { sort, key: row.key.clone(), id: row.id, back, by_parts: false }.write()
    };
    let (has_next, has_previous) = if back { (true, more) } else { (more, request.cursor.is_some()) };
    let next = best.last().filter(|_| has_next).map(|row| cursor(row, false));
    let previous = best.first().filter(|_| has_previous).map(|row| cursor(row, true));
    label_references(view, &columns, &mut best)?;
    Ok(Page { rows: best, next, previous })
}

pub(crate) fn count(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    cap: i64,
) -> Result<Count> {
    let mut rows = 0;
    each_state(view, kind, request, |_, _| {
        rows += 1;
        rows <= cap
    })?;
    Ok(Count { rows: rows.min(cap), capped: rows > cap })
}

/// Visits the states that fit the request until `visit` answers false: in the order of ids, downwards if that is the
/// way the page is read, and from the cursor on if the list is sorted by id.
fn each_state(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    mut visit: impl FnMut(i64, State) -> bool,
) -> Result<()> {
    let last: Option<i64> =
        view.scalar(sql("select max(record) from journal where kind = ?").bind(kind.name))?;
    let (mut low, mut high) = (1, last.unwrap_or(0));
    let cursor = request.cursor.as_ref().filter(|_| request.sort.column.name == "id");
    let downwards = request.sort.descending != request.cursor.as_ref().is_some_and(|cursor| cursor.back);
    match cursor {
        Some(cursor) if downwards => high = high.min(cursor.id - 1),
        Some(cursor) => low = cursor.id + 1,
        None => {}
    }
    let search = request.search.as_ref().map(|text| text.to_lowercase());
    while low <= high {
        let (from, to) = match downwards {
            true => ((high - IDS_PER_ROUND + 1).max(low), high),
            false => (low, (low + IDS_PER_ROUND - 1).min(high)),
        };
        let mut states = view.as_of_range(kind, from, to, request.as_of)?;
        if downwards {
            states.reverse();
        }
        for (id, mut state) in states {
            if request.needs_derived() {
                state.extend((kind.derive)(view, id, &state)?);
            }
            let archived = state.remove("archived").is_some();
            let fits = archived == (request.archived == Archived::Only)
                && request.filters.iter().all(|filter| filter.matches(&state))
                && search.as_ref().is_none_or(|text| found_in(kind, &state, text));
            if fits && !visit(id, state) {
                return Ok(());
            }
        }
        match downwards {
            true => high = from - 1,
            false => low = to + 1,
        }
    }
    Ok(())
}

/// Whether every word of a search is somewhere in the record's own searchable texts.
fn found_in(kind: &RecordKind, state: &State, search: &str) -> bool {
    let texts: Vec<String> = kind
        .fields
        .iter()
        .filter(|field| field.searchable)
        .filter_map(|field| state.get(field.name).and_then(Value::as_str).map(str::to_lowercase))
        .collect();
    search.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

fn key_of(column: &Column, id: i64, state: &State) -> Key {
    match column.name.as_str() {
        "id" => Key::Int(id),
        _ => match Key::from_cell(cell_of(column.shape, value_of(column, state))) {
            Key::Text(text) => Key::Text(text.to_lowercase()),
            key => key,
        },
    }
}

/// The order of two rows; those without a key come last whichever way the list is sorted.
fn compare(request: &ListRequest, a: (&Key, i64), b: (&Key, i64)) -> Ordering {
    let keys = match (a.0, b.0) {
        (Key::Nothing, Key::Nothing) => Ordering::Equal,
        (Key::Nothing, _) => return Ordering::Greater,
        (_, Key::Nothing) => return Ordering::Less,
        (Key::Int(a), Key::Int(b)) => a.cmp(b),
        (Key::Real(a), Key::Real(b)) => a.total_cmp(b),
        (Key::Yes(a), Key::Yes(b)) => a.cmp(b),
        (Key::Text(a), Key::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    };
    let order = keys.then(a.1.cmp(&b.1));
    if request.sort.descending { order.reverse() } else { order }
}

/// Only the wanted columns of a state.
fn shown(columns: &[Column], id: i64, state: &State) -> State {
    let mut values = State::new();
    for column in columns {
        let value = if column.name == "id" { Value::from(id) } else { value_of(column, state).clone() };
        if value.is_null() {
            continue;
        }
        match column.custom_key() {
            Some(key) => {
                let custom = values.entry("custom").or_insert_with(|| Value::Object(State::new()));
                if let Value::Object(custom) = custom {
                    custom.insert(key.to_owned(), value);
                }
            }
            None => {
                values.insert(column.name.clone(), value);
            }
        }
    }
    values
}
