//! What happens to a record, and what has happened.
use crate::{Entry, RecordKind};
use domain::{Date, Event, State};
use serde::Serialize;
use serde_json::Value;

/// Something that was recorded in this transaction, for those who react to it.
#[derive(Clone)]
pub struct Happened {
    /// The kind of the record.
    pub kind: &'static RecordKind,
    /// The entry as it was written.
    pub entry: Entry,
    /// The record before; absent when it was registered.
    pub before: Option<State>,
    /// The record after; absent when it was withdrawn.
    pub after: Option<State>,
}

/// What happens to a record, beside its new state.
#[derive(Clone, Debug)]
pub struct Happening {
    pub(super) event: Event,
    pub(super) facts: State,
    pub(super) on: Option<Date>,
}

impl Happening {
    /// Something that happens today (or on the day that the request names).
    pub fn of(event: Event) -> Self {
        Self { event, facts: State::new(), on: None }
    }

    /// Remembers something that is not part of the record's state. Nulls are left out.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::Null) | Err(_) => {}
            Ok(value) => {
                self.facts.insert(name.to_owned(), value);
            }
        }
        self
    }

    /// On which day it happened.
    #[must_use]
    pub fn on(self, day: impl Into<Option<Date>>) -> Self {
        Self { on: day.into(), ..self }
    }
}

impl From<Event> for Happening {
    fn from(event: Event) -> Self {
        Self::of(event)
    }
}
