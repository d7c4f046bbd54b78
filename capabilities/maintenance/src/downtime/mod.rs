//! When assets were down, for how long, and what follows from that.
pub(crate) mod announce;
pub(crate) mod outage;
mod reliability;
pub(crate) mod window;

pub(crate) use outage::{EndOutage, Outage, begins, ends};
pub(crate) use reliability::{By, Reliabilities, ReliabilityBy};
pub(crate) use window::{AddToWindow, CancelWindow, FinishWindow, Window, WindowAsset};
