//! Stock and kits, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod company;
mod kits;
mod moves;
mod parts;
mod together;
mod worth;
