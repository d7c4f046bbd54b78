//! The one statement of pages: what they need of every record of a few small kinds.
use database::sql;
use engine::{RecordKind, Result, View};

/// The words that a field has in every record of a kind: the colours of statuses.
pub(crate) fn words(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    field: &str,
) -> Result<Vec<(i64, String)>> {
    let statement = sql(format!("select id, {field} from {} where {field} is not null", kind.table));
    view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))
}
