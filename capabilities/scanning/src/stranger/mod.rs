//! Somebody without an account has found an asset and says where it is. They are told nothing about it, not even whether
//! it exists; whoever keeps the assets is told, until one of them has settled it.
mod limit;
mod report;
mod settle;

pub use limit::Limit;
pub use report::{FOUND, Report, report, stranger};
pub use settle::{SETTLED, Settle};

use domain::Instant;

/// What a stranger said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundReport {
    /// Its number.
    pub id: i64,
    /// Where the thing is, in their words.
    pub place: String,
    /// How to reach them; may be empty.
    pub contact: String,
    /// What else they said; may be empty.
    pub note: String,
    /// When they said it.
    pub at: Instant,
}
