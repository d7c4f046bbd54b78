use crate::{Currency, Date, Field, FieldError, Instant, Kind, read::read_field};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// In which order an all-digit date of a file names its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/12/2026, 31.12.26
    DayMonthYear,
    /// 12/31/2026, 12/31/26
    MonthDayYear,
    /// 2026-12-31, 2026/12/31
    YearMonthDay,
}

/// How a file writes dates and numbers: guessed from its cells, correctable by the person who imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFormats {
    /// Order of the parts of an all-digit date.
    pub dates: DateOrder,
    /// `,` in German and French files, `.` elsewhere.
    pub decimal_separator: char,
    /// The currency of amounts that do not name one.
    pub currency: Currency,
}

impl Default for TextFormats {
    fn default() -> Self {
        Self { dates: DateOrder::YearMonthDay, decimal_separator: '.', currency: Currency::EUR }
    }
}

/// Reads a cell of a file for `field`: lenient about how people and other systems write things, strict about
/// what they mean. Empty cells are null.
pub fn read_text(field: &Field<'_>, cell: &str, formats: TextFormats) -> Result<Value, FieldError> {
    let text = cell.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let fail = |code, what: &str| {
        Err(FieldError::new(field.name, code, format!("\u{201c}{text}\u{201d} is not {what}.")))
    };
    let value = match field.kind {
        Kind::Boolean => match yes_or_no(text) {
            Some(value) => json!(value),
            None => return fail("not-a-boolean", "yes or no"),
        },
        Kind::Integer => match number(text, formats.decimal_separator).filter(|n| n.fract().is_zero()) {
            Some(value) => json!(value.normalize().to_string()),
            None => return fail("not-an-integer", "a whole number"),
        },
        Kind::Decimal => match number(text, formats.decimal_separator) {
            Some(value) => json!(value.to_string()),
            None => return fail("not-a-decimal", "a number"),
        },
        Kind::Money => match amount(text, formats) {
            Some((value, currency)) => json!({ "amount": value.to_string(), "currency": currency }),
            None => return fail("not-money", "an amount of money"),
        },
        Kind::Date => match day(text, formats.dates) {
            Some(value) => json!(value),
            None => return fail("not-a-date", "a day"),
        },
        Kind::Instant => match moment(text, formats.dates) {
            Some(value) => json!(value.to_string()),
            None => return fail("not-an-instant", "a date and time"),
        },
        Kind::Choices(_) => json!(text.split([',', ';']).map(str::trim).collect::<Vec<_>>()),
        // A number in a file may be a record's name ("2024"), so names go first; `#7` is an id.
        Kind::Reference(_) => match text.strip_prefix('#').and_then(|id| id.parse::<i64>().ok()) {
            Some(id) => json!(id),
            None => json!(text),
        },
        _ => json!(text),
    };
    read_field(field, &value, formats.currency)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "on" | "ja" | "j" | "wahr" | "oui" | "x" => Some(true),
        "no" | "n" | "false" | "0" | "off" | "nein" | "falsch" | "non" | "-" => Some(false),
        _ => None,
    }
}

/// A number with or without thousands separators. With one separator the format decides what it means; with
/// two, the last one is the decimal separator.
fn number(text: &str, decimal_separator: char) -> Option<Decimal> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’'))
        .collect();
    let last = compact.rfind([',', '.']).map(|at| compact.as_bytes()[at] as char);
    let both = compact.contains(',') && compact.contains('.');
    let decimal = match last {
        Some(last) if both => last,
        // "1,234,567" can only be thousands; "1.5" in a comma file is left to the format.
        Some(last) if compact.matches(last).count() > 1 => {
            if last == ',' {
                '.'
            } else {
                ','
            }
        }
        _ => decimal_separator,
    };
    let thousands = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = match compact.rsplit_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (compact.as_str(), None),
    };
    if fraction.is_some_and(|digits| digits.contains(thousands)) || !groups_of_three(whole, thousands) {
        return None;
    }
    let plain = whole.replace(thousands, "");
    let written = fraction.map_or_else(|| plain.clone(), |fraction| format!("{plain}.{fraction}"));
    Decimal::from_str_exact(&written).ok()
}

