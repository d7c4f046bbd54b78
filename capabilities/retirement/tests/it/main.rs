//! Media, their sanitisation and the way of assets out of service, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod doors;
mod media;
mod register;
mod sanitising;
