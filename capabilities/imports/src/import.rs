//! An import: a file, how its columns are understood, and what is to be done with its rows.
use domain::{Currency, DateOrder, TextFormats};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImportState {
    /// The file is here; its mapping can be corrected.
    Uploaded,
    /// A plan is being or has been worked out.
    Planned,
    /// It is being or has been applied.
    Applied,
}

/// What to do with rows whose record exists already, or does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Make new records; a row whose record exists is refused.
    Create,
    /// Change existing records; a row whose record does not exist is refused.
    Update,
    /// Make or change.
    #[default]
    Both,
}

/// How the rows are to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Options {
    /// Make, change, or both.
    #[serde(default)]
    pub mode: Mode,
    /// The field by which an existing record is found; the first mapped key of the kind when absent.
    #[serde(default)]
    pub key: Option<String>,
    /// Make what a row refers to and the register does not have.
    #[serde(default = "yes")]
    pub create_missing: bool,
    /// Let empty cells take values away from existing records.
    #[serde(default)]
    pub clear_empty: bool,
}

fn yes() -> bool {
    true
}

impl Default for Options {
    fn default() -> Self {
        Self { mode: Mode::Both, key: None, create_missing: true, clear_empty: false }
    }
}

/// How a column writes all-digit dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// 31/12/2026
    DayMonthYear,
    /// 12/31/2026
    MonthDayYear,
    /// 2026-12-31
    #[default]
    YearMonthDay,
}

impl From<DateOrder> for Dates {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::DayMonthYear => Self::DayMonthYear,
            DateOrder::MonthDayYear => Self::MonthDayYear,
            DateOrder::YearMonthDay => Self::YearMonthDay,
        }
    }
}

/// One column of the file, and what it is understood to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// The field, custom field or other meaning that it fills; nothing when it is left out.
    #[serde(default)]
    pub target: Option<String>,
    /// How it writes dates.
    #[serde(default)]
    pub dates: Dates,
    /// Whether it writes 1,5 for one and a half.
    #[serde(default)]
    pub decimal_comma: bool,
    /// How sure the guess was, in per cent; absent for what a person chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Why it was guessed so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Column {
    /// How its cells are read.
    pub(crate) fn formats(&self, currency: Currency) -> TextFormats {
        let dates = match self.dates {
            Dates::DayMonthYear => DateOrder::DayMonthYear,
            Dates::MonthDayYear => DateOrder::MonthDayYear,
            Dates::YearMonthDay => DateOrder::YearMonthDay,
        };
        TextFormats { dates, decimal_separator: if self.decimal_comma { ',' } else { '.' }, currency }
    }
}
