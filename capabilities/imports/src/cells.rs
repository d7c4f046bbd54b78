//! The cells of a file as they are kept: a plain CSV of our own making, with the row's number as people see it and what
//! was unreadable in it in front. Cut into pieces in the database; read from any byte on.
use crate::store::{self, PIECE};
use csv::{ReaderBuilder, StringRecord};
use engine::{Error, Result, View};
use std::io::{self, Read};

/// One row of the file.
#[derive(Clone, Debug)]
pub(crate) struct CellRow {
    /// Its number in the person's program.
    pub(crate) number: i64,
    /// Why it cannot be read, if it cannot.
    pub(crate) unreadable: Option<String>,
    /// Its cells.
    pub(crate) cells: Vec<String>,
}

/// The next rows from a byte of the file on, and the byte behind them.
pub(crate) fn rows_from(
    view: &mut View<'_>,
    import: i64,
    offset: u64,
    limit: usize,
) -> Result<(Vec<CellRow>, u64)> {
    let pieces = Pieces { view, import, offset, piece: None };
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(pieces);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    while rows.len() < limit
        && reader.read_record(&mut record).map_err(|error| Error::internal(error.to_string()))?
    {
        let mut cells = record.iter().map(str::to_owned);
        let number = cells.next().and_then(|text| text.parse().ok()).unwrap_or_default();
        let unreadable = cells.next().filter(|why| !why.is_empty());
        rows.push(CellRow { number, unreadable, cells: cells.collect() });
    }
    let read = reader.position().byte();
    Ok((rows, offset + read))
}

/// A row as it is kept.
pub(crate) fn kept(number: u64, unreadable: &str, cells: &[&str]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let number = number.to_string();
    let all = [number.as_str(), unreadable].into_iter().chain(cells.iter().copied());
    // Writing into memory does not fail.
    let _ = writer.write_record(all);
    writer.into_inner().unwrap_or_default()
}

/// The bytes of an import's file from an offset on, fetched piece by piece.
struct Pieces<'v, 'a> {
    view: &'v mut View<'a>,
    import: i64,
    offset: u64,
    piece: Option<(u64, Vec<u8>)>,
}

impl Read for Pieces<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let nth = self.offset / PIECE as u64;
        if self.piece.as_ref().is_none_or(|(loaded, _)| *loaded != nth) {
            let bytes = store::piece(self.view, self.import, nth as i64).map_err(io::Error::other)?;
            self.piece = Some((nth, bytes.unwrap_or_default()));
        }
        let from = (self.offset % PIECE as u64) as usize;
        let Some(rest) = self.piece.as_ref().and_then(|(_, bytes)| bytes.get(from..)) else { return Ok(0) };
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.offset += count as u64;
        Ok(count)
    }
}
