use crate::formula;
use std::{fmt, ops::Range};

/// The longest cell that is read, in bytes: 1 MiB.
pub const MAX_CELL_BYTES: usize = 1 << 20;
/// The longest row that is read, in bytes: 8 MiB.
pub const MAX_ROW_BYTES: usize = 8 << 20;
/// The most columns a file has, which is what spreadsheet programs allow.
pub const MAX_COLUMNS: usize = 16_384;

/// One row of a file, as wide as its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as the person sees it in their program; the first row of the file is 1.
    pub number: u64,
    /// Cells end to end, so that a row of any width is two allocations.
    text: String,
    ends: Vec<usize>,
    faults: Vec<Fault>,
}

impl Row {
    /// The text of a column, counted from 0; empty where the row has none.
    pub fn cell(&self, column: usize) -> &str {
        self.range(column).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// All cells from left to right.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }

    /// What is wrong with single cells: a formula that failed, bytes that are no text, a cell that is too long.
    /// Only the ones in columns that are imported matter.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// How many bytes of text it holds.
    pub(crate) fn size(&self) -> usize {
        self.text.len()
    }

    fn range(&self, column: usize) -> Option<Range<usize>> {
        let start = if column == 0 { 0 } else { *self.ends.get(column - 1)? };
        Some(start..*self.ends.get(column)?)
    }

    /// A row whose text is known to be clean: all of it UTF-8, cut between characters, without control characters.
    pub(crate) fn clean(number: u64, text: String, mut ends: Vec<usize>, width: usize) -> Self {
        ends.resize(width, text.len());
        Self { number, text, ends, faults: Vec::new() }
    }
}

/// One cell that cannot be used, although its row can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, as the person sees it.
    pub row: u64,
    /// The column, counted from 0.
    pub column: usize,
    /// The header of the column.
    pub header: String,
    /// What is wrong, as a sentence.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Row {}, column {} “{}”: {}",
            self.row,
            column_letters(self.column),
            self.header,
            self.reason
        )
    }
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The row, as the person sees it.
    pub row: u64,
    /// The column where it goes wrong, counted from 0, if it is one.
    pub column: Option<usize>,
    /// What is wrong and what to do, as a sentence.
    pub reason: String,
    /// Nothing behind this row can be read either.
    pub fatal: bool,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "Row {}, column {}: {}", self.row, column_letters(column), self.reason),
            None => write!(f, "Row {}: {}", self.row, self.reason),
        }
    }
}
impl std::error::Error for RowError {}

/// The name of a column in spreadsheet programs: 0 is A, 26 is AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Puts a row together cell by cell: cleans texts, keeps limits, notes faults.
pub(crate) struct RowBuilder<'h> {
    row: Row,
    headers: &'h [String],
}

impl<'h> RowBuilder<'h> {
    pub(crate) fn new(number: u64, headers: &'h [String]) -> Self {
        let row =
            Row { number, text: String::new(), ends: Vec::with_capacity(headers.len()), faults: Vec::new() };
        Self { row, headers }
    }

    /// Adds the next cell. Control characters that no text has (NUL, bell, escape …) are dropped, and the
    /// apostrophe that keeps programs from taking a text for a formula is taken off again.
    pub(crate) fn push(&mut self, cell: &str) {
        if cell.len() > MAX_CELL_BYTES {
            return self.push_too_long();
        }
        let cell = formula::restored(cell);
        if cell.bytes().any(is_control) {
            self.row.text.extend(cell.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_control)));
        } else {
            self.row.text.push_str(cell);
        }
        self.row.ends.push(self.row.text.len());
    }

    /// Adds a cell that cannot be used, with the sentence that says why.
    pub(crate) fn push_fault(&mut self, shown: &str, reason: String) {
        let column = self.row.ends.len();
        let header = self.headers.get(column).cloned().unwrap_or_default();
        self.row.faults.push(Fault { row: self.row.number, column, header, reason });
        self.push(shown);
    }

    /// Adds nothing in place of a cell beyond the limit.
    pub(crate) fn push_too_long(&mut self) {
        self.push_fault("", "The text is longer than 1 MiB, which is more than a cell may hold.".to_owned());
    }

    /// How many cells there are so far.
    pub(crate) fn len(&self) -> usize {
        self.row.ends.len()
    }

    /// The row, filled up with empty cells to the width of the header; none if nothing is in it.
    pub(crate) fn finish(mut self) -> Option<Row> {
        if self.row.faults.is_empty() && self.row.text.trim().is_empty() {
            return None;
        }
        let (width, end) = (self.headers.len(), self.row.text.len());
        self.row.ends.resize(width, end);
        Some(self.row)
    }
}

/// A control character that no text has. Tab, line feed and carriage return are text.
pub(crate) fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127)
}
