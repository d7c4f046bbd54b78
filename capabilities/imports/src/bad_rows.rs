//! The rows that were refused, as a file with the reason beside each: mended, it can be imported again.
use crate::{cells::rows_from, store};
use changes::{Outcome, store as sets};
use domain::Kind;
use engine::{Error, Result, View};
use serde_json::json;
use sheets::{Column, SheetFormat, SheetWriter};
use std::collections::BTreeMap;

/// Rows read at a time.
const PER_ROUND: usize = 1_000;

/// The refused rows of an import as CSV: the file's own columns, then the reason.
pub fn bad_rows(view: &mut View<'_>, import: i64) -> Result<Vec<u8>> {
    let import = store::own_import(view, import)?;
    let reasons = reasons(view, import.change_set.ok_or(Error::NotFound("plan"))?)?;
    let headers: Vec<&str> = import.columns.iter().map(|column| column.header.as_str()).collect();
    let columns: Vec<Column<'_>> = headers
        .iter()
        .copied()
        .chain(["Row", "Why it was not imported"])
        .map(|header| Column { name: header, header, kind: Kind::Text })
        .collect();
    let failed = |error: sheets::SheetError| Error::internal(error.to_string());
    let mut writer =
        SheetWriter::new(Vec::new(), SheetFormat::CsvWithMark, &columns, "Refused rows").map_err(failed)?;
    let mut offset = 0;
    loop {
        let (rows, next) = rows_from(view, import.id, offset, PER_ROUND)?;
        for row in &rows {
            let Some(reason) = reasons.get(&row.number) else { continue };
            let cells =
                (0..headers.len()).map(|at| json!(row.cells.get(at).map(String::as_str).unwrap_or_default()));
            let values: Vec<_> = cells.chain([json!(row.number.to_string()), json!(reason)]).collect();
            writer.write_row(&values).map_err(failed)?;
        }
        if rows.len() < PER_ROUND {
            return writer.finish().map_err(failed);
        }
        offset = next;
    }
}

fn reasons(view: &mut View<'_>, set: i64) -> Result<BTreeMap<i64, String>> {
    let mut reasons = BTreeMap::new();
    let mut after = 0;
    loop {
        let rows = sets::rows(view, set, &[Outcome::Refused, Outcome::Failed], after, PER_ROUND)?;
        reasons.extend(rows.iter().map(|row| (row.row, row.message.clone().unwrap_or_default())));
        match rows.last() {
            Some(last) if rows.len() == PER_ROUND => after = last.row,
            _ => return Ok(reasons),
        }
    }
}
