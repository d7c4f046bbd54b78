//! Work orders: what is to be done to assets, what was done, and what it cost.
pub(crate) mod belonging;
pub(crate) mod campaign;
pub(crate) mod check;
mod history;
mod lines;
pub(crate) mod open;
pub(crate) mod reactions;
mod record;
pub(crate) mod steps;
mod use_part;

pub(crate) use belonging::lines_follow;
pub(crate) use campaign::{Campaign, StartCampaign};
pub(crate) use check::{AddCheck, Check, ChecklistLine};
pub(crate) use history::{AssetHistory, AssetStory};
pub(crate) use lines::{BookLabour, LabourEntry, OrderAsset, Part};
pub(crate) use open::{AddToOrder, NewOrder, OpenOrder, open};
pub(crate) use reactions::{cost_changed, first_asset, progress};
pub(crate) use record::{KINDS, WorkKind, WorkOrder};
pub(crate) use steps::{CancelOrder, ContinueOrder, FINISHED, FinishOrder, StartOrder, WaitForParts};
pub(crate) use use_part::UsePart;
