//! Whole stories of the trade, told through the API by the people who live them: on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod from_fault_to_proof;
mod steps;
