//! What the journal says happened here: every event that this capability records.
use crate::{answer, by_link, publish, reactions, remind, request, sign};
use domain::Event;

/// All of them, for timelines.
pub(crate) const EVENTS: &[Event] = &[
    answer::DECLINED,
    answer::WITHDRAWN,
    answer::EXPIRED,
    by_link::LINK_MADE,
    publish::PUBLISHED,
    reactions::DROPPED,
    remind::REMINDED,
    request::ASKED,
    request::JOINED,
    sign::SIGNED,
];
