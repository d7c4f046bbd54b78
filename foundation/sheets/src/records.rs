use crate::{
    delimiter::Delimiter,
    row::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROW_BYTES},
};
use csv_core::ReadRecordResult;
use std::io::{self, BufRead};

/// Why a record is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Longer than [`MAX_ROW_BYTES`].
    TooLong,
    /// More than [`MAX_COLUMNS`] cells.
    TooWide,
    /// The file ends inside quotes, which opened in this cell.
    UnclosedQuote(usize),
}

/// The cells of one row as they are in the file, without their quotes; reused from row to row.
#[derive(Default)]
pub(crate) struct Record {
    /// The row as a spreadsheet program counts it.
    pub(crate) row: u64,
    pub(crate) trouble: Option<Trouble>,
    bytes: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    cells: usize,
    /// Cells beyond the limit: their text is not kept.
    oversized: Vec<usize>,
    /// How many bytes of this record were not kept.
    dropped: usize,
}

impl Record {
    /// How many cells it has.
    pub(crate) fn cells(&self) -> usize {
        self.cells
    }

    /// Whether there is nothing in it but white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.trouble.is_none() && self.oversized.is_empty() && self.bytes().trim_ascii().is_empty()
    }

    /// All cells end to end.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.filled]
    }

    /// Where each cell ends in [`Record::bytes`].
    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends[..self.cells]
    }

    /// The bytes of a cell, or none if it is beyond the limit.
    pub(crate) fn cell(&self, column: usize) -> Option<&[u8]> {
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        let cell = &self.bytes[start..self.ends[column]];
        (cell.len() <= MAX_CELL_BYTES && !self.oversized.contains(&column)).then_some(cell)
    }

    /// Whether every cell is within the limit.
    pub(crate) fn fits(&self) -> bool {
        self.oversized.is_empty() && self.filled <= MAX_CELL_BYTES
    }

    fn restart(&mut self, row: u64) {
        (self.row, self.trouble) = (row, None);
        (self.filled, self.cells, self.dropped) = (0, 0, 0);
        self.oversized.clear();
    }

    /// Room for at least one more byte and one more cell, as the parser wants it.
    fn make_room(&mut self) {
        if self.filled == self.bytes.len() {
            self.bytes.resize((2 * self.filled).max(4096), 0);
        }
        if self.cells == self.ends.len() {
            self.ends.resize((2 * self.cells).max(64), 0);
        }
    }

    /// Counts in what the parser has written, and lets go of what is beyond the limits.
    fn take(&mut self, written: usize, ended: usize) {
        for end in &mut self.ends[self.cells..self.cells + ended] {
            *end -= self.dropped;
        }
        self.filled += written;
        self.cells += ended;
        if self.cells > MAX_COLUMNS {
            self.trouble = Some(Trouble::TooWide);
        } else if self.filled > MAX_ROW_BYTES {
            self.trouble = self.trouble.or(Some(Trouble::TooLong));
        }
        let start = if self.cells == 0 { 0 } else { self.ends[self.cells - 1] };
        if self.trouble.is_some() {
            self.drop_from(0);
            self.cells = 0;
        } else if self.filled - start > MAX_CELL_BYTES {
            if self.oversized.last() != Some(&self.cells) {
                self.oversized.push(self.cells);
            }
            self.drop_from(start);
        }
    }

    fn drop_from(&mut self, start: usize) {
        self.dropped += self.filled - start;
        self.filled = start;
    }
}

/// Cuts a stream of UTF-8 (or nearly) into records, one at a time and never holding more than one.
///
/// The parser itself is that of the csv crate. Around it stands what the csv crate does not do: rows are counted
/// as spreadsheet programs count them (empty lines count, lines inside quotes do not), cells and rows have a
/// largest size, and a quote that is never closed is noticed.
pub(crate) struct Records<R> {
    input: R,
    parser: Box<csv_core::Reader>,
    /// Rows that lie behind us.
    row: u64,
    /// Bytes that lie behind us.
    offset: u64,
    ended: bool,
}

impl<R: BufRead> Records<R> {
    pub(crate) fn new(input: R, delimiter: Delimiter) -> Self {
        Self::from_place(input, delimiter, 0, 0)
    }

    /// Goes on where `row` rows and `offset` bytes lie behind.
    pub(crate) fn from_place(input: R, delimiter: Delimiter, row: u64, offset: u64) -> Self {
        let parser = Box::new(csv_core::ReaderBuilder::new().delimiter(delimiter.0).build());
        Self { input, parser, row, offset, ended: false }
    }

    /// The number of rows and of bytes that lie behind.
    pub(crate) fn place(&self) -> (u64, u64) {
        (self.row, self.offset)
    }

