//! What must hold for custody. Pure.
pub mod chain;
pub mod handing;
