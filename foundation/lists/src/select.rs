//! A page of a list as it is now, straight from the indexes.
use crate::{
    column::Column,
    cursor::{Cursor, Key},
    past,
    request::{ListRequest, SORT_WITHOUT_INDEX_MAX},
    rows::{FromRow, Layout, Page, label_references},
};
use database::{Dialect, Sql, sql};
use engine::{Error, RecordKind, Result, SearchPlan, View, sort_key, sort_value};

/// The page that `request` asks for, within what the actor may see.
pub fn page(view: &mut View<'_>, kind: &'static RecordKind, request: &ListRequest) -> Result<Page> {
    if !request.as_of.is_now() {
        return past::page(view, kind, request);
    }
    let columns = wanted_columns(view, kind, request)?;
    let Read { mut rows, next, previous } = read(view, kind, request, &columns)?;
    label_references(view, &columns, &mut rows)?;
    Ok(Page { rows, next, previous })
}

/// Rows with the cursors on both sides; references are ids still.
pub(crate) struct Read<R> {
    pub(crate) rows: Vec<R>,
    pub(crate) next: Option<String>,
    pub(crate) previous: Option<String>,
}

/// The rows of a page, of the register as it is now.
pub(crate) fn read<R: FromRow>(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    columns: &[Column],
) -> Result<Read<R>> {
    refuse_unindexed_sort(view, kind, request)?;
    let (plans, first) = plans_of(view.dialect(), request);
    for plan in plans {
        let mut rows = rows_by(view, kind, request, columns, *plan)?;
        let last_plan = plans.last() == Some(plan) || !first;
        if rows.is_empty() && !last_plan {
            continue;
        }
        let (next, previous) = cursors_of(request, &mut rows, *plan);
        return Ok(Read { rows, next, previous });
    }
    // Nothing that any plan could look for: too short, only punctuation.
    Ok(Read { rows: Vec::new(), next: None, previous: None })
}

/// The plans to try, and whether this is the first page, which may fall through to the next plan.
fn plans_of(dialect: Dialect, request: &ListRequest) -> (&'static [SearchPlan], bool) {
    match (&request.search, &request.cursor) {
        (None, _) => (&[SearchPlan::Words], true),
        (Some(_), None) => (SearchPlan::in_turn(dialect), true),
        (Some(_), Some(cursor)) => match (dialect, cursor.plan()) {
            (Dialect::Sqlite, SearchPlan::Words) => (&[SearchPlan::Words], false),
            _ => (&[SearchPlan::Parts], false),
        },
    }
}

pub(crate) fn wanted_columns(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
) -> Result<Vec<Column>> {
    if request.columns.is_empty() { Column::all(view, kind) } else { Ok(request.columns.clone()) }
}

fn refuse_unindexed_sort(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
) -> Result<()> {
    if request.sort.column.indexed {
        return Ok(());
    }
    let rows: Option<i64> = view.scalar(sql(format!("select max(id) from {}", kind.table)))?;
    if rows.unwrap_or(0) <= SORT_WITHOUT_INDEX_MAX {
        return Ok(());
    }
    let label = &request.sort.column.label;
    let message = format!("There are too many rows to sort by {label}. Sort by a column that has an index.");
    Err(Error::invalid("sort", "not-sortable", message))
}

/// Up to one row more than the page has, so that it shows whether there is another page. Rows without a sort key
/// come last: a second statement fetches them when the first did not fill the page.
fn rows_by<R: FromRow>(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    columns: &[Column],
    plan: SearchPlan,
) -> Result<Vec<R>> {
    let Some(conditions) = conditions(view, kind, request, plan)? else { return Ok(Vec::new()) };
    let back = request.cursor.as_ref().is_some_and(|cursor| cursor.back);
    let in_nothing = request.cursor.as_ref().is_some_and(|cursor| cursor.key == Key::Nothing);
    let parts = match (back, in_nothing, sorts_by_id(request)) {
        (_, _, true) | (true, false, _) => &[Part::Keyed][..],
        (false, false, _) => &[Part::Keyed, Part::Keyless],
        (false, true, _) => &[Part::Keyless],
        (true, true, _) => &[Part::Keyless, Part::Keyed],
    };
    let mut rows: Vec<R> = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        let missing = request.limit + 1 - rows.len();
        if missing == 0 {
            break;
        }
        // The cursor lies in the first part; the second is read from its edge.
        let cursor = request.cursor.as_ref().filter(|_| n == 0);
        rows.extend(
            part_rows(view, kind, request, columns, &conditions, *part, cursor, back)?
                .into_iter()
                .take(missing),
        );
    }
    Ok(rows)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Rows that have a sort key, in its order.
    Keyed,
    /// Rows without one, in the order of ids.
    Keyless,
}

fn sorts_by_id(request: &ListRequest) -> bool {
    request.sort.column.name == "id"
}

