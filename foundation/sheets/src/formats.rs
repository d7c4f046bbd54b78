use crate::{
    Delimiter,
    evidence::{Dates, Numbers},
};
use domain::{Currency, DateOrder, TextFormats};

/// What is known about a file beyond its cells.
#[derive(Clone, Copy, Debug)]
pub struct FormatHint {
    /// The currency of amounts that do not name one.
    pub currency: Currency,
    /// What separates the cells of a text file; none for a workbook, whose numbers and dates are typed.
    pub delimiter: Option<Delimiter>,
}

/// How a file writes dates and numbers, column by column.
#[derive(Clone, Debug)]
pub struct FormatGuess {
    /// The file as a whole.
    pub file: TextFormats,
    /// What the person should look at, because the cells do not decide it.
    pub notes: Vec<FormatNote>,
    columns: Vec<TextFormats>,
}

/// A guess that is no more than that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatNote {
    /// The column, counted from 0.
    pub column: usize,
    /// What is unclear and how it is taken, as a sentence or two.
    pub message: String,
}

impl FormatGuess {
    /// How the cells of a column are to be read.
    pub fn column(&self, column: usize) -> TextFormats {
        self.columns.get(column).copied().unwrap_or(self.file)
    }

    /// The person knows better for one column.
    pub fn set_column(&mut self, column: usize, formats: TextFormats) {
        if column >= self.columns.len() {
            self.columns.resize(column + 1, self.file);
        }
        self.columns[column] = formats;
        self.notes.retain(|note| note.column != column);
    }

    /// The person knows better for the whole file.
    pub fn set_file(&mut self, formats: TextFormats) {
        self.file = formats;
        self.columns.fill(formats);
        self.notes.clear();
    }
}

/// Guesses how dates and numbers are written from sample cells, one list for each column.
///
/// A day above 12 tells days from months, a lone separator before other than three digits tells the decimal
/// separator. A column without such a cell follows the others; if none decides, the guess comes with a note.
pub fn guess_formats(columns: &[Vec<&str>], hint: FormatHint) -> FormatGuess {
    let dates: Vec<Dates> = columns.iter().map(|cells| Dates::of(cells)).collect();
    let numbers: Vec<Numbers> = columns.iter().map(|cells| Numbers::of(cells)).collect();
    let file_order = dates.iter().sum::<Dates>().order();
    let file_numbers: Numbers = numbers.iter().sum();
    let separator_is_clear = file_numbers.separator().is_some() && !file_numbers.contradict();
    let file = TextFormats {
        dates: file_order.unwrap_or_else(|| usual_order(dates.iter().sum(), hint)),
        decimal_separator: file_numbers.separator().unwrap_or_else(|| usual_separator(hint)),
        currency: hint.currency,
    };
    let mut guess = FormatGuess { file, notes: Vec::new(), columns: Vec::with_capacity(columns.len()) };
    for (column, (dates, numbers)) in dates.into_iter().zip(numbers).enumerate() {
        let separator = numbers.separator().unwrap_or(match hint.delimiter {
            Some(_) => file.decimal_separator,
            // Numbers of a workbook are typed, and come with a point whatever its texts look like.
            None => '.',
        });
        let formats =
            TextFormats { dates: dates.order().unwrap_or(file.dates), decimal_separator: separator, ..file };
        let date_note = note_on_dates(&dates, formats.dates, file_order.is_some());
        let number_note =
            note_on_numbers(&numbers, separator, separator_is_clear || hint.delimiter.is_none());
        let messages = date_note.into_iter().chain(number_note);
        guess.notes.extend(messages.map(|message| FormatNote { column, message }));
        guess.columns.push(formats);
    }
    guess
}

/// The order when no cell decides: points are written where the day comes first, slashes nearly everywhere; the
/// month comes first in the United States.
fn usual_order(dates: Dates, hint: FormatHint) -> DateOrder {
    match dates.open {
        None => DateOrder::YearMonthDay,
        Some(_) if hint.currency == Currency::USD && !dates.dotted => DateOrder::MonthDayYear,
        Some(_) => DateOrder::DayMonthYear,
    }
}

/// Programs set to a decimal comma separate cells by semicolons.
fn usual_separator(hint: FormatHint) -> char {
    if hint.delimiter == Some(Delimiter::SEMICOLON) { ',' } else { '.' }
}

fn note_on_dates(dates: &Dates, order: DateOrder, decided: bool) -> Option<String> {
    let taken = match order {
        DateOrder::DayMonthYear => "day, month, year",
        DateOrder::MonthDayYear => "month, day, year",
        DateOrder::YearMonthDay => "year, month, day",
    };
    if dates.contradict() {
        return Some(format!(
            "Some dates have the day first and some the month. They are read as {taken}; the others will be errors."
        ));
    }
    let example = dates.open.as_ref().filter(|_| dates.order().is_none() && !decided && !dates.dotted)?;
    Some(format!(
        "The day and the month of dates such as {example} cannot be told apart. They are read as {taken}."
    ))
}

