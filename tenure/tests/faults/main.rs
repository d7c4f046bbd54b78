//! Faults that the product survives, tried on the product itself: processes that are killed, several that start or work
//! at once, a clock that is set back, a disk that is full, requests that nobody sends by accident.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod clock;
mod crash;
mod full;
mod hostile;
mod house;
mod imports;
mod nodes;
mod wire;
