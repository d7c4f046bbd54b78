//! Messages: telling, reading, mailing, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod office;
mod post;
mod telling;
