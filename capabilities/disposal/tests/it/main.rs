//! Lots, partners, weights, money and certificates through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod browser;
mod certificates;
mod company;
mod lots;
mod money;
mod partners;
mod power;
