//! Onboarding, HR events and enrolment, through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod events;
mod feed;
mod office;
mod onboarding;
mod taken_back;
