//! The rules: pure functions over small values.
pub mod ics;
pub mod span;
