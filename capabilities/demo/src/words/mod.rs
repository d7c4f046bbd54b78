//! What people are called and what they write.
mod names;
mod texts;

pub(crate) use names::{Culture, plain};
pub(crate) use texts::{CONDITIONS, REFRESH, WANTED, faults, notes, remarks};
