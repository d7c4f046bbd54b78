//! A record's state at a point of its history: the sum of its entries up to there.
use crate::journal::Entry;
use domain::{Change, Date, Event, Instant, State, patched};

/// Which history is meant: what had happened by a day, as far as was known at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// What had happened by the end of this day; all of it when absent.
    pub on: Option<Date>,
    /// What had been recorded by this moment; all of it when absent.
    pub known_at: Option<Instant>,
}

impl AsOf {
    /// Whether an entry belongs to this history.
    pub fn includes(&self, entry: &Entry) -> bool {
        self.on.is_none_or(|day| entry.effective_on <= day)
            && self.known_at.is_none_or(|moment| entry.recorded_at <= moment)
    }

    /// Whether this is simply now.
    pub fn is_now(&self) -> bool {
        self.on.is_none() && self.known_at.is_none()
    }
}

/// Sorts entries as things happened: by day, and within a day as they were recorded. A correction of an earlier
/// day thereby comes before what happened since, and what happened since stands.
pub fn order_of_history(entries: &mut [Entry]) {
    entries.sort_by_key(|entry| (entry.effective_on, entry.sequence));
}

/// The state after `entries`, which are of one record and in the order of history. `personal` opens the sealed
/// changes of an entry, or answers none once the person has been erased. `None`: the record does not exist then.
pub fn fold<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    mut personal: impl FnMut(&Entry) -> Vec<Change>,
) -> Option<State> {
    let mut state: Option<State> = None;
    for entry in entries {
        if entry.event == Event::WITHDRAWN.name {
            state = None;
            continue;
        }
        let mut changes = entry.payload().changes;
        changes.extend(personal(entry));
        state = Some(patched(state.unwrap_or_default(), &changes));
    }
    state
}
