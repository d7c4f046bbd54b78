//! Reading files of reports: CSV, JSON and XML become rows of names and values.
mod json;
mod table;
mod xml;

use crate::rules::report::RawRow;
use engine::{Error, Result};

/// Most rows of a file.
pub(crate) const ROWS_MAX: usize = 5_000;
/// Most bytes of a file.
pub(crate) const BYTES_MAX: usize = 4 << 20;

/// What a file of reports is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Json,
    Xml,
}

impl Format {
    /// By its first letter, for tools call their files anything.
    pub(crate) fn of(text: &str) -> Self {
        match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
            Some('{' | '[') => Self::Json,
            Some('<') => Self::Xml,
            _ => Self::Csv,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }
}

/// The rows of a file.
pub(crate) fn rows(format: Format, text: &str) -> Result<Vec<RawRow>> {
    if text.len() > BYTES_MAX {
        return Err(unreadable("too-large", "The file has more than 4 MB. Split it."));
    }
    let rows = match format {
        Format::Csv => table::rows(text)?,
        Format::Json => json::rows(text)?,
        Format::Xml => xml::rows(text)?,
    };
    match rows.len() {
        0 => Err(unreadable("no-rows", "No report of a medium was found in it.")),
        1..=ROWS_MAX => Ok(rows),
        _ => Err(unreadable("too-many-rows", "The file has more than 5,000 reports. Split it.")),
    }
}

fn unreadable(code: &'static str, why: impl Into<String>) -> Error {
    Error::invalid("text", code, why)
}
