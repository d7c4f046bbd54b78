use crate::{cursor::Cursor, request::ListRequest, rows::ListRow, select::page};
use engine::{RecordKind, Result, View};

/// The next rows of a list that is walked from end to end (an export, a bulk change): the rows, and where to go on,
/// if there is more. Each stretch is a short reading of its own, so that a long walk holds nothing open.
pub fn walk(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    from: Option<&str>,
) -> Result<(Vec<ListRow>, Option<String>)> {
    let request = ListRequest { cursor: from.and_then(Cursor::read), limit: 1_000, ..request.clone() };
    let page = page(view, kind, &request)?;
    Ok((page.rows, page.next))
}
