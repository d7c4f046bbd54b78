//! Media, their sanitisation and the way of assets out of service, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod cases;
mod doors;
mod holding;
mod media;
mod parts;
mod register;
mod reports;
mod sanitising;
mod ways;
