use crate::{
    Row, RowError,
    records::{Record, Records},
    text,
    workbook::BookRows,
};
use std::io::{self, BufRead};

/// Where reading a file has come to: enough to go on later, also after a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the next row, as the person sees it; it may be an empty one.
    pub row: u64,
    /// Where that row starts, in bytes from the first row, if the file allows to go there directly.
    pub offset: Option<u64>,
}

/// The rows of a file, one at a time. Empty rows are left out.
///
/// A row that cannot be read is an error in its place, and reading goes on behind it unless the error is fatal.
pub struct Rows<'f> {
    headers: &'f [String],
    source: Source<'f>,
    /// Rows before this one are passed over.
    first: u64,
    ended: bool,
}

enum Source<'f> {
    Text { records: Box<Records<Box<dyn BufRead + Send>>>, record: Record, seekable: bool },
    Workbook(Box<BookRows<'f>>),
}

impl<'f> Rows<'f> {
    pub(crate) fn of_text(
        headers: &'f [String],
        records: Records<Box<dyn BufRead + Send>>,
        first: u64,
        seekable: bool,
    ) -> Self {
        let source = Source::Text { records: Box::new(records), record: Record::default(), seekable };
        Self { headers, source, first, ended: false }
    }

    pub(crate) fn of_workbook(headers: &'f [String], rows: BookRows<'f>, first: u64) -> Self {
        Self { headers, source: Source::Workbook(Box::new(rows)), first, ended: false }
    }

    /// The place behind the row that was read last.
    pub fn place(&self) -> Place {
        match &self.source {
            Source::Text { records, seekable, .. } => {
                let (row, offset) = records.place();
                Place { row: row + 1, offset: seekable.then_some(offset) }
            }
            Source::Workbook(rows) => Place { row: rows.behind() + 1, offset: None },
        }
    }

    /// The next row that is not empty.
    fn read(&mut self) -> Result<Option<Row>, RowError> {
        loop {
            let (number, row) = match &mut self.source {
                Source::Text { records, record, .. } => match records.read(record) {
                    Ok(false) => return Ok(None),
                    Ok(true) if record.row < self.first && record.trouble.is_none() => continue,
                    Ok(true) => (record.row, text::row_of(record, self.headers)),
                    Err(error) => return Err(unreadable(records.place().0 + 1, &error)),
                },
                Source::Workbook(rows) => match rows.read(self.headers)? {
                    None => return Ok(None),
                    Some((number, row)) => (number, row),
                },
            };
            match row {
                Ok(Some(row)) if number >= self.first => return Ok(Some(row)),
                Err(error) if number >= self.first || error.fatal => return Err(error),
                _ => {}
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = self.read().transpose();
        self.ended = match &row {
            None => true,
            Some(Ok(_)) => false,
            Some(Err(error)) => error.fatal,
        };
        row
    }
}

fn unreadable(row: u64, error: &io::Error) -> RowError {
    RowError {
        row,
        column: None,
        reason: format!("The file could not be read on from here: {error}."),
        fatal: true,
    }
}
