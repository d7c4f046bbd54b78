//! Texts, signatures, links and reminders, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod office;
mod signing;
mod texts;
mod waiting;
