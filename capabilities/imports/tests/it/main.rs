//! Files in, through plan, apply and undo, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod office;
mod people;
mod snipeit;
mod trouble;
