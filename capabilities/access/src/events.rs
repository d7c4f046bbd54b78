//! What the journal says happened here: every event that this capability records.
use crate::{calendars, manage, set_person, token};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    manage::ROLES_SET,
    manage::DISABLED,
    manage::ENABLED,
    manage::PASSWORD_CHANGED,
    set_person::PERSON_SET,
    token::CREATED,
    token::REVOKED,
    calendars::SHARED,
    calendars::ENDED,
];
