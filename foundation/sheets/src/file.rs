use crate::{
    Delimiter, SheetError,
    header::{self, HEADER_SEARCH},
    records::Record,
    rows::{Place, Rows},
    text::{TextFile, trouble_error},
    workbook::Workbook,
};
use std::{fmt, fs::File, io::Read, path::Path};

/// What a person knows better than the guess. Everything is optional.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// The row that names the columns, as the person sees it; the first row is 1.
    pub header_row: Option<u64>,
    /// What separates the cells of a text file.
    pub delimiter: Option<Delimiter>,
    /// The encoding of a text file, by its usual name: `utf-8`, `windows-1252`, `utf-16le`.
    pub encoding: Option<String>,
    /// Keep columns whose headers are alike, told apart by their letter, instead of refusing the file. Reports of
    /// other systems (Snipe-IT's has "Address" up to four times) cannot always be changed.
    pub keep_duplicates: bool,
}

/// A file that somebody imports: delimited text or a sheet of an XLSX workbook, with its header found.
pub struct SheetFile {
    name: String,
    source: Source,
    headers: Vec<String>,
    header_row: u64,
}

pub(crate) enum Source {
    Text(TextFile),
    Workbook(Box<Workbook>),
}

impl SheetFile {
    /// Opens the file at `path`, which the person knows as `file_name`.
    ///
    /// What it is, its encoding, its delimiter and its header row are found by looking into it, not by its name.
    pub fn open(path: &Path, file_name: &str) -> Result<Self, SheetError> {
        Self::open_with(path, file_name, &ReadOptions::default())
    }

    /// Opens a file for which the person has corrected some of the guesses.
    pub fn open_with(path: &Path, file_name: &str, options: &ReadOptions) -> Result<Self, SheetError> {
        let mut source = match content_of(path)? {
            Content::Text => Source::Text(TextFile::open(path, options)?),
            Content::Zip => Source::Workbook(Box::new(Workbook::open(path, options.sheet.as_deref())?)),
        };
        let (header_row, headers) = header_of(&mut source, options)?;
        Ok(Self { name: file_name.to_owned(), source, headers, header_row })
    }

    /// The name by which the person knows the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of the columns.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The row they stand in, as the person sees it.
    pub fn header_row(&self) -> u64 {
        self.header_row
    }

    /// The sheets of a workbook in their order; none for text.
    pub fn sheets(&self) -> &[String] {
        match &self.source {
            Source::Text(_) => &[],
            Source::Workbook(book) => book.sheets(),
        }
    }

    /// The sheet that is read; none for text.
    pub fn sheet(&self) -> Option<&str> {
        match &self.source {
            Source::Text(_) => None,
            Source::Workbook(book) => Some(book.sheet()),
        }
    }

    /// What separates the cells; none for a workbook.
    pub fn delimiter(&self) -> Option<Delimiter> {
        match &self.source {
            Source::Text(text) => Some(text.delimiter),
            Source::Workbook(_) => None,
        }
    }

    /// The name of the encoding, such as `UTF-8` or `windows-1252`; none for a workbook.
    pub fn encoding(&self) -> Option<&'static str> {
        match &self.source {
            Source::Text(text) => Some(text.encoding.encoding.name()),
            Source::Workbook(_) => None,
        }
    }

    /// The rows below the header, read one at a time. Each call starts anew.
    pub fn rows(&mut self) -> Result<Rows<'_>, SheetError> {
        self.rows_from(1)
    }

    /// The rows from number `row` on, as the person sees it. Rows before it are passed over, which costs about
    /// half of reading them; [`SheetFile::rows_at`] does not pay that.
    pub fn rows_from(&mut self, row: u64) -> Result<Rows<'_>, SheetError> {
        let first = row.max(self.header_row + 1);
        Ok(match &mut self.source {
            Source::Text(text) => {
                Rows::of_text(&self.headers, text.records()?, first, text.encoding.is_utf8())
            }
            Source::Workbook(book) => Rows::of_workbook(&self.headers, book.rows()?, first),
        })
    }

    /// Goes on at a place that [`Rows::place`] told, in this or an earlier run over the same file.
    pub fn rows_at(&mut self, place: Place) -> Result<Rows<'_>, SheetError> {
        let first = place.row.max(self.header_row + 1);
        match (&self.source, place.offset) {
            (Source::Text(text), Some(offset)) if text.encoding.is_utf8() => {
                let records = text.records_behind(place.row.saturating_sub(1), offset)?;
                Ok(Rows::of_text(&self.headers, records, first, true))
            }
            _ => self.rows_from(place.row),
        }
    }
}

