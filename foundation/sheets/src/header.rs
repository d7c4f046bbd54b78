use crate::{
    DuplicateHeader, SheetError, formula,
    row::{column_letters, is_control},
};

/// How many rows are looked at to find the header among titles.
pub(crate) const HEADER_SEARCH: usize = 50;

/// Which of the first rows names the columns: the first that is about as full as the rows usually are. Titles
/// and dates of reports above it have a cell or two.
pub(crate) fn find(rows: &[Vec<String>]) -> Option<usize> {
    let filled: Vec<usize> = rows.iter().map(|row| filled(row)).collect();
    let mut sorted = filled.clone();
    sorted.sort_unstable();
    let usual = *sorted.get(sorted.len().saturating_sub(1) * 3 / 4)?;
    let enough = (usual * 3).div_ceil(5).max(usual.min(2));
    let first = filled.iter().position(|count| *count >= enough)?;
    // "Report | 2026-03-01" above three columns is a title all the same.
    let below_is_fuller = rows.get(first + 1).is_some_and(|below| {
        filled[first + 1] > filled[first] && has_values(&rows[first]) && !has_values(below)
    });
    Some(if below_is_fuller { first + 1 } else { first })
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a cell is a number or a date, which headers are not.
fn has_values(row: &[String]) -> bool {
    let is_value = |cell: &String| {
        let cell = cell.trim();
        cell.bytes().any(|b| b.is_ascii_digit())
            && cell
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | ':' | ' ' | '+'))
    };
    row.iter().any(is_value)
}

/// The names of the columns. Empty ones at the end are cut off, others are called by their letter. Two alike,
/// whatever their case, are refused, or else all but the first are told apart by their letter.
pub(crate) fn names(cells: &[String], keep_duplicates: bool) -> Result<Vec<String>, SheetError> {
    let mut names: Vec<String> = cells.iter().map(|cell| one_line(cell)).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    if names.is_empty() {
        return Err(SheetError::NoHeader);
    }
    if names.len() > crate::MAX_COLUMNS {
        return Err(SheetError::TooManyColumns(names.len()));
    }
    for (column, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = format!("Column {}", column_letters(column));
        }
    }
    if keep_duplicates {
        for column in duplicates(&names).into_iter().flat_map(|header| header.columns.into_iter().skip(1)) {
            names[column] = format!("{} (column {})", names[column], column_letters(column));
        }
    }
    let duplicates = duplicates(&names);
    if duplicates.is_empty() { Ok(names) } else { Err(SheetError::DuplicateHeaders(duplicates)) }
}

/// A header without line breaks, byte order marks, double spaces and control characters.
fn one_line(cell: &str) -> String {
    let cell: String = cell.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_control)).collect();
    let cell = formula::restored(&cell).trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn duplicates(names: &[String]) -> Vec<DuplicateHeader> {
    let mut groups: Vec<(String, DuplicateHeader)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (column, name) in names.iter().enumerate() {
        let key = name.to_lowercase();
        let place = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key, DuplicateHeader { name: name.clone(), columns: Vec::new() }));
            groups.len() - 1
        });
        groups[place].1.columns.push(column);
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.columns.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_header_is_found_among_titles() {
        let cases = [
            ("Name,Serial\nA,1\nB,2", Some(0)),
            ("Assets of 2026,,\nName,Serial,Tag\nA,1,2\nB,2,3", Some(1)),
            ("Assets\nPrinted 2026-03-01\nName,Serial,Tag\nA,1,2", Some(2)),
            ("Report,2026-03-01,\nName,Serial,Tag\nA,1,2", Some(1)),
            ("Name\nAna\nBen", Some(0)),
            ("A,1,2\nB,C,D", Some(0)),
            ("Name,Serial,Tag,Cost,Bought,Notes\nA,,,,,\nB,,,,,\nC,,,,,", Some(0)),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(find(&rows(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn headers_are_cleaned_and_named() {
        let cells = ["\u{feff}Asset\nTag ", "", "No.  2", "", ""].map(str::to_owned);
        assert_eq!(names(&cells, false).unwrap(), ["Asset Tag", "Column B", "No. 2"]);
        assert!(matches!(names(&["".to_owned(), " ".to_owned()], false), Err(SheetError::NoHeader)));
    }

    #[test]
    fn headers_that_are_alike_are_named_with_their_columns() {
        let cells = ["Name", "City", "name", "CITY", "Name"].map(str::to_owned);
        let kept = ["Name", "City", "name (column C)", "CITY (column D)", "Name (column E)"];
        assert_eq!(names(&cells, true).unwrap(), kept);
        let error = names(&cells, false).unwrap_err();
        assert_eq!(error.code(), "duplicate-headers");
        assert_eq!(
            error.to_string(),
            "Each column needs a header of its own, but “Name” stands over columns A and C and E, and “City” \
             stands over columns B and D. Rename or remove the extra ones."
        );
    }
}
