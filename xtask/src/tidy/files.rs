//! The files of the house: what git tracks, and what it would track if asked now.
use super::{
    Finding, House,
    source::{Layers, is_word},
};
use crate::Result;
use std::{fs, path::Path, process::Command};

/// The largest file that belongs into the history, in bytes.
const BYTES_MAX: usize = 1_000_000;
/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "misc", "common", "stuff"];

/// A text file of the house.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// Where it is, from the root: `foundation/domain/src/money.rs`.
    pub path: String,
    /// What it says.
    pub text: String,
    /// The same in layers; all empty unless it is Rust.
    pub layers: Layers,
    /// How many bytes it has, whether or not they are text.
    bytes: usize,
}

impl File {
    /// A file with what it says.
    pub(super) fn new(path: &str, text: String) -> Self {
        let layers = if path.ends_with(".rs") { Layers::of(&text) } else { Layers::default() };
        Self { path: path.to_owned(), bytes: text.len(), text, layers }
    }

    fn read(root: &Path, path: &str) -> Result<Self> {
        let bytes = fs::read(root.join(path))?;
        let size = bytes.len();
        // Pictures and the like have a size and a name, but nothing to say.
        let text =
            if size > BYTES_MAX { String::new() } else { String::from_utf8(bytes).unwrap_or_default() };
        Ok(Self { bytes: size, ..Self::new(path, text) })
    }

    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    pub(super) fn is_under(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether it has a folder of this name above it.
    pub(super) fn has_folder(&self, name: &str) -> bool {
        self.path.rsplit_once('/').is_some_and(|(folders, _)| folders.split('/').any(|folder| folder == name))
    }

    /// Whether all of it is there to try the rest, and none of it ships.
    pub(super) fn is_test(&self) -> bool {
        ["tests", "benches", "examples"].iter().any(|folder| self.has_folder(folder))
    }

    /// Its name without folder and ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// The capability whose folder it is in.
    pub(super) fn capability(&self) -> Option<&str> {
        self.path.strip_prefix("capabilities/")?.split_once('/').map(|(name, _)| name)
    }
}

/// The files of the workspace in this folder.
pub(super) fn of_the_house(root: &Path) -> Result<Vec<File>> {
    let mut git = Command::new("git");
    // A hook names its own index; a clone may belong to another account than ours.
    git.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").args([
        "-c",
        "safe.directory=*",
        "-c",
        "core.quotePath=off",
    ]);
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"]).current_dir(root);
    let output = git
        .output()
        .map_err(|error| format!("git cannot be started, and tidy reads what it tracks: {error}."))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(format!("Tidy reads what git tracks, and git says: {}", why.trim()).into());
    }
    let paths = String::from_utf8(output.stdout)?;
    let present = paths.lines().filter(|path| root.join(path).is_file());
    present.map(|path| File::read(root, path)).collect()
}

/// The lines (from 1) in which `what` stands as a word of its own.
pub(super) fn lines_with(text: &str, what: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let touches = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| is_word(*byte));
    let ends = |byte: Option<&u8>| byte.is_some_and(|byte| is_word(*byte));
    let (opens, closes) = (ends(what.as_bytes().first()), ends(what.as_bytes().last()));
    let continues =
        |at: usize| opens && touches(at.checked_sub(1)) || closes && touches(at.checked_add(what.len()));
    text.match_indices(what).filter(|(at, _)| !continues(*at)).map(|(at, _)| line_of(text, at)).collect()
}

/// The line, from 1, in which a byte stands.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
}

/// Names and sizes.
pub(super) fn check(house: &House) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in &house.files {
        if file.bytes > BYTES_MAX {
            let says = format!(
                "{} bytes stay in the history for ever. Make it smaller, or have it made when needed.",
                file.bytes
            );
            findings.push(Finding::new(&file.path, says));
        }
        let names = file.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
        if let Some(name) = names.into_iter().find(|name| EMPTY_NAMES.contains(name)) {
            let says = format!(
                "“{name}” says nothing of what is inside. Name it after its one idea, or move each part to its user."
            );
            findings.push(Finding::new(&file.path, says));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_only_as_a_whole() {
        assert_eq!(lines_with("View\nViews reView\n a.View(", "View"), [1, 3]);
        assert_eq!(lines_with("my_sql(\"x\")\n sql(\"y\")", "sql("), [2]);
    }

    #[test]
    fn a_file_knows_where_it_belongs() {
        let file = File::new("capabilities/custody/src/rules/loan.rs", String::new());
        assert_eq!(
            (file.capability(), file.stem(), file.has_folder("rules")),
            (Some("custody"), "loan", true)
        );
        assert!(file.is_under("capabilities") && !file.is_under("cap") && !file.is_test());
    }
}