impl fmt::Debug for SheetFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("SheetFile");
        shown.field("name", &self.name).field("header_row", &self.header_row).field("headers", &self.headers);
        shown.finish_non_exhaustive()
    }
}

/// What the first bytes say.
enum Content {
    Text,
    Zip,
}

fn content_of(path: &Path) -> Result<Content, SheetError> {
    let mut head = Vec::new();
    File::open(path)?.take(512).read_to_end(&mut head)?;
    let unsupported = |what| Err(SheetError::Unsupported(what));
    let start = head.trim_ascii_start().to_ascii_lowercase();
    match head.as_slice() {
        [] => Err(SheetError::Empty),
        [b'P', b'K', 3, 4, ..] => Ok(Content::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => unsupported(
            "This is an old workbook (.xls) or one with a password. Save it as “Excel workbook (.xlsx)” without a \
             password, or as CSV.",
        ),
        [b'%', b'P', b'D', b'F', ..] => unsupported("This is a PDF. Export your data as CSV or XLSX."),
        [0x1F, 0x8B, ..] => unsupported("This file is compressed. Unpack it and use the file inside."),
        _ if start.starts_with(b"<!doctype") || start.starts_with(b"<html") => unsupported(
            "This is a web page, perhaps an error page in place of an export. Export as CSV or XLSX.",
        ),
        _ if start.starts_with(b"<?xml") => unsupported("This is XML. Export your data as CSV or XLSX."),
        _ => Ok(Content::Text),
    }
}

/// Finds the row with the headers, or takes the one that was named.
fn header_of(source: &mut Source, options: &ReadOptions) -> Result<(u64, Vec<String>), SheetError> {
    let wanted = options.header_row;
    let rows = match source {
        Source::Text(text) => first_of_text(text, wanted)?,
        Source::Workbook(book) => book.first_rows(wanted, HEADER_SEARCH)?,
    };
    if rows.is_empty() && wanted.is_none() {
        return Err(SheetError::Empty);
    }
    let cells: Vec<Vec<String>> = rows.iter().map(|(_, cells)| cells.clone()).collect();
    let found = match wanted {
        Some(number) => rows.iter().position(|(row, _)| *row == number),
        None => header::find(&cells),
    };
    let at = found.ok_or(SheetError::NoHeader)?;
    Ok((rows[at].0, header::names(&cells[at], options.keep_duplicates)?))
}

/// The first rows that are not empty, or the one row that is wanted, as raw cells with their numbers.
fn first_of_text(text: &TextFile, wanted: Option<u64>) -> Result<Vec<(u64, Vec<String>)>, SheetError> {
    let mut records = text.records()?;
    let mut record = Record::default();
    let mut rows = Vec::new();
    let mut unreadable = None;
    while rows.len() < HEADER_SEARCH && records.read(&mut record)? {
        if wanted.is_some_and(|row| record.row < row) || record.is_blank() {
            continue;
        }
        if let Some(trouble) = record.trouble {
            unreadable = unreadable.or(Some(trouble_error(record.row, trouble)));
            continue;
        }
        let cell = |column| String::from_utf8_lossy(record.cell(column).unwrap_or_default()).into_owned();
        rows.push((record.row, (0..record.cells()).map(cell).collect()));
        if wanted.is_some() {
            break;
        }
    }
    if let Some(error) = unreadable.filter(|_| rows.is_empty()) {
        return Err(SheetError::HeaderUnreadable(error));
    }
    Ok(rows)
}
