//! What must hold when things retire. Pure.
pub mod case;
pub mod grading;
pub mod life;
pub mod policy;
pub mod report;
pub mod route;
pub mod steps;
pub mod technique;
pub mod whole;
pub(crate) mod words;
