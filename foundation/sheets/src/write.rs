use crate::{
    Column, MAX_COLUMNS, SheetError,
    write_cell::{Cell, TableColumn, safe, table_columns},
    write_xlsx::XlsxSheet,
};
use serde_json::Value;
use std::{
    borrow::Cow,
    io::{self, BufWriter, Write},
};

/// The most rows of an XLSX sheet below its header.
pub const XLSX_DATA_ROWS: u64 = 1_048_575;

/// The formats that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// Comma-separated, as RFC 4180 says, UTF-8.
    Csv,
    /// The same with a byte order mark, without which Excel reads other letters than were written.
    CsvWithMark,
    /// Tab-separated, UTF-8.
    Tsv,
    /// One JSON object a line, with values as the API has them.
    JsonLines,
    /// An Excel workbook of one sheet.
    Xlsx,
}

impl SheetFormat {
    /// All formats, as a form offers them.
    pub const ALL: [Self; 5] = [Self::Csv, Self::CsvWithMark, Self::Tsv, Self::JsonLines, Self::Xlsx];

    /// Its name in addresses and commands: `csv`, `csv-excel`, `tsv`, `jsonl`, `xlsx`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvWithMark => "csv-excel",
            Self::Tsv => "tsv",
            Self::JsonLines => "jsonl",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of file names, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::CsvWithMark => "csv",
            other => other.name(),
        }
    }

    /// The media type of a download.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvWithMark => "text/csv; charset=utf-8",
            Self::Tsv => "text/tab-separated-values; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Whether a file of this format holds so many rows; ask before writing.
    pub fn fits(self, rows: u64) -> Result<(), SheetError> {
        if self == Self::Xlsx && rows > XLSX_DATA_ROWS { Err(SheetError::TooManyRows(rows)) } else { Ok(()) }
    }
}

/// Writes rows of values, one at a time, in constant memory.
///
/// XLSX rows wait in the folder for temporary files until [`SheetWriter::finish`] packs them.
pub struct SheetWriter<'a, W: Write + Send> {
    columns: Vec<Column<'a>>,
    table: Vec<TableColumn>,
    output: Output<W>,
}

enum Output<W: Write + Send> {
    Text(Box<csv::Writer<W>>),
    Lines(BufWriter<W>),
    Workbook(Box<XlsxSheet>, W),
}

impl<'a, W: Write + Send> SheetWriter<'a, W> {
    /// Starts a file and writes its header. `title` names the sheet of a workbook and is of no use elsewhere.
    pub fn new(out: W, format: SheetFormat, columns: &[Column<'a>], title: &str) -> Result<Self, SheetError> {
        let table = table_columns(columns);
        if table.len() > MAX_COLUMNS && format != SheetFormat::JsonLines {
            return Err(SheetError::TooManyColumns(table.len()));
        }
        let output = match format {
            SheetFormat::Csv => text_output(out, b',', b"", &table)?,
            SheetFormat::CsvWithMark => text_output(out, b',', "\u{feff}".as_bytes(), &table)?,
            SheetFormat::Tsv => text_output(out, b'\t', b"", &table)?,
            SheetFormat::JsonLines => Output::Lines(BufWriter::new(out)),
            SheetFormat::Xlsx => Output::Workbook(Box::new(XlsxSheet::new(columns, &table, title)?), out),
        };
        Ok(Self { columns: columns.to_vec(), table, output })
    }

    /// Writes the next row: one value for each column, in the shape that [`domain::read_field`] gives it, with
    /// references as labels, `{"id", "label"}` or ids. Missing values at the end are empty.
    pub fn write_row(&mut self, values: &[Value]) -> Result<(), SheetError> {
        match &mut self.output {
            Output::Text(writer) => {
                for column in &self.table {
                    writer
                        .write_field(cell(&self.columns, column, values).into_text().as_bytes())
                        .map_err(broken)?;
                }
                writer.write_record(None::<&[u8]>).map_err(broken)
            }
            Output::Lines(writer) => write_line(writer, &self.columns, values),
            Output::Workbook(sheet, _) => {
                sheet.start_row()?;
                for (at, column) in self.table.iter().enumerate() {
                    sheet.write(at, cell(&self.columns, column, values), &column.header)?;
                }
                Ok(())
            }
        }
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(self) -> Result<W, SheetError> {
        match self.output {
            Output::Text(writer) => writer.into_inner().map_err(|error| SheetError::Io(error.into_error())),
            Output::Lines(writer) => writer.into_inner().map_err(|error| SheetError::Io(error.into_error())),
            Output::Workbook(sheet, mut out) => {
                sheet.save(&mut out)?;
                out.flush()?;
                Ok(out)
            }
        }
    }
}

fn text_output<W: Write + Send>(
    mut out: W,
    delimiter: u8,
    mark: &[u8],
    table: &[TableColumn],
) -> Result<Output<W>, SheetError> {
    out.write_all(mark)?;
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(out);
    let headers = table.iter().map(|column| safe(Cow::Borrowed(&column.header)));
    writer.write_record(headers.map(|header| header.as_bytes().to_vec())).map_err(broken)?;
    Ok(Output::Text(Box::new(writer)))
}

/// The cell of a column of the table, from the values of a row.
fn cell<'v>(columns: &[Column<'_>], column: &TableColumn, values: &'v [Value]) -> Cell<'v> {
    values
        .get(column.value)
        .map_or(Cell::Empty, |value| Cell::of(columns[column.value].kind, column.part, value))
}

fn write_line(out: &mut impl Write, columns: &[Column<'_>], values: &[Value]) -> Result<(), SheetError> {
    let json = |error: serde_json::Error| SheetError::Io(error.into());
    out.write_all(b"{")?;
    for (nth, column) in columns.iter().enumerate() {
        if nth > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, column.name).map_err(json)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, values.get(nth).unwrap_or(&Value::Null)).map_err(json)?;
    }
    Ok(out.write_all(b"}\n")?)
}

fn broken(error: csv::Error) -> SheetError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => SheetError::Io(error),
        other => SheetError::Io(io::Error::other(format!("{other:?}"))),
    }
}
