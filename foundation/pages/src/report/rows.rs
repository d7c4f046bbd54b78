//! The rows of a kind of record as of a day, for reports that are made of them.
use super::REPORT_ROWS_MAX;
use crate::Page;
use domain::{Date, State};
use engine::{Error, RecordKind, Result};
use lists::{Cursor, ListRequest};

/// More than any register has.
const COUNTED_MAX: i64 = 1_000_000_000;
/// The most rows that a report is made of: its own, and what is added up in them.
const ROWS_READ_MAX: usize = 5 * REPORT_ROWS_MAX;

/// All records of a kind that fit the conditions, oldest first, as they were at the end of a day or as they are now: the
/// wanted fields, references as `{"id", "label"}`, and the `id`. Too many are refused, so that no sum is short.
pub fn rows_of(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    conditions: &str,
    fields: &str,
    past: Option<Date>,
) -> Result<Vec<State>> {
    let more = [("fields", fields), ("sort", "id"), ("limit", "200")];
    let mut request = asked(page, kind, conditions, past, &more)?;
    let mut rows = Vec::new();
    loop {
        let found = lists::page(page, kind, &request)?;
        rows.extend(found.rows.into_iter().map(|row| {
            let mut values = row.values;
            values.insert("id".to_owned(), row.id.into());
            values
        }));
        if rows.len() > ROWS_READ_MAX {
            let message =
                format!("There are more than {ROWS_READ_MAX} {} to read.", kind.many.to_lowercase());
            return Err(Error::invalid("as_of", "too-many-rows", message));
        }
        request.cursor = found.next.as_deref().and_then(Cursor::read);
        if request.cursor.is_none() {
            return Ok(rows);
        }
    }
}

/// How many records fit the conditions, as it was at the end of a day or as it is now.
pub fn count_of(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    conditions: &str,
    past: Option<Date>,
) -> Result<i64> {
    let request = asked(page, kind, conditions, past, &[])?;
    Ok(lists::count(page, kind, &request, COUNTED_MAX)?.rows)
}

fn asked(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    conditions: &str,
    past: Option<Date>,
    more: &[(&str, &str)],
) -> Result<ListRequest> {
    let mut pairs = web::pairs_of(conditions).unwrap_or_default();
    pairs.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    pairs.extend(past.map(|day| ("as_of".to_owned(), day.to_string())));
    ListRequest::read(page, kind, &pairs)
}
