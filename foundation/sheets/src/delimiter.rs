use crate::records::{Record, Records};
use std::fmt;

/// What separates the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(pub(crate) u8);

impl Delimiter {
    /// `,`
    pub const COMMA: Self = Self(b',');
    /// `;`, usual where the comma is the decimal separator.
    pub const SEMICOLON: Self = Self(b';');
    /// A tab.
    pub const TAB: Self = Self(b'\t');
    /// `|`
    pub const PIPE: Self = Self(b'|');

    const COMMON: [Self; 4] = [Self::COMMA, Self::SEMICOLON, Self::TAB, Self::PIPE];

    /// Any other separator; it is one ASCII character that is no letter, digit, quote or line end.
    pub fn other(separator: char) -> Option<Self> {
        let fits = separator == '\t' || separator.is_ascii_punctuation() && separator != '"';
        fits.then_some(Self(separator as u8))
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::COMMA => f.write_str("comma"),
            Self::SEMICOLON => f.write_str("semicolon"),
            Self::TAB => f.write_str("tab"),
            Self::PIPE => f.write_str("pipe"),
            Self(other) => write!(f, "“{}”", char::from(other)),
        }
    }
}

/// `sep=;` as the first line names the delimiter; spreadsheet programs obey it and do not show it as a row.
/// Answers the delimiter and the length of the line.
pub(crate) fn named(sample: &[u8]) -> Option<(Delimiter, usize)> {
    let end = sample.iter().position(|b| matches!(b, b'\r' | b'\n'))?;
    let line = str::from_utf8(&sample[..end]).ok()?;
    let name = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let mut characters = name.chars();
    let delimiter = Delimiter::other(characters.next()?)?;
    let ending = if sample[end..].starts_with(b"\r\n") { 2 } else { 1 };
    characters.next().is_none().then_some((delimiter, end + ending))
}

/// The delimiter that cuts the first rows of a file into equally many cells, the more the better.
pub(crate) fn guess(sample: &[u8]) -> Delimiter {
    let mut best = (0.0, Delimiter::COMMA);
    for delimiter in Delimiter::COMMON {
        let score = consistency(sample, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How well a delimiter fits: the share of rows of the usual width, weighed by that width.
fn consistency(sample: &[u8], delimiter: Delimiter) -> f64 {
    const ROWS: usize = 200;
    let mut records = Records::new(sample, delimiter);
    let mut record = Record::default();
    let mut widths = Vec::new();
    while widths.len() < ROWS && records.read(&mut record).unwrap_or(false) {
        if !record.is_blank() {
            widths.push(record.cells());
        }
    }
    // The sample may end in the middle of a row.
    if widths.len() > 2 && widths.len() < ROWS {
        widths.pop();
    }
    let rows_of = |width: usize| widths.iter().filter(|other| **other == width).count();
    let Some(usual) = widths.iter().copied().max_by_key(|width| (rows_of(*width), *width)) else {
        return 0.0;
    };
    if usual < 2 {
        // Only the header, or nothing, has it: a file of one column with a comma in some texts.
        return 0.0;
    }
    rows_of(usual) as f64 / widths.len() as f64 * (1.0 + (usual as f64).ln() / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_cuts_evenly() {
        let cases = [
            ("a,b,c\n1,2,3\n", Delimiter::COMMA),
            ("a;b;c\n1,5;2,5;3,5\n2,5;3,5;4,5\n", Delimiter::SEMICOLON),
            ("a\tb\n1,2,3\t4\n1,2,3\t5\n", Delimiter::TAB),
            ("a|b|c\n1|2|3\n", Delimiter::PIPE),
            ("a,b\n\"x;y;z\",2\n\"x;y;z\",2\n", Delimiter::COMMA),
            ("a;b\n\"1,2,3\";x\n\"1,2,3\";x\n", Delimiter::SEMICOLON),
            ("name\nAna, the first\nBen\n", Delimiter::COMMA),
            ("name;note\nAna;\"one, two\nthree, four\"\n", Delimiter::SEMICOLON),
            ("", Delimiter::COMMA),
        ];
        for (sample, expected) in cases {
            assert_eq!(guess(sample.as_bytes()), expected, "{sample:?}");
        }
    }

    #[test]
    fn a_first_line_may_name_it() {
        assert_eq!(named(b"sep=;\r\na;b"), Some((Delimiter::SEMICOLON, 7)));
        assert_eq!(named(b"\"sep=|\"\na|b"), Some((Delimiter::PIPE, 8)));
        assert_eq!(named(b"sep=\t\na\tb"), Some((Delimiter::TAB, 6)));
        assert_eq!(named(b"sep=;;\na"), None);
        assert_eq!(named(b"separate,b\n"), None);
    }
}
