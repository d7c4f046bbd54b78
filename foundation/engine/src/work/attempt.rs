//! Trying, rehearsing and taking back.
use super::Work;
use crate::{
    Error, RecordKind, Result,
    journal::{self, AsOf},
    record::rows,
};
use domain::{Event, Refusal};

use super::Happened;

/// The code of the refusal that takes a rehearsal back.
const REHEARSED: &str = "rehearsed";

impl Work<'_> {
    /// Runs `inner` and takes back what it did: answers what would happen, reactions included.
    pub fn rehearse<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<Vec<Happened>> {
        let from = self.happened.len();
        let mut told = Vec::new();
        let result = self.attempt(|work| {
            inner(work)?;
            work.settle()?;
            told = work.happened.split_off(from);
            Err::<(), _>(Refusal::new(REHEARSED, "").into())
        });
        match result {
            Err(Error::Refused(refusal)) if refusal.code == REHEARSED => Ok(told),
            Err(other) => Err(other),
            Ok(()) => Ok(told),
        }
    }

    /// Takes back what a change set did to a record: it is exactly as before, or no longer there. Refused when the
    /// record has changed since.
    pub fn undo(&mut self, kind: &'static RecordKind, id: i64, change_set: i64) -> Result<i64> {
        let entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
        let first = entries.iter().position(|entry| entry.change_set == Some(change_set));
        let Some(first) = first else { return Err(Error::NotFound(kind.one)) };
        if entries.iter().skip(first).any(|entry| entry.change_set != Some(change_set)) {
            let message =
                format!("This {} has changed since. Undo that first, or change it by hand.", kind.one);
            return Err(Refusal::new("changed-since", message).into());
        }
        let before =
            self.view.fold(kind, id, entries.get(..first).unwrap_or_default().to_vec(), AsOf::default())?;
        let row = rows::load(&mut self.view.tx, kind, id, true)?;
        let event = if before.is_some() { Event::UNDONE } else { Event::WITHDRAWN };
        self.write(kind, id, row, before, event.into())
    }

    /// Runs `inner` so that, if it fails, only what it did is undone: one row of many in a bulk change.
    pub fn attempt<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let (happened, reacted) = (self.happened.len(), self.reacted);
        let part = self.view.tx.begin_part()?;
        match inner(self) {
            Ok(done) => {
                self.view.tx.end_part(part, true)?;
                Ok(done)
            }
            Err(error) => {
                self.happened.truncate(happened);
                self.reacted = reacted;
                self.view.forget_custom_fields();
                self.view.tx.end_part(part, false)?;
                Err(error)
            }
        }
    }
}
