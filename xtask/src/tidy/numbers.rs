//! A number says of what it is: `SH-000001` is a shipment, and nothing else is called that.
use super::{
    Finding, House,
    files::{File, line_of},
};
use crate::Result;
use std::collections::BTreeMap;

/// What stands behind the letters of a number.
const DIGITS: &str = "-{:06}";

/// No two files give numbers that begin alike.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    Ok(of_files(&house.files))
}

fn of_files(files: &[File]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &File> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.is_rust() && file.capability().is_some() && !file.is_test()) {
        for (at, letters) in numbers(&file.layers.texts) {
            let earlier = *first.entry(letters).or_insert(file);
            if earlier.path != file.path {
                let says = format!(
                    "{letters}- begins the numbers of {} already. Choose other letters.",
                    earlier.path
                );
                findings.push(Finding::at_line(file, line_of(&file.layers.texts, at), says));
            }
        }
    }
    findings
}

/// The letters with which numbers begin, and where they stand.
fn numbers(texts: &str) -> Vec<(usize, &str)> {
    let letters = |(at, _): (usize, &str)| {
        let before = texts.get(..at)?;
        let start = before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
        texts.get(start..at).filter(|letters| !letters.is_empty()).map(|letters| (start, letters))
    };
    texts.match_indices(DIGITS).filter_map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_kinds_do_not_share_their_letters() {
        let file = |path: &str, letters: &str| {
            File::new(path, format!("let number = format!(\"{letters}-{{:06}}\", id);\nlet again = 1;\n"))
        };
        let files = [
            file("capabilities/deployment/src/shipment.rs", "SH"),
            file("capabilities/stock/src/holding.rs", "SH"),
            file("capabilities/stock/src/movement.rs", "SM"),
            file("capabilities/stock/tests/it/moves.rs", "SH"),
        ];
        let findings = of_files(&files);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].place, "capabilities/stock/src/holding.rs:1");
        assert!(findings[0].says.contains("shipment.rs already"), "{findings:?}");
    }
}
