//! The engine on a toy record, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod full;
mod history;
mod proof;
mod toy;
mod writing;
