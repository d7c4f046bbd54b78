//! What must hold for people. Pure.
pub mod employment;
