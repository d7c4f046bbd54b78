use crate::{
    SheetError, XLSX_DATA_ROWS,
    row::{MAX_COLUMNS, MAX_ROW_BYTES, Row, RowBuilder, RowError},
    text::too_long_row,
    workbook_cell::{CellText, text_of},
    workbook_guard::{self, Archive},
};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};
use std::{
    fs::File,
    io::BufReader,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

type Book = Xlsx<BufReader<File>>;

/// An open XLSX workbook and the sheet that is read.
pub(crate) struct Workbook {
    book: Book,
    sheets: Vec<String>,
    chosen: usize,
}

impl Workbook {
    /// Opens a workbook and chooses the sheet that is named, or else the first visible one that has something.
    pub(crate) fn open(path: &Path, sheet: Option<&str>) -> Result<Self, SheetError> {
        match workbook_guard::inspect(File::open(path)?)? {
            Archive::Workbook => {}
            Archive::BinaryWorkbook => {
                return Err(SheetError::Unsupported(
                    "This is a binary workbook (.xlsb). Save it as .xlsx or CSV.",
                ));
            }
            Archive::OpenDocument => {
                return Err(SheetError::Unsupported(
                    "This is an OpenDocument file. Save it as .xlsx or CSV.",
                ));
            }
            Archive::Other => {
                return Err(SheetError::Unsupported(
                    "This is a ZIP archive, not a workbook. Unpack it and use the file inside.",
                ));
            }
        }
        let file = BufReader::new(File::open(path)?);
        let book = unharmed(|| Book::new(file)).map_err(broken)?;
        let is_sheet = |sheet: &&calamine::Sheet| {
            sheet.typ == SheetType::WorkSheet && (sheet.visible == SheetVisible::Visible)
        };
        let sheets: Vec<String> =
            book.sheets_metadata().iter().filter(is_sheet).map(|sheet| sheet.name.clone()).collect();
        let mut workbook = Self { book, sheets, chosen: 0 };
        workbook.choose(sheet)?;
        Ok(workbook)
    }

    fn choose(&mut self, wanted: Option<&str>) -> Result<(), SheetError> {
        let Some(name) = wanted else {
            for chosen in 0..self.sheets.len() {
                self.chosen = chosen;
                if !self.first_rows(None, 1)?.is_empty() {
                    return Ok(());
                }
            }
            return Err(SheetError::Empty);
        };
        let found = self.sheets.iter().position(|sheet| sheet == name);
        self.chosen = found
            .ok_or_else(|| SheetError::NoSuchSheet { name: name.to_owned(), sheets: self.sheets.clone() })?;
        Ok(())
    }

    pub(crate) fn sheets(&self) -> &[String] {
        &self.sheets
    }

    pub(crate) fn sheet(&self) -> &str {
        self.sheets.get(self.chosen).map_or("", String::as_str)
    }

    /// The rows of the chosen sheet from its first.
    pub(crate) fn rows(&mut self) -> Result<BookRows<'_>, SheetError> {
        let name = self.sheets.get(self.chosen).ok_or(SheetError::Empty)?;
        let book = &mut self.book;
        let cells = unharmed(|| book.worksheet_cells_reader(name)).map_err(broken)?;
        Ok(BookRows { cells, waiting: None, behind: 0, ended: false })
    }

    /// The first rows that are not empty, or the one row that is wanted, as raw cells with their numbers.
    pub(crate) fn first_rows(
        &mut self,
        wanted: Option<u64>,
        limit: usize,
    ) -> Result<Vec<(u64, Vec<String>)>, SheetError> {
        let mut rows = self.rows()?;
        let mut first = Vec::new();
        while first.len() < limit {
            let cells = match rows.next_cells() {
                Ok(None) => break,
                Ok(Some(cells)) => cells,
                Err(error) => return Err(SheetError::Broken(error.reason)),
            };
            if wanted.is_some_and(|row| cells.row < row) || cells.is_blank() {
                continue;
            }
            first.push((cells.row, cells.into_texts()));
            if wanted.is_some() {
                break;
            }
        }
        Ok(first)
    }
}

/// Asks the workbook reader something. It trusts its file more than an upload deserves and panics on some that
/// were made to hurt it; they are damaged files like others.
fn unharmed<T>(read: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, XlsxError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(XlsxError::Unexpected("its numbers make no sense")))
}

