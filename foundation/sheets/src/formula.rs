//! A text such as `=HYPERLINK(…)` that somebody typed into a name must not become a formula when the exported
//! file is opened. An apostrophe in front of it says "this is text" to every spreadsheet program.
use std::borrow::Cow;

/// The text as it may stand in a CSV, TSV or XLSX cell: an apostrophe goes in front of everything that a
/// program could take for a formula, except plain numbers such as `-12.5`.
///
/// A text that already looks protected (`'=1`) gets one more, so that [`restored`] brings every text back.
pub fn neutralised(text: &str) -> Cow<'_, str> {
    if starts_formula(text.trim_start_matches('\'')) && !is_plain_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`neutralised`] was given; any other text as it is.
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if starts_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Whether a spreadsheet program may see a formula in it. Tab and line ends count because some programs skip
/// them; the full-width signs because programs set to East Asian languages take them for the narrow ones.
pub(crate) fn starts_formula(text: &str) -> bool {
    matches!(
        text.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    )
}

/// A sign, digits, and separators between digits.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut groups = digits.split(['.', ',']);
    groups.all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe_and_loses_it_again() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-", "'-"),
            ("\t=1", "'\t=1"),
            ("\r", "'\r"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("''-x", "'''-x"),
            ("-12.5", "-12.5"),
            ("-1,249.00", "-1,249.00"),
            ("+4930123456", "+4930123456"),
            ("-12.", "'-12."),
            ("'quoted'", "'quoted'"),
            ("'", "'"),
            ("", ""),
            ("a=b", "a=b"),
        ];
        for (text, cell) in cases {
            assert_eq!(neutralised(text), cell, "writing {text:?}");
            assert_eq!(restored(cell), text, "reading {cell:?}");
        }
    }
}
