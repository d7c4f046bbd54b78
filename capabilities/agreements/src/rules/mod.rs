//! What must hold for agreements. Pure.
pub mod choosing;
pub mod clock;
pub mod content;
pub mod signature;