fn groups_of_three(whole: &str, separator: char) -> bool {
    let mut groups = whole.trim_start_matches(['-', '+']).split(separator);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none() || (first.len() <= 3 && rest.all(|group| group.len() == 3))
}

/// An amount with an optional sign or code of its currency on either side: `$1,249.00`, `1.249,00 EUR`, `kr 99`.
fn amount(text: &str, formats: TextFormats) -> Option<(Decimal, Currency)> {
    let is_number = |c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
    };
    let outside: String = text.chars().filter(|c| !is_number(*c)).collect();
    let digits: String = text.chars().filter(|c| is_number(*c)).collect();
    let currency = match outside.trim() {
        "" => formats.currency,
        sign => by_sign(sign, formats.currency)?,
    };
    let value = number(digits.trim(), formats.decimal_separator)?;
    Some((value, currency))
}

/// A dollar sign means the file's own currency if that is a kind of dollar, and US dollars otherwise.
fn by_sign(sign: &str, default: Currency) -> Option<Currency> {
    let dollar = || if default.sign().ends_with('$') { Some(default) } else { Some(Currency::USD) };
    match sign {
        "€" => Some(Currency::EUR),
        "$" => dollar(),
        "US$" => Some(Currency::USD),
        "£" => "GBP".parse().ok(),
        "¥" => "JPY".parse().ok(),
        "zł" => "PLN".parse().ok(),
        "kr" | "kr." => Some(default),
        "Fr" | "Fr." | "SFr." => "CHF".parse().ok(),
        code => code.parse().ok(),
    }
}

/// A day in any of the usual shapes; a time behind it is ignored. Two-digit years below 70 are of this century.
fn day(text: &str, order: DateOrder) -> Option<Date> {
    if let Some(date) = text.get(..10).and_then(|head| head.parse::<Date>().ok()) {
        return Some(date);
    }
    by_month_name(text).or_else(|| {
        let head = text.split([' ', 'T']).next()?;
        let parts: Vec<&str> = head.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
        let [a, b, c] = parts.as_slice() else { return None };
        let (year, month, day) = match order {
            _ if a.len() == 4 => (a, b, c),
            DateOrder::YearMonthDay if c.len() == 4 => (c, a, b),
            DateOrder::YearMonthDay => (a, b, c),
            DateOrder::DayMonthYear => (c, b, a),
            DateOrder::MonthDayYear => (c, a, b),
        };
        Date::new(full_year(year)?, month.parse().ok()?, day.parse().ok()?)
    })
}

