//! Warranty and returns to vendors.
mod coverage;
mod former;
pub(crate) mod rma;
pub(crate) mod steps;

pub(crate) use coverage::{Cover, Coverage, CoverageOf, covered_on};
pub(crate) use former::FormerSerial;
pub(crate) use rma::{OpenRma, Rma};
pub(crate) use steps::{SendRma, SettleRma, Turnaround, VendorReturns};
