//! What may be ordered, received, returned and paid. Pure.
pub mod amounts;
pub mod leasing;
pub mod matching;
pub mod ordering;
pub mod receiving;
pub mod serials;
pub mod tax;
