use crate::{
    SheetError,
    delimiter::{self, Delimiter},
    encoding::{self, Decoded, TextEncoding},
    file::ReadOptions,
    records::{Record, Records, Trouble},
    row::{Row, RowBuilder, RowError, is_control},
};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

/// How much of a file is looked at to find its delimiter.
const SAMPLE: u64 = 256 << 10;

type Input = Box<dyn BufRead + Send>;

/// A file of delimited text.
pub(crate) struct TextFile {
    path: PathBuf,
    pub(crate) encoding: TextEncoding,
    pub(crate) delimiter: Delimiter,
    /// The length of a first line that only names the delimiter, in bytes of UTF-8.
    preamble: u64,
}

impl TextFile {
    /// Finds out how the file is encoded and delimited; reads all of it once unless its encoding is told.
    pub(crate) fn open(path: &Path, options: &ReadOptions) -> Result<Self, SheetError> {
        let mut file = File::open(path)?;
        let found = encoding::detect(&mut file)?;
        let encoding = match &options.encoding {
            None => found,
            Some(label) => {
                let encoding = encoding_rs::Encoding::for_label(label.trim().as_bytes())
                    .ok_or_else(|| SheetError::UnknownEncoding(label.clone()))?;
                let mark = if encoding == found.encoding { found.mark } else { 0 };
                TextEncoding { encoding, mark }
            }
        };
        let mut text = Self { path: path.to_owned(), encoding, delimiter: Delimiter::COMMA, preamble: 0 };
        let mut sample = Vec::new();
        text.input(0)?.take(SAMPLE).read_to_end(&mut sample)?;
        if sample.iter().filter(|byte| is_control(**byte)).count() * 5 > sample.len() {
            return Err(SheetError::Unsupported(
                "This file is no table: it is neither text nor an XLSX workbook. Export your data as CSV or XLSX.",
            ));
        }
        let named = delimiter::named(&sample);
        let skip = named.map_or(0, |(_, length)| length);
        text.preamble = skip as u64;
        text.delimiter = options
            .delimiter
            .or(named.map(|(delimiter, _)| delimiter))
            .unwrap_or_else(|| delimiter::guess(&sample[skip..]));
        Ok(text)
    }

    /// All records from the first row.
    pub(crate) fn records(&self) -> io::Result<Records<Input>> {
        Ok(Records::new(self.input(self.preamble)?, self.delimiter))
    }

    /// The records behind `row` rows. `offset` is where they start in the file, counted from its first row; it is
    /// of use only where the file needs no decoding.
    pub(crate) fn records_behind(&self, row: u64, offset: u64) -> io::Result<Records<Input>> {
        let input = self.input(self.preamble + offset)?;
        Ok(Records::from_place(input, self.delimiter, row, offset))
    }

    /// The text as UTF-8 from byte `skip` on.
    fn input(&self, skip: u64) -> io::Result<Input> {
        const BUFFER: usize = 64 << 10;
        let mut file = File::open(&self.path)?;
        if self.encoding.is_utf8() {
            file.seek(SeekFrom::Start(self.encoding.mark + skip))?;
            return Ok(Box::new(BufReader::with_capacity(BUFFER, file)));
        }
        file.seek(SeekFrom::Start(self.encoding.mark))?;
        let decoded = Decoded::new(BufReader::with_capacity(BUFFER, file), self.encoding.encoding);
        let mut input: Input = Box::new(decoded);
        io::copy(&mut input.by_ref().take(skip), &mut io::sink())?;
        Ok(input)
    }
}

/// The row that a record is, or none if it is empty.
pub(crate) fn row_of(record: &Record, headers: &[String]) -> Result<Option<Row>, RowError> {
    if let Some(trouble) = record.trouble {
        return Err(trouble_error(record.row, trouble));
    }
    if record.is_blank() {
        return Ok(None);
    }
    let extra = (headers.len()..record.cells())
        .find(|c| record.cell(*c).is_none_or(|cell| !cell.trim_ascii().is_empty()));
    if let Some(column) = extra {
        return Err(too_long_row(record.row, column, headers.len()));
    }
    if let Some(row) = clean_row(record, headers.len()) {
        return Ok(Some(row));
    }
    let mut builder = RowBuilder::new(record.row, headers);
    for column in 0..record.cells().min(headers.len()) {
        match record.cell(column).map(|cell| (cell, str::from_utf8(cell))) {
            None => builder.push_too_long(),
            Some((_, Ok(text))) => builder.push(text),
            Some((cell, Err(_))) => builder.push_fault(
                &String::from_utf8_lossy(cell),
                "The text has bytes that are no letters in UTF-8. Save the file as “CSV UTF-8” and try again.".to_owned(),
            ),
        }
    }
    Ok(builder.finish())
}

/// The common case at full speed: the record as one text, if there is nothing in it to clean.
fn clean_row(record: &Record, width: usize) -> Option<Row> {
    let text = str::from_utf8(record.bytes()).ok().filter(|_| record.fits() && record.cells() <= width)?;
    let mut start = 0;
    for end in record.ends() {
        // A letter cut in two, or an apostrophe that may have to go.
        if !text.is_char_boundary(*end) || text[start..*end].starts_with('\'') {
            return None;
        }
        start = *end;
    }
    if text.bytes().any(is_control) {
        return None;
    }
    Some(Row::clean(record.row, text.to_owned(), record.ends().to_vec(), width))
}

/// What a person is told about a record that is not what it should be.
pub(crate) fn trouble_error(row: u64, trouble: Trouble) -> RowError {
    match trouble {
        Trouble::TooLong => RowError {
            row,
            column: None,
            reason: "The row is longer than 8 MiB, which is more than a row may hold.".to_owned(),
            fatal: false,
        },
        Trouble::TooWide => RowError {
            row,
            column: None,
            reason: "The row has more than 16,384 cells.".to_owned(),
            fatal: false,
        },
        Trouble::UnclosedQuote(column) => RowError {
            row,
            column: Some(column),
            reason:
                "A quotation mark opens here and is never closed, so the rest of the file cannot be read. \
                     Close it, or double it if it belongs to the text."
                    .to_owned(),
            fatal: true,
        },
    }
}

/// A row with more cells than there are headers.
pub(crate) fn too_long_row(row: u64, column: usize, width: usize) -> RowError {
    let reason = format!(
        "The row goes on here, but the header ends after {width} columns. Perhaps a text with the delimiter in it \
         stands without quotation marks."
    );
    RowError { row, column: Some(column), reason, fatal: false }
}
