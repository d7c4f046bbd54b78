use crate::row::{RowError, column_letters};
use std::{fmt, io};

/// Why a file could not be read or written at all, as a sentence that says what to do.
#[derive(Debug)]
pub enum SheetError {
    /// The disk, or whatever is written to, failed.
    Io(io::Error),
    /// There is nothing in the file.
    Empty,
    /// Another kind of file: what it is and what to save it as.
    Unsupported(&'static str),
    /// The encoding that was asked for has no such name.
    UnknownEncoding(String),
    /// A workbook that is damaged.
    Broken(String),
    /// A workbook that unpacks to more than any honest one does.
    Bomb(String),
    /// The workbook has no sheet of that name; it has these.
    NoSuchSheet {
        /// The name that was asked for.
        name: String,
        /// The names there are.
        sheets: Vec<String>,
    },
    /// No row that could name the columns.
    NoHeader,
    /// The row that should name the columns cannot be read.
    HeaderUnreadable(RowError),
    /// Several columns have the same header.
    DuplicateHeaders(Vec<DuplicateHeader>),
    /// More columns than a sheet holds.
    TooManyColumns(usize),
    /// More rows than an XLSX sheet holds.
    TooManyRows(u64),
    /// A text longer than an XLSX cell holds.
    CellTooLong {
        /// The row in the written file; the header is row 1.
        row: u64,
        /// The header of its column.
        header: String,
        /// Its length, in the UTF-16 units that the format counts.
        length: usize,
    },
}

/// A header that several columns share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateHeader {
    /// The header, as the first of them writes it.
    pub name: String,
    /// The columns, counted from 0.
    pub columns: Vec<usize>,
}

impl SheetError {
    /// Stable, kebab-case: for the API and its documentation.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "file-unreadable",
            Self::Empty => "file-empty",
            Self::Unsupported(_) => "file-unsupported",
            Self::UnknownEncoding(_) => "unknown-encoding",
            Self::Broken(_) => "file-damaged",
            Self::Bomb(_) => "file-too-large",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::NoHeader => "no-header",
            Self::HeaderUnreadable(_) => "header-unreadable",
            Self::DuplicateHeaders(_) => "duplicate-headers",
            Self::TooManyColumns(_) => "too-many-columns",
            Self::TooManyRows(_) => "too-many-rows",
            Self::CellTooLong { .. } => "cell-too-long",
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "The file could not be read or written: {error}."),
            Self::Empty => f.write_str("The file is empty."),
            Self::Unsupported(what) => f.write_str(what),
            Self::UnknownEncoding(name) => {
                write!(f, "There is no encoding “{name}”; try utf-8, windows-1252 or utf-16le.")
            }
            Self::Broken(why) => {
                write!(
                    f,
                    "The workbook is damaged ({why}). Open it in your spreadsheet program and save it again."
                )
            }
            Self::Bomb(what) => write!(f, "{what}. Save it as CSV and use that file."),
            Self::NoSuchSheet { name, sheets } => {
                write!(f, "The workbook has no sheet “{name}”; it has “{}”.", sheets.join("”, “"))
            }
            Self::NoHeader => f.write_str("No row of the file names its columns."),
            Self::HeaderUnreadable(error) => error.fmt(f),
            Self::DuplicateHeaders(headers) => {
                f.write_str("Each column needs a header of its own, but ")?;
                for (nth, header) in headers.iter().enumerate() {
                    let columns: Vec<String> = header.columns.iter().map(|c| column_letters(*c)).collect();
                    let joint = if nth == 0 { "" } else { ", and " };
                    write!(f, "{joint}“{}” stands over columns {}", header.name, columns.join(" and "))?;
                }
                f.write_str(". Rename or remove the extra ones.")
            }
            Self::TooManyColumns(count) => {
                write!(f, "The file has {count} columns; at most {} can be used.", crate::MAX_COLUMNS)
            }
            Self::TooManyRows(count) => write!(
                f,
                "An XLSX sheet holds {} rows below its header, and these are {count}. Export as CSV, or filter the list.",
                crate::XLSX_DATA_ROWS
            ),
            Self::CellTooLong { row, header, length } => write!(
                f,
                "Row {row}, “{header}”: an XLSX cell holds 32,767 characters, and this text has {length}. Export as CSV."
            ),
        }
    }
}

impl std::error::Error for SheetError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for SheetError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
