//! From a request to an order, and suppliers by their record, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod bidding;
mod from_plan;
mod many;
mod ranking;
mod register;
