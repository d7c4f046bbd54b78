//! What must hold for people. Pure.
pub mod employment;
mod language;

pub use language::language_of;
