//! The rules of the house that the compiler cannot check: who may depend on whom, where SQL and time and HTTP
//! belong, which words we use, how long things may get.
//!
//! A rule is a function from the house to its [`Finding`]s. Each finding says what to do about it. `cargo xtask tidy`
//! and `cargo test` ask all of them; ARCHITECTURE.md and STYLE.md say why they are rules.
mod bans;
mod files;
mod functions;
mod manifests;
mod numbers;
mod papers;
mod sizes;
mod source;
mod tables;
mod tiers;
mod traces;
mod words;

use crate::{
    Result,
    workspace::{self, Member},
};
use files::File;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// What a rule finds.
type Rule = fn(&House) -> Result<Vec<Finding>>;

/// All rules.
const RULES: [Rule; 10] = [
    tiers::check,
    manifests::check,
    bans::check,
    tables::check,
    numbers::check,
    words::check,
    traces::check,
    sizes::check,
    papers::check,
    files::check,
];

/// The workspace as rules see it.
struct House {
    root: PathBuf,
    members: Vec<Member>,
    files: Vec<File>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a file, and the line where there is one.
    pub place: String,
    /// What is wrong there and what to do.
    pub says: String,
}

impl Finding {
    fn new(place: impl Into<String>, says: impl Into<String>) -> Self {
        Self { place: place.into(), says: says.into() }
    }

    fn at_line(file: &File, line: usize, says: impl Into<String>) -> Self {
        Self::new(format!("{}:{line}", file.path), says)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n    {}", self.place, self.says)
    }
}

/// Everything in the workspace that is not as it should be.
pub fn findings(root: &Path) -> Result<Vec<Finding>> {
    let house = House {
        root: root.to_owned(),
        members: workspace::members(root)?,
        files: files::of_the_house(root)?,
    };
    let mut all = Vec::new();
    for rule in RULES {
        all.extend(rule(&house)?);
    }
    Ok(all)
}
