use crate::{
    Column, SheetError, XLSX_DATA_ROWS,
    write_cell::{Cell, Part, TableColumn, safe},
};
use domain::{Date, Instant, Kind};
use rust_xlsxwriter::{Format, IgnoreError, Workbook, Worksheet, XlsxError};
use std::{
    borrow::Cow,
    io::{self, Write},
};

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Numbers with more digits would lose some: a workbook keeps them as 64-bit floats.
const EXACT_DIGITS: usize = 15;

/// The one sheet of a workbook that is written, row by row into a temporary file.
pub(crate) struct XlsxSheet {
    book: Workbook,
    sheet: Worksheet,
    /// The row that is written; the header is row 0.
    row: u32,
    columns: u16,
    styles: Styles,
    /// Whether each column is an amount, which has thousands separators and as many decimals as its currency.
    amounts: Vec<bool>,
}

struct Styles {
    header: Format,
    day: Format,
    moment: Format,
    /// By the number of decimals.
    amounts: [Format; 5],
}

impl XlsxSheet {
    pub(crate) fn new(
        columns: &[Column<'_>],
        table: &[TableColumn],
        title: &str,
    ) -> Result<Self, SheetError> {
        let mut book = Workbook::new();
        let mut sheet = book.new_worksheet_with_constant_memory().map_err(broken)?;
        sheet.set_name(sheet_name(title)).map_err(broken)?;
        sheet.set_freeze_panes(1, 0).map_err(broken)?;
        let count = u16::try_from(table.len()).map_err(|_| SheetError::TooManyColumns(table.len()))?;
        let amount = |decimals: usize| Format::new().set_num_format(amount_format(decimals));
        let styles = Styles {
            header: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            amounts: std::array::from_fn(amount),
        };
        for (at, column) in (0..count).zip(table) {
            let width = width(columns[column.value].kind, column.part, &column.header);
            sheet.set_column_width(at, width).map_err(broken)?;
            let header = safe(Cow::Borrowed(&column.header));
            check_length(&header, 1, &column.header)?;
            sheet.write_string_with_format(0, at, &*header, &styles.header).map_err(broken)?;
        }
        let amounts = table.iter().map(|column| column.part == Part::Amount).collect();
        Ok(Self { book, sheet, row: 0, columns: count, styles, amounts })
    }

    /// Begins the next row, if there may be one.
    pub(crate) fn start_row(&mut self) -> Result<(), SheetError> {
        if u64::from(self.row) == XLSX_DATA_ROWS {
            return Err(SheetError::TooManyRows(XLSX_DATA_ROWS + 1));
        }
        self.row += 1;
        Ok(())
    }

    /// Writes a cell of the row.
    pub(crate) fn write(&mut self, at: usize, cell: Cell<'_>, header: &str) -> Result<(), SheetError> {
        let column = u16::try_from(at).map_err(|_| SheetError::TooManyColumns(at))?;
        let (sheet, row) = (&mut self.sheet, self.row);
        let written = match cell {
            Cell::Empty => return Ok(()),
            Cell::Boolean(value) => sheet.write_boolean(row, column, value),
            Cell::Number(text) => match exact(&text) {
                Some(number) if self.amounts[at] => {
                    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                    let style = &self.styles.amounts[decimals.min(self.styles.amounts.len() - 1)];
                    sheet.write_number_with_format(row, column, number, style)
                }
                Some(number) => sheet.write_number(row, column, number),
                None => sheet.write_string(row, column, &*text),
            },
            Cell::Day(text) => match text.parse().ok().and_then(day_number) {
                Some(day) => sheet.write_number_with_format(row, column, day, &self.styles.day),
                None => return self.write(at, Cell::Text(Cow::Borrowed(text)), header),
            },
            Cell::Moment(text) => match text.parse().ok().and_then(moment_number) {
                Some(moment) => sheet.write_number_with_format(row, column, moment, &self.styles.moment),
                None => return self.write(at, Cell::Text(Cow::Borrowed(text)), header),
            },
            Cell::Text(text) => {
                let text = safe(text);
                check_length(&text, u64::from(row) + 1, header)?;
                sheet.write_string(row, column, text)
            }
        };
        written.map(|_| ()).map_err(broken)
    }

    /// Packs the workbook.
    pub(crate) fn save(mut self, out: impl Write + Send) -> Result<(), SheetError> {
        if let Some(last) = self.columns.checked_sub(1) {
            self.sheet.autofilter(0, 0, self.row, last).map_err(broken)?;
            // Serial numbers of digits are texts on purpose; no green corners.
            let texts = IgnoreError::NumberStoredAsText;
            self.sheet.ignore_error_range(0, 0, self.row, last, texts).map_err(broken)?;
        }
        self.book.push_worksheet(self.sheet);
        self.book.save_to_writer(out).map_err(broken)
    }
}

fn broken(error: XlsxError) -> SheetError {
    match error {
        XlsxError::IoError(error) => SheetError::Io(error),
        other => SheetError::Io(io::Error::other(other)),
    }
}

fn check_length(text: &str, row: u64, header: &str) -> Result<(), SheetError> {
    // Most texts are short enough in bytes already.
    if text.len() <= LONGEST_TEXT {
        return Ok(());
    }
    let length = text.encode_utf16().count();
    if length <= LONGEST_TEXT {
        return Ok(());
    }
    Err(SheetError::CellTooLong { row, header: header.to_owned(), length })
}

/// The number, if a 64-bit float holds all its digits.
fn exact(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits <= EXACT_DIGITS { text.parse().ok() } else { None }
}

fn amount_format(decimals: usize) -> String {
    if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) }
}

