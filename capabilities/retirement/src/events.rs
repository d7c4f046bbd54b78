//! What the journal says happened here: every event that this capability records.
use crate::{decide, decommission, gates, grading, move_media, recover, sanitise, take_report};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    decide::RECOMMENDED,
    decide::DECIDED,
    decide::WENT,
    decommission::CASE_BEGUN,
    decommission::STEP_TAKEN,
    decommission::STEP_REOPENED,
    decommission::WAIVER_ASKED,
    decommission::STEP_WAIVED,
    decommission::CASE_ADVANCED,
    decommission::CASE_CLOSED,
    decommission::CASE_CANCELLED,
    gates::REOPENED,
    gates::USED_AGAIN,
    gates::LOST_WITH_ASSET,
    gates::LEFT_WITH_ASSET,
    grading::GRADED,
    move_media::MEDIUM_INSTALLED,
    move_media::MEDIUM_REMOVED,
    move_media::MEDIUM_LOST,
    move_media::MEDIUM_FOUND,
    move_media::MEDIUM_STRUCK,
    recover::PART_RECOVERED,
    recover::PART_USED,
    recover::PART_LEFT,
    recover::PART_SCRAPPED,
    sanitise::MEDIUM_SANITISED,
    sanitise::MEDIUM_FAILED,
    sanitise::VALIDATED,
    take_report::REPORT_READ,
    take_report::REPORT_APPLIED,
];