/// `Fri Mar 01, 2024`, `1 Mar 2024`, `March 1, 2024`: the month by its English name, a weekday ignored.
fn by_month_name(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<String> =
        text.split([' ', ',', '-', '.']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let at = words.iter().position(|word| word.get(..3).is_some_and(|head| MONTHS.contains(&head)))?;
    let month = MONTHS.iter().position(|name| words[at].starts_with(name))? as i8 + 1;
    let numbers: Vec<&str> = words
        .iter()
        .map(|word| {
            word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th")
        })
        .filter(|word| !word.is_empty() && word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    let [day, year, ..] = numbers.as_slice() else { return None };
    Date::new(full_year(year)?, month, day.parse().ok()?)
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        1 | 2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// A moment; a file's times without a zone are taken as UTC.
fn moment(text: &str, order: DateOrder) -> Option<Instant> {
    if let Ok(moment) = text.parse::<Instant>() {
        return Some(moment);
    }
    let date = day(text, order)?;
    let time = text.split([' ', 'T']).find(|part| part.contains(':')).unwrap_or("00:00");
    let mut parts = time.trim_end_matches(char::is_alphabetic).split(':').map(str::parse::<i64>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().transpose().ok()?.unwrap_or(0);
    let afternoon = text.to_lowercase().ends_with("pm") && hour < 12;
    let midnight = text.to_lowercase().ends_with("am") && hour == 12;
    let hour = if afternoon {
        hour + 12
    } else if midnight {
        0
    } else {
        hour
    };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    format!("{date}T00:00:00Z")
        .parse::<Instant>()
        .ok()
        .map(|start| start.plus_millis((hour * 3600 + minute * 60 + second) * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(dates: DateOrder, decimal_separator: char) -> TextFormats {
        TextFormats { dates, decimal_separator, currency: Currency::EUR }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let cases = [
            ("2026-03-01", YearMonthDay, Some("2026-03-01")),
            ("2026-03-01 12:30:00", MonthDayYear, Some("2026-03-01")),
            ("1/23/23", MonthDayYear, Some("2023-01-23")),
            ("23/1/23", DayMonthYear, Some("2023-01-23")),
            ("31.12.2026", DayMonthYear, Some("2026-12-31")),
            ("11/24/2008", YearMonthDay, Some("2008-11-24")),
            ("2026/3/1", DayMonthYear, Some("2026-03-01")),
            ("Fri Mar 01, 2024", YearMonthDay, Some("2024-03-01")),
            ("1st March 2024", YearMonthDay, Some("2024-03-01")),
            ("01-Mar-2024", YearMonthDay, Some("2024-03-01")),
            ("5/5/75", DayMonthYear, Some("1975-05-05")),
            ("31/02/2026", DayMonthYear, None),
            ("soon", DayMonthYear, None),
        ];
        for (text, order, expected) in cases {
            assert_eq!(day(text, order), expected.map(|date| date.parse().unwrap()), "{text} as {order:?}");
        }
    }

    #[test]
    fn numbers_are_read_with_either_separator() {
        let cases = [
            ("1,249.00", '.', Some("1249.00")),
            ("1.249,00", '.', Some("1249.00")),
            ("1.249,00", ',', Some("1249.00")),
            ("1.249", ',', Some("1249")),
            ("1.249", '.', Some("1.249")),
            ("1,5", ',', Some("1.5")),
            ("1,5", '.', None),
            ("1,234,567", ',', Some("1234567")),
            ("1 234,50", ',', Some("1234.50")),
            ("12'345.60", '.', Some("12345.60")),
            ("-3", '.', Some("-3")),
            ("abc", '.', None),
            ("", '.', None),
        ];
        for (text, separator, expected) in cases {
            let read = number(text, separator).map(|n| n.to_string());
            assert_eq!(read.as_deref(), expected, "{text} with {separator}");
        }
    }

    #[test]
    fn an_amount_may_name_its_currency() {
        let read =
            |text: &str| amount(text, formats(DateOrder::YearMonthDay, '.')).map(|(n, c)| format!("{n} {c}"));
        assert_eq!(read("$12.58").as_deref(), Some("12.58 USD"));
        assert_eq!(read("1.249,00 €").as_deref(), Some("1249.00 EUR"));
        assert_eq!(read("CHF 1'200.00").as_deref(), Some("1200.00 CHF"));
        assert_eq!(read("12 bananas"), None);
    }

    #[test]
    fn moments_are_read_with_and_without_a_zone() {
        let read = |text: &str| moment(text, DateOrder::MonthDayYear).map(|m| m.to_string());
        assert_eq!(read("2026-03-01T09:30:00+01:00").as_deref(), Some("2026-03-01T08:30:00.000Z"));
        assert_eq!(read("3/1/26 2:05 PM").as_deref(), Some("2026-03-01T14:05:00.000Z"));
        assert_eq!(read("3/1/26 25:00"), None);
    }

    #[test]
    fn a_cell_that_does_not_fit_says_what_it_is() {
        let error = read_text(&Field::date("bought", "Bought"), "soon", TextFormats::default()).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), ("not-a-date", "“soon” is not a day."));
    }
}