#[expect(
    clippy::too_many_arguments,
    reason = "one statement's ingredients; a struct of them would be read only here"
)]
fn part_rows<R: FromRow>(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    columns: &[Column],
    conditions: &Sql,
    part: Part,
    cursor: Option<&Cursor>,
    back: bool,
) -> Result<Vec<R>> {
    let layout = Layout::of(columns);
    let (key, present, join) = sort_expression(view.dialect(), kind, request);
    let descending = request.sort.descending != back;
    let (direction, sign) = if descending { ("desc", "<") } else { ("asc", ">") };
    let shown_key = if part == Part::Keyed { key.as_str() } else { "null" };
    let mut statement = sql(format!(
        "select t.id, t.version, {shown_key}{} from {} t{join} where ",
        layout.select(),
        kind.table
    ));
    statement.push("t.").push(request.archived.condition()).push_sql(conditions);
    let by_id = sorts_by_id(request);
    match part {
        Part::Keyed if by_id => {
            if let Some(cursor) = cursor {
                statement.push(&format!(" and t.id {sign} ")).push_value(cursor.id);
            }
            statement.push(&format!(" order by t.id {direction}"));
        }
        Part::Keyed => {
            statement.push(&format!(" and {present} is not null"));
            if let Some(cursor) = cursor {
                statement.push(&format!(" and ({key}, t.id) {sign} ("));
                statement.push_value(sort_value(view.dialect(), cursor.key.to_cell())).push(", ");
                statement.push_value(cursor.id).push(")");
            }
            statement.push(&format!(" order by {key} {direction}, t.id {direction}"));
        }
        Part::Keyless => {
            statement.push(&format!(" and {present} is null"));
            if let Some(cursor) = cursor {
                statement.push(&format!(" and t.id {sign} ")).push_value(cursor.id);
            }
            statement.push(&format!(" order by t.id {direction}"));
        }
    }
    statement.push(&format!(" limit {}", request.limit + 1));
    if request.search.is_some() && view.dialect() == Dialect::Postgres {
        // A general plan for a search is a full scan; see the decision on search.
        statement = statement.once();
    }
    view.all(statement, |row| R::read(&layout, row))
}

/// The sort key, the column that is null when there is none, and a join that brings it.
fn sort_expression(dialect: Dialect, kind: &RecordKind, request: &ListRequest) -> (String, String, String) {
    let column = &request.sort.column;
    match (column.field, column.custom_key()) {
        (Some(field), _) => (sort_key(dialect, field, "t"), format!("t.{}", field.name), String::new()),
        (None, Some(key)) => {
            let number =
                matches!(column.shape, crate::Shape::Integer | crate::Shape::Decimal | crate::Shape::Money);
            let value = if number { "s.number_value" } else { "s.text_value" };
            // Keys of custom fields are made of a-z, 0-9 and _ (their pattern), so they may stand in the text.
            let join = format!(
                " left join record_custom s on s.kind = '{}' and s.field = '{key}' and s.record = t.id",
                kind.name
            );
            (value.to_owned(), value.to_owned(), join)
        }
        (None, None) => (format!("t.{}", column.name), format!("t.{}", column.name), String::new()),
    }
}

/// Filters, search and what the actor may see, as ` and …`. `None`: the search has nothing to look for.
pub(crate) fn conditions(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    plan: SearchPlan,
) -> Result<Option<Sql>> {
    let mut conditions = Sql::new();
    for filter in &request.filters {
        conditions.push_sql(&filter.condition(view, kind));
    }
    if let Some(text) = &request.search {
        if !kind.is_searchable() {
            return Ok(None);
        }
        match plan.condition(view, kind, request.archived.condition(), text) {
            Some(search) => {
                conditions.push_sql(&search);
            }
            None => return Ok(None),
        }
    }
    let reach = view.reach_over(kind.read)?;
    conditions.push_sql(&reach.condition(&kind.belonging, "t"));
    Ok(Some(conditions))
}

/// Cuts the page to its size, puts it in reading order and tells the cursors on both sides.
fn cursors_of<R: FromRow>(
    request: &ListRequest,
    rows: &mut Vec<R>,
    plan: SearchPlan,
) -> (Option<String>, Option<String>) {
    let back = request.cursor.as_ref().is_some_and(|cursor| cursor.back);
    let more = rows.len() > request.limit;
    rows.truncate(request.limit);
    if back {
        rows.reverse();
    }
    let cursor = |row: &R, back: bool| {
        let (key, id) = row.place();
        Cursor {
            sort: request.sort.column.name.clone(),
            key: key.clone(),
            id,
            back,
            by_parts: plan == SearchPlan::Parts,
        }
        .write()
    };
    let has_next = if back { request.cursor.is_some() } else { more };
    let has_previous = if back { more } else { request.cursor.is_some() };
    let next = rows.last().filter(|_| has_next).map(|row| cursor(row, false));
    let previous = rows.first().filter(|_| has_previous).map(|row| cursor(row, true));
    (next, previous)
}
