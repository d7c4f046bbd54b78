use domain::{Field, Kind, TextFormats, read_text};

/// Kinds from the most particular to the most general; the first one that fits all cells is it.
const KINDS: [Kind<'static>; 9] = [
    Kind::Email,
    Kind::Url,
    Kind::Ip,
    Kind::Mac,
    Kind::Boolean,
    Kind::Date,
    Kind::Integer,
    Kind::Decimal,
    Kind::Money,
];

/// The kind of a custom field that could hold the cells of a column: what every one of them can be read as.
/// Identifiers made of digits (leading zeros, more than 15 digits) stay texts.
pub fn guess_kind(cells: &[&str], formats: TextFormats) -> Kind<'static> {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    if cells.is_empty() {
        return Kind::Text;
    }
    let fits_all = |kind: &Kind<'static>| cells.iter().all(|cell| fits(*kind, cell, formats));
    if let Some(kind) = KINDS.into_iter().find(fits_all) {
        let has_times = matches!(kind, Kind::Date) && cells.iter().any(|cell| cell.contains(':'));
        return if has_times && fits_all(&Kind::Instant) { Kind::Instant } else { kind };
    }
    let is_long = |cell: &&str| cell.contains(['\n', '\r']) || cell.chars().count() > 255;
    if cells.iter().any(is_long) { Kind::LongText } else { Kind::Text }
}

fn fits(kind: Kind<'static>, cell: &str, formats: TextFormats) -> bool {
    let looks = match kind {
        // 1 and 0 are read as yes and no, but a column of them may as well be counts.
        Kind::Boolean => cell.chars().all(char::is_alphabetic),
        Kind::Mac => cell.contains([':', '-', '.']),
        // "2026" could be read as nothing else than a number, "1.2.3" is a version.
        Kind::Date => cell.len() >= 6 && !cell.bytes().all(|b| b.is_ascii_digit()),
        Kind::Integer | Kind::Decimal | Kind::Money => !is_identifier(cell),
        _ => true,
    };
    looks && read_text(&Field::new("cell", "Cell", kind), cell, formats).is_ok()
}

fn is_identifier(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['-', '+']);
    let leading_zero =
        digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    leading_zero || cell.starts_with('+') || digits.bytes().filter(u8::is_ascii_digit).count() > 15
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::DateOrder;

    #[test]
    fn kinds_are_what_all_cells_can_be_read_as() {
        let cases: [(&[&str], &str); 19] = [
            (&["ana@example.org", "", "ben@example.org"], "email"),
            (&["https://example.org"], "url"),
            (&["10.0.0.1", "2001:db8::7"], "ip"),
            (&["00:1b:44:11:3a:b7"], "mac"),
            (&["001b44113ab7"], "text"),
            (&["yes", "no", "Y"], "boolean"),
            (&["1", "0"], "integer"),
            (&["2026-03-01", "1 Mar 2024"], "date"),
            (&["3/4/2026"], "date"),
            (&["2026-03-01", "2026-03-01T09:30:05"], "instant"),
            (&["12", "-7"], "integer"),
            (&["12", "1.5"], "decimal"),
            (&["$12.58", "1,249.00 EUR"], "money"),
            (&["00123"], "text"),
            (&["+4930123456"], "text"),
            (&["3558344370409403"], "text"),
            (&["12", "n/a"], "text"),
            (&["one\ntwo"], "long-text"),
            (&["", " "], "text"),
        ];
        for (cells, expected) in cases {
            let formats = TextFormats { dates: DateOrder::DayMonthYear, ..TextFormats::default() };
            assert_eq!(guess_kind(cells, formats).name(), expected, "{cells:?}");
        }
    }
}