fn note_on_numbers(numbers: &Numbers, separator: char, decided: bool) -> Option<String> {
    if numbers.contradict() {
        return Some(format!(
            "Some numbers have a decimal comma and some a decimal point. Where it is unclear, “{separator}” is taken."
        ));
    }
    let example = numbers.open.as_ref().filter(|_| numbers.separator().is_none() && !decided)?;
    let meaning = if example.contains(separator) { "decimals" } else { "thousands" };
    Some(format!(
        "The separator in numbers such as {example} may stand before thousands or decimals. It is read as {meaning}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn guess(columns: &[&[&str]], hint: FormatHint) -> FormatGuess {
        let columns: Vec<Vec<&str>> = columns.iter().map(|cells| cells.to_vec()).collect();
        guess_formats(&columns, hint)
    }

    const COMMA: FormatHint = FormatHint { currency: Currency::EUR, delimiter: Some(Delimiter::COMMA) };
    const SEMICOLON: FormatHint =
        FormatHint { currency: Currency::EUR, delimiter: Some(Delimiter::SEMICOLON) };
    const DOLLARS: FormatHint = FormatHint { currency: Currency::USD, delimiter: Some(Delimiter::COMMA) };
    const WORKBOOK: FormatHint = FormatHint { currency: Currency::EUR, delimiter: None };

    #[test]
    fn one_column_decides_or_gets_a_note() {
        let cases: [(&[&str], FormatHint, DateOrder, char, usize); 18] = [
            (&["1/23/23", "2/3/23"], COMMA, MonthDayYear, '.', 0),
            (&["23/1/2023", "2/3/2023"], DOLLARS, DayMonthYear, '.', 0),
            (&["31.12.26"], COMMA, DayMonthYear, '.', 0),
            (&["01.02.2026"], DOLLARS, DayMonthYear, '.', 0),
            (&["2/3/2026"], COMMA, DayMonthYear, '.', 1),
            (&["2/3/2026"], DOLLARS, MonthDayYear, '.', 1),
            (&["5/5/2026"], COMMA, YearMonthDay, '.', 0),
            (&["2026-03-01", "2026-12-31"], COMMA, YearMonthDay, '.', 0),
            (&["23/1/2023", "1/23/2023", "24/1/2023"], COMMA, DayMonthYear, '.', 1),
            (&["1.249,00 €"], COMMA, YearMonthDay, ',', 0),
            (&["$12.58", "$1,200"], COMMA, YearMonthDay, '.', 0),
            (&["12,5"], COMMA, YearMonthDay, ',', 0),
            (&["1.249"], COMMA, YearMonthDay, '.', 1),
            (&["1.249"], SEMICOLON, YearMonthDay, ',', 1),
            (&["1.249"], WORKBOOK, YearMonthDay, '.', 0),
            (&["0.125"], SEMICOLON, YearMonthDay, '.', 0),
            (&["1.234.567"], COMMA, YearMonthDay, ',', 0),
            (&["", "abc", "10.0.0.1", "v1.2.3"], COMMA, YearMonthDay, '.', 0),
        ];
        for (cells, hint, dates, separator, notes) in cases {
            let guess = guess(&[cells], hint);
            let found = guess.column(0);
            assert_eq!((found.dates, found.decimal_separator), (dates, separator), "{cells:?}");
            assert_eq!(guess.notes.len(), notes, "{cells:?}: {:?}", guess.notes);
        }
    }

    #[test]
    fn columns_without_evidence_follow_the_others() {
        let guess = guess(&[&["23/1/2023"], &["2/3/2023"], &["1,5"], &["1.249"]], COMMA);
        assert_eq!(guess.column(1).dates, DayMonthYear);
        assert_eq!(guess.column(3).decimal_separator, ',');
        assert!(guess.notes.is_empty(), "{:?}", guess.notes);
    }

    #[test]
    fn columns_that_contradict_each_other_keep_their_own() {
        let guess = guess(&[&["1,5", "2,5"], &["10.15", "10.16", "10.17"], &["1.249"]], SEMICOLON);
        assert_eq!((guess.column(0).decimal_separator, guess.column(1).decimal_separator), (',', '.'));
        assert_eq!(guess.column(2).decimal_separator, ',');
        assert_eq!(guess.notes.iter().map(|note| note.column).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn the_person_may_know_better() {
        let mut guess = guess(&[&["2/3/2023"], &["4/5/2023"]], COMMA);
        let american = TextFormats { dates: MonthDayYear, ..guess.file };
        guess.set_column(0, american);
        assert_eq!((guess.column(0).dates, guess.column(1).dates), (MonthDayYear, DayMonthYear));
        assert_eq!(guess.notes.iter().map(|note| note.column).collect::<Vec<_>>(), [1]);
        guess.set_file(american);
        assert_eq!((guess.column(1).dates, guess.notes.len()), (MonthDayYear, 0));
    }
}
