use crate::row::MAX_CELL_BYTES;
use calamine::{CellErrorType, DataRef, ExcelDateTime};

/// A cell of a workbook as the text that a CSV file would have.
pub(crate) struct CellText {
    pub(crate) text: String,
    /// Why the text cannot be used.
    pub(crate) fault: Option<String>,
}

impl CellText {
    pub(crate) fn is_blank(&self) -> bool {
        self.fault.is_none() && self.text.trim().is_empty()
    }
}

/// The text of a value: days as `2026-03-01`, moments as `2026-03-01T09:30:00`, numbers without exponents or
/// `.0`, `yes` and `no`. None for an empty cell; a formula that was never worked out is not one.
pub(crate) fn text_of(value: &DataRef<'_>, is_formula: bool) -> Option<CellText> {
    let text = match value {
        DataRef::Empty if is_formula => return Some(formula_without_result()),
        DataRef::Empty => return None,
        DataRef::String(text) => limited(text)?,
        DataRef::SharedString(text) => limited(text)?,
        DataRef::Bool(value) => if *value { "yes" } else { "no" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::DateTime(moment) => moment_text(*moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Some(failed_formula(error)),
    };
    Some(CellText { text, fault: None })
}

/// A text beyond the limit is cut just behind it, so that whoever takes it sees that it is too long.
fn limited(text: &str) -> Option<String> {
    let cut = text.floor_char_boundary(MAX_CELL_BYTES + 4);
    (!text.is_empty()).then(|| text[..cut].to_owned())
}

/// Programs that write workbooks without being spreadsheets leave formulas to the next one that opens the file.
fn formula_without_result() -> CellText {
    let fault =
        "The formula in this cell has no result yet. Save the file in your spreadsheet program first.";
    CellText { text: String::new(), fault: Some(fault.to_owned()) }
}

fn failed_formula(error: &CellErrorType) -> CellText {
    let shown = error.to_string();
    let fault = format!("The formula in this cell gives {shown}. Correct it, or put a value in its place.");
    CellText { text: shown, fault: Some(fault) }
}

/// A number as the program shows it. Whole numbers are exact as far as a 64-bit float is; fractions have 15
/// digits, which hides what binary fractions add (0.30000000000000004).
fn number_text(number: f64) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        // Adding zero makes minus zero plain.
        return format!("{:.0}", number + 0.0);
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

fn moment_text(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    let in_range = (0.0..2_958_466.0).contains(&days);
    if moment.is_duration() && days >= 0.0 {
        let seconds = (days * 86_400.0).round() as u64;
        return format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    if !in_range {
        return number_text(days);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = match milli {
        0 => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    match (days < 1.0, days.fract() == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_as_people_see_them() {
        let cases = [
            (12.0, "12"),
            (-3.0, "-3"),
            (0.0, "0"),
            (-0.0, "0"),
            (1249.99, "1249.99"),
            (0.1 + 0.2, "0.3"),
            (3.01043e13, "30104300000000"),
            (3_558_344_370_409_403.0, "3558344370409403"),
            (1e-7, "0.0000001"),
            (100.0, "100"),
        ];
        for (number, expected) in cases {
            assert_eq!(number_text(number), expected);
        }
    }

    #[test]
    fn days_and_times_are_iso() {
        let text = |days, kind| moment_text(ExcelDateTime::new(days, kind, false));
        assert_eq!(text(45_943.0, ExcelDateTimeType::DateTime), "2025-10-13");
        assert_eq!(text(45_943.5, ExcelDateTimeType::DateTime), "2025-10-13T12:00:00");
        assert_eq!(text(45_943.541, ExcelDateTimeType::DateTime), "2025-10-13T12:59:02.400");
        assert_eq!(text(0.25, ExcelDateTimeType::DateTime), "06:00:00");
        assert_eq!(text(1.5, ExcelDateTimeType::TimeDelta), "36:00:00");
        assert_eq!(text(-1.0, ExcelDateTimeType::DateTime), "-1");
        assert_eq!(moment_text(ExcelDateTime::new(0.0, ExcelDateTimeType::DateTime, true)), "00:00:00");
    }

    #[test]
    fn other_values_are_texts_too() {
        let text = |value: DataRef<'_>| text_of(&value, false).map(|cell| (cell.text, cell.fault.is_some()));
        assert_eq!(text(DataRef::Bool(true)), Some(("yes".to_owned(), false)));
        assert_eq!(
            text(DataRef::DateTimeIso("2026-03-01T00:00:00".into())),
            Some(("2026-03-01".to_owned(), false))
        );
        assert_eq!(text(DataRef::Error(CellErrorType::Div0)), Some(("#DIV/0!".to_owned(), true)));
        assert_eq!(text(DataRef::Empty), None);
        assert_eq!(text(DataRef::String(String::new())), None);
    }
}
