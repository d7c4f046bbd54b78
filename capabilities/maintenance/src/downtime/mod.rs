//! When assets were down, for how long, and what follows from that.
mod outage;
mod reliability;
mod window;

pub(crate) use outage::{EndOutage, Outage, begins, ends};
pub(crate) use reliability::{By, Reliabilities, ReliabilityBy};
pub(crate) use window::{AddToWindow, CancelWindow, FinishWindow, Window, WindowAsset};
