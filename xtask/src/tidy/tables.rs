//! A capability writes only its own tables.
use super::{
    Finding, House,
    files::{File, line_of},
};
use crate::Result;
use std::collections::BTreeSet;

/// A word of SQL, and where it starts.
type Word<'a> = (usize, &'a str);

/// What each capability's statements write, against what its own schema makes. Records are not among them: the
/// engine writes those.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let names: BTreeSet<&str> = house.files.iter().filter_map(File::capability).collect();
    Ok(names.into_iter().flat_map(|name| of_capability(name, &house.files)).collect())
}

fn of_capability(name: &str, files: &[File]) -> Vec<Finding> {
    let files: Vec<&File> =
        files.iter().filter(|file| file.capability() == Some(name) && !file.is_test()).collect();
    let made: BTreeSet<String> = files.iter().flat_map(|file| tables_made(&sql_of(file))).collect();
    let mut findings = Vec::new();
    for file in files {
        let sql = sql_of(file);
        for (at, table) in tables_written(&sql).into_iter().filter(|(_, table)| !made.contains(table)) {
            let says = format!(
                "{name} writes the table {table}, which its schema does not make. Records change by Work::record, other \
                 capabilities' tables by their commands."
            );
            findings.push(Finding::at_line(file, line_of(&sql, at), says));
        }
    }
    findings
}

fn sql_of(file: &File) -> String {
    let text = if file.is_rust() {
        &file.layers.texts
    } else if file.path.ends_with(".sql") {
        &file.text
    } else {
        ""
    };
    text.to_ascii_lowercase()
}

fn words(sql: &str) -> Vec<Word<'_>> {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '{' | '}' | '.');
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in sql.char_indices().chain([(sql.len(), ' ')]) {
        match (start, word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from, &sql[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn tables_made(sql: &str) -> Vec<String> {
    let words = words(sql);
    let after = |at: usize| match &words[at..] {
        [(_, "create"), (_, "table"), (_, "if"), (_, "not"), (_, "exists"), (_, table), ..] => Some(*table),
        [(_, "create"), (_, "table"), (_, table), ..] => Some(*table),
        _ => None,
    };
    (0..words.len()).filter_map(after).map(str::to_owned).collect()
}

/// The tables that statements write, where their names stand in the text.
fn tables_written(sql: &str) -> Vec<(usize, String)> {
    let words = words(sql);
    let after = |at: usize| match &words[at..] {
        [(_, "insert"), (_, "into"), table, ..] | [(_, "delete"), (_, "from"), table, ..] => Some(*table),
        [(_, "update"), table, (_, "set"), ..] => Some(*table),
        _ => None,
    };
    let named = (0..words.len()).filter_map(after).filter(|(_, table)| !table.contains(['{', '}']));
    named.map(|(at, table)| (at, table.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_writes_what_its_schema_makes() {
        let files = [
            File::new(
                "capabilities/custody/schema/001_holds.sql",
                "create table if not exists holds (id bigint);".into(),
            ),
            File::new(
                "capabilities/custody/src/store.rs",
                "sql(\"insert into holds\n (id) values (?)\");\nsql(\"update assets\n set x = 1\");\n\
                 sql(format!(\"delete from {table}\"));"
                    .into(),
            ),
        ];
        let findings = of_capability("custody", &files);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].place, "capabilities/custody/src/store.rs:3");
        assert!(findings[0].says.contains("the table assets"));
    }
}
