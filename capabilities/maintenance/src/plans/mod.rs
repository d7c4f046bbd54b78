//! Preventive work: by the calendar, by a meter, by the condition.
mod duty;
pub(crate) mod feed;
mod meter;
mod plan;
pub(crate) mod turn;
pub(crate) mod work;

pub(crate) use duty::Duty;
pub(crate) use meter::{MeterReading, read};
pub(crate) use plan::Plan;
pub(crate) use turn::{by_condition, turn};
pub(crate) use work::{PLAN_WORK, PlanNow};
