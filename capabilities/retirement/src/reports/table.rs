//! Tables: comma, semicolon or tab between the cells, in any usual encoding.
use super::unreadable;
use crate::rules::report::RawRow;
use engine::{Error, Result};
use sheets::SheetFile;
use std::io::Write;

pub(super) fn rows(text: &str) -> Result<Vec<RawRow>> {
    let failed = |error: std::io::Error| Error::internal(error.to_string());
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    let wrong = |error: sheets::SheetError| unreadable("unreadable", error.to_string());
    let mut sheet = SheetFile::open(file.path(), "report.csv").map_err(wrong)?;
    let headers: Vec<String> = sheet.headers().iter().map(|header| header.trim().to_lowercase()).collect();
    let mut rows = Vec::new();
    for row in sheet.rows().map_err(wrong)? {
        let row =
            row.map_err(|error| unreadable("unreadable", format!("Row {}: {}", error.row, error.reason)))?;
        let cells = headers.iter().enumerate().map(|(n, header)| (header.clone(), row.cell(n).to_owned()));
        rows.push(cells.filter(|(_, value)| !value.trim().is_empty()).collect());
        if rows.len() > super::ROWS_MAX {
            break;
        }
    }
    Ok(rows)
}
