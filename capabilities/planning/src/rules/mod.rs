//! What holds for planning, as pure functions.
pub mod gap;
