//! From an order to a paid invoice, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod budgets;
mod doors;
mod invoices;
mod ordering;
mod receiving;
mod register;
mod returning;
mod sending;