    /// Reads the next record that is not an empty line; false at the end of the file.
    pub(crate) fn read(&mut self, record: &mut Record) -> io::Result<bool> {
        record.restart(self.row);
        if self.ended || !self.skip_empty_lines()? {
            return Ok(false);
        }
        self.row += 1;
        record.restart(self.row);
        loop {
            record.make_room();
            let input = self.input.fill_buf()?;
            // At the end of the file one more line end tells whether a quote is still open: it would be text.
            let at_end = input.is_empty();
            let input = if at_end { b"\n" } else { input };
            let (bytes, ends) = (&mut record.bytes[record.filled..], &mut record.ends[record.cells..]);
            let (result, read, written, ended) = self.parser.read_record(input, bytes, ends);
            let last = input[..read].last().copied();
            if !at_end {
                self.consume(read);
            }
            record.take(written, ended);
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => {
                    return self.finish_line(last == Some(b'\r') && !at_end).map(|()| true);
                }
                ReadRecordResult::InputEmpty if at_end => {
                    record.trouble = Some(Trouble::UnclosedQuote(record.cells));
                    self.ended = true;
                    return Ok(true);
                }
                _ => {}
            }
        }
    }

    /// Counts empty lines; false at the end of the file.
    fn skip_empty_lines(&mut self) -> io::Result<bool> {
        loop {
            let Some(&next) = self.input.fill_buf()?.first() else {
                return Ok(false);
            };
            if !matches!(next, b'\r' | b'\n') {
                return Ok(true);
            }
            self.consume(1);
            self.finish_line(next == b'\r')?;
            self.row += 1;
        }
    }

    /// A line feed right after a carriage return belongs to the same line end.
    fn finish_line(&mut self, after_return: bool) -> io::Result<()> {
        if after_return && self.input.fill_buf()?.first() == Some(&b'\n') {
            self.consume(1);
        }
        Ok(())
    }

    fn consume(&mut self, count: usize) {
        self.input.consume(count);
        self.offset += count as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// Every record as its row number and its cells between bars, read through a buffer of a few bytes.
    fn records(text: &str, buffer: usize) -> Vec<String> {
        let mut records = Records::new(BufReader::with_capacity(buffer, text.as_bytes()), Delimiter::COMMA);
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record).unwrap() {
            let cell = |column| str::from_utf8(record.cell(column).unwrap()).unwrap();
            let cells: Vec<&str> = (0..record.cells()).map(cell).collect();
            all.push(format!("{}: {}", record.row, cells.join("|")));
        }
        all
    }

    #[test]
    fn rows_are_counted_as_spreadsheet_programs_do() {
        let cases: [(&str, &[&str]); 7] = [
            ("a,b\n1,2\n", &["1: a|b", "2: 1|2"]),
            ("a,b\r\n1,2", &["1: a|b", "2: 1|2"]),
            ("a,b\r1,2\r", &["1: a|b", "2: 1|2"]),
            ("\r\n\n\ra\n\n\r\nb", &["4: a", "7: b"]),
            ("a\n\"x\r\ny\n\",2\nz", &["1: a", "2: x\r\ny\n|2", "3: z"]),
            ("a,\"he said \"\"no\"\"\",\n", &["1: a|he said \"no\"|"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            for buffer in [1, 2, 3, 8192] {
                assert_eq!(records(text, buffer), expected, "{text:?} in pieces of {buffer}");
            }
        }
    }

    #[test]
    fn a_quote_that_stays_open_is_noticed() {
        let mut records = Records::new(&b"a,b\n1,\"two\n3,4\n"[..], Delimiter::COMMA);
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap() && record.trouble.is_none());
        assert!(records.read(&mut record).unwrap());
        assert_eq!((record.row, record.trouble), (2, Some(Trouble::UnclosedQuote(1))));
        assert!(!records.read(&mut record).unwrap());
    }

    #[test]
    fn what_is_too_large_is_let_go() {
        let large = "x".repeat(3 * MAX_CELL_BYTES);
        let text = format!("a,{large},c\n1,2,3\n");
        let mut records = Records::new(BufReader::new(text.as_bytes()), Delimiter::COMMA);
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        assert_eq!(
            (record.cell(0), record.cell(1), record.cell(2)),
            (Some(&b"a"[..]), None, Some(&b"c"[..]))
        );
        assert!(record.bytes.len() < 3 * MAX_CELL_BYTES && !record.fits());
        assert!(records.read(&mut record).unwrap());
        assert_eq!((record.row, record.cell(1), record.fits()), (2, Some(&b"2"[..]), true));

        let row = [format!("{}\n", ",".repeat(2 * MAX_COLUMNS)), "1,2\n".to_owned()].concat();
        let mut records = Records::new(row.as_bytes(), Delimiter::COMMA);
        assert!(records.read(&mut record).unwrap() && record.trouble == Some(Trouble::TooWide));
        assert!(records.read(&mut record).unwrap() && record.trouble.is_none() && record.cells() == 2);

        let row = [format!("{},", "x".repeat(MAX_CELL_BYTES / 2)).repeat(20), "\n1,2\n".to_owned()].concat();
        let mut records = Records::new(row.as_bytes(), Delimiter::COMMA);
        assert!(records.read(&mut record).unwrap() && record.trouble == Some(Trouble::TooLong));
        assert!(records.read(&mut record).unwrap() && record.trouble.is_none() && record.cells() == 2);
    }
}
