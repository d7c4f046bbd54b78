//! The life of assets and the chain of their custody, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod chain;
mod found;
mod handing;
mod life;
mod parts;
mod register;
