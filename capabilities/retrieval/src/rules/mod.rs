//! What must hold for returns. Pure.
pub mod case;
pub mod clock;
