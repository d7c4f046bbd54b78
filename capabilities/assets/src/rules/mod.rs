//! What must hold for assets. Pure.
pub mod days;
pub mod lifecycle;
pub mod stage;
pub mod tag;
pub mod worth;
