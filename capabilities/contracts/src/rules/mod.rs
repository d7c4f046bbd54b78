//! The rules: pure functions over small values.
pub mod cost;
pub mod term;
