//! Bookings, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod booked;
mod company;
mod kits;
mod never_twice;
