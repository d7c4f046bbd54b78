//! The rules: pure functions over small values.
pub mod kit;
pub mod quantity;
pub mod reorder;
pub mod valuation;
