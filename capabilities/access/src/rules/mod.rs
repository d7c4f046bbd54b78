//! What must hold for access. Pure.
pub mod expand;
pub mod password;
