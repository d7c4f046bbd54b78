//! The rules: pure functions over small values.
pub mod span;