/// A day as workbooks count: days since 30 December 1899, which is right from 1 March 1900 on.
fn day_number(day: Date) -> Option<f64> {
    let zero = Date::new(1899, 12, 30)?;
    let days = day.days_since(zero);
    (61..=2_958_465).contains(&days).then_some(days as f64)
}

/// A moment as workbooks count, in UTC.
fn moment_number(moment: Instant) -> Option<f64> {
    const MILLIS_A_DAY: f64 = 86_400_000.0;
    /// 1 January 1970.
    const UNIX_DAY: f64 = 25_569.0;
    let days = moment.0 as f64 / MILLIS_A_DAY + UNIX_DAY;
    (61.0..2_958_466.0).contains(&days).then_some(days)
}

/// A name that a sheet may have: at most 31 characters, none of them special.
fn sheet_name(title: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
    let mut name = String::new();
    for c in title.trim().chars().filter(allowed) {
        if name.encode_utf16().count() + c.len_utf16() > 31 {
            break;
        }
        name.push(c);
    }
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}

/// How wide a column is, in characters: as its kind needs, and no narrower than its header with the filter arrow.
fn width(kind: Kind<'_>, part: Part, header: &str) -> f64 {
    let of_kind = match (kind, part) {
        (_, Part::Currency) | (Kind::Boolean, _) => 8,
        (_, Part::Amount) | (Kind::Money, _) => 14,
        (Kind::Integer, _) => 10,
        (Kind::Date | Kind::Decimal, _) => 12,
        (Kind::Ip | Kind::Mac | Kind::Imei | Kind::Choice(_), _) => 18,
        (Kind::Instant, _) => 20,
        (Kind::Text | Kind::Reference(_) | Kind::Tags | Kind::Choices(_), _) => 24,
        (Kind::Email | Kind::Url | Kind::Json, _) => 32,
        (Kind::LongText, _) => 48,
    };
    of_kind.max((header.chars().count() + 4).min(60)) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_counted_as_workbooks_do() {
        let day = |text: &str| day_number(text.parse().unwrap());
        assert_eq!(day("2025-10-13"), Some(45_943.0));
        assert_eq!(day("1900-03-01"), Some(61.0));
        assert_eq!(day("1900-02-28"), None);
        assert_eq!(moment_number("2025-10-13T12:00:00Z".parse().unwrap()), Some(45_943.5));
    }

    #[test]
    fn sheets_get_names_they_may_have() {
        assert_eq!(sheet_name("Assets"), "Assets");
        assert_eq!(sheet_name("'Berlin: all / [2026]'"), "Berlin all  2026");
        assert_eq!(sheet_name("  ?"), "Sheet1");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }

    #[test]
    fn only_numbers_that_stay_exact_are_numbers() {
        assert_eq!(exact("-1249.50"), Some(-1249.5));
        assert_eq!(exact("1234567890123456"), None);
    }
}
