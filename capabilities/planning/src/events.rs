//! What the journal says happened here: every event that this capability records.
use crate::{handed, headcount, plan_steps, provide, refresh, request, vote};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    handed::WANTED_AGAIN,
    headcount::FOLLOWED,
    plan_steps::SUBMITTED,
    plan_steps::APPROVED,
    plan_steps::REOPENED,
    plan_steps::FINISHED,
    plan_steps::CANCELLED,
    plan_steps::ADDED_UP,
    plan_steps::PLANNED,
    provide::PROVIDED,
    provide::DROPPED,
    refresh::WORKED_OUT,
    request::REQUESTED,
    request::GRANTED,
    request::TURNED_DOWN,
    vote::VOTED,
];
