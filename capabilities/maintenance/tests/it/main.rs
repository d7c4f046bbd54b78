//! Faults, work orders, plans, returns and downtime, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod desk;
mod downtime;
mod mail;
mod orders;
mod plans;
mod reach;
mod register;
mod reminders;
mod warranty;
