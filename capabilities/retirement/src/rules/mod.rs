//! What must hold when things retire. Pure.
pub mod life;
pub mod policy;
pub mod steps;
pub mod technique;
pub mod whole;
pub(crate) mod words;