fn broken(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Io(error) => SheetError::Io(error),
        XlsxError::Password => {
            SheetError::Unsupported("The workbook has a password. Save it without, or as CSV.")
        }
        other => SheetError::Broken(other.to_string()),
    }
}

/// The cells of one row that have a value, with their columns.
struct Cells {
    row: u64,
    cells: Vec<(usize, CellText)>,
    bytes: usize,
}

impl Cells {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|(_, cell)| cell.is_blank())
    }

    fn into_texts(self) -> Vec<String> {
        let width = self.cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
        let mut texts = vec![String::new(); width];
        for (column, cell) in self.cells {
            texts[column] = cell.text;
        }
        texts
    }

    fn into_row(self, headers: &[String]) -> Result<Option<Row>, RowError> {
        if self.bytes > MAX_ROW_BYTES {
            let reason = "The row is longer than 8 MiB, which is more than a row may hold.".to_owned();
            return Err(RowError { row: self.row, column: None, reason, fatal: false });
        }
        let mut builder = RowBuilder::new(self.row, headers);
        for (column, cell) in self.cells {
            if column >= headers.len() {
                if cell.is_blank() {
                    continue;
                }
                return Err(too_long_row(self.row, column, headers.len()));
            }
            while builder.len() < column {
                builder.push("");
            }
            match cell.fault {
                None => builder.push(&cell.text),
                Some(reason) => builder.push_fault(&cell.text, reason),
            }
        }
        Ok(builder.finish())
    }
}

/// The rows of one sheet, cell by cell from the unpacked stream.
pub(crate) struct BookRows<'f> {
    cells: XlsxCellReader<'f, BufReader<File>>,
    /// The first cell of the next row.
    waiting: Option<(u64, usize, CellText)>,
    behind: u64,
    /// The reader must not be asked again after the last cell: it would look for more of the sheet.
    ended: bool,
}

impl BookRows<'_> {
    /// How many rows lie behind.
    pub(crate) fn behind(&self) -> u64 {
        self.behind
    }

    /// The next row that has any cell, with its number: a row, an empty one, or an error in its place.
    #[expect(clippy::type_complexity, reason = "an error of one row, inside an error that ends the reading")]
    pub(crate) fn read(
        &mut self,
        headers: &[String],
    ) -> Result<Option<(u64, Result<Option<Row>, RowError>)>, RowError> {
        Ok(self.next_cells()?.map(|cells| (cells.row, cells.into_row(headers))))
    }

    fn next_cells(&mut self) -> Result<Option<Cells>, RowError> {
        let Some((row, column, cell)) =
            self.waiting.take().map_or_else(|| self.next_cell(), |cell| Ok(Some(cell)))?
        else {
            return Ok(None);
        };
        if row <= self.behind || row > XLSX_DATA_ROWS + 1 {
            return Err(self.damaged("its rows are not in order"));
        }
        let mut cells = Cells { row, bytes: cell.text.len(), cells: vec![(column, cell)] };
        while let Some((row, column, cell)) = self.next_cell()? {
            if row != cells.row {
                self.waiting = Some((row, column, cell));
                break;
            }
            cells.bytes += cell.text.len();
            if cells.cells.last().is_some_and(|(before, _)| *before >= column) {
                return Err(self.damaged("its cells are not in order"));
            }
            // Of a row beyond the limit no more is kept than shows that it is.
            if cells.bytes <= MAX_ROW_BYTES {
                cells.cells.push((column, cell));
            }
        }
        self.behind = cells.row;
        Ok(Some(cells))
    }

    fn damaged(&self, why: &str) -> RowError {
        let reason = format!("The workbook is damaged from here on ({why}). Save it again in your program.");
        RowError { row: self.behind + 1, column: None, reason, fatal: true }
    }

    /// The next cell that has a value, with the number of its row and its column.
    fn next_cell(&mut self) -> Result<Option<(u64, usize, CellText)>, RowError> {
        while !self.ended {
            let next = unharmed(|| self.cells.next_cell_with_formula_metadata());
            let Some(cell) = next.map_err(|error| self.damaged(&error.to_string()))? else {
                self.ended = true;
                break;
            };
            let (row, column) = cell.pos;
            if column as usize >= MAX_COLUMNS {
                return Err(self.damaged("it has a cell beyond the last column"));
            }
            if let Some(text) = text_of(&cell.value, cell.formula.is_some()) {
                return Ok(Some((u64::from(row) + 1, column as usize, text)));
            }
        }
        Ok(None)
    }
}
