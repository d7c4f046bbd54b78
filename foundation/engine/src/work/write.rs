//! The one way into the register: an entry and a row, in one transaction.
use super::{Happened, Happening, Work, before_it_existed};
use crate::{
    Entry, Error, Proposed, Reach, Record, RecordKind, Result,
    journal::{self, AsOf},
    record::{self, Kept, rows::KeptRow, to_state},
};
use domain::{Aspect, Change, Date, Event, Id, Refusal, State, changes_between};
use std::collections::BTreeSet;

/// Most entries that one command may write, reactions included: a limit on everything.
const ENTRIES_MAX: usize = 10_000;

impl Work<'_> {
    /// Records that something happened to a record that is kept, and what it is like after.
    pub fn record<S: Record>(
        &mut self,
        kept: &Kept<S>,
        after: &S,
        what: impl Into<Happening>,
    ) -> Result<Id<S>> {
        let state = to_state(after, &kept.row.state)?;
        self.write(S::KIND, kept.row.id, Some(kept.row.clone()), Some(state), what.into())?;
        Ok(after.id())
    }

    /// Registers a record that did not exist. Its id comes from [`Work::new_id`].
    pub fn register<S: Record>(&mut self, record: &S, what: impl Into<Happening>) -> Result<Id<S>> {
        let state = to_state(record, &State::new())?;
        self.write(S::KIND, record.id().number(), None, Some(state), what.into())?;
        Ok(record.id())
    }

    /// The only place where the register changes: one entry, one row, in this transaction.
    pub(crate) fn write(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        before: Option<KeptRow>,
        after: Option<State>,
        what: Happening,
    ) -> Result<i64> {
        let nothing = State::new();
        let before_state = before.as_ref().map(|row| row.state.clone());
        let changes =
            changes_between(before_state.as_ref().unwrap_or(&nothing), after.as_ref().unwrap_or(&nothing));
        if let Some(row) = &before
            && changes.is_empty()
            && what.facts.is_empty()
            && what.event == Event::EDITED
        {
            return Ok(row.version);
        }
        self.check_reach(kind, id, after.as_ref())?;
        self.check_guards(
            kind,
            &Proposed { id, event: what.event, before: before_state.as_ref(), after: after.as_ref() },
        )?;
        let (day, today) = (what.on.unwrap_or_else(|| self.day()), self.today());
        if day > today {
            let message = "This day has not come yet. Record what happens on the day itself.";
            return Err(Refusal::new("in-the-future", message).into());
        }
        let day = match &before {
            Some(row) if self.view.own_doing => self.day_that_follows(kind, row.id, day, &changes)?,
            _ => day,
        };
        let earlier = day < today && before.is_some();
        let current = match before {
            Some(row) if earlier => Some(self.check_earlier_day(kind, row, day, &changes)?),
            row => row,
        };
        let entry = self.seal(kind, id, current.as_ref(), &changes, &what.on(day))?;
        let state = if earlier { self.refolded(kind, id, &entry)? } else { after };
        self.writes += 1;
        journal::store::append(&mut self.view.tx, &entry)?;
        self.keep_row(kind, id, current, state.clone(), &entry)?;
        if self.happened.len() >= ENTRIES_MAX {
            return Err(Error::internal(format!("{} wrote more than {ENTRIES_MAX} entries", self.command)));
        }
        let version = entry.sequence;
        self.happened.push(Happened { kind, entry, before: before_state, after: state });
        Ok(version)
    }

    fn check_reach(&self, kind: &'static RecordKind, id: i64, after: Option<&State>) -> Result<()> {
        if self.view.own_doing || self.view.reach == Reach::Everything {
            return Ok(());
        }
        let outside = || {
            let message = format!("This {} would lie outside of what you are responsible for.", kind.one);
            Err(Refusal::new("outside-your-reach", message).into())
        };
        match after {
            // What belongs to everybody is changed only by somebody who reaches everything.
            _ if kind.belonging.is_everybodys() => {
                let message = format!("{} are shared by all; your role covers only a part.", kind.many);
                Err(Refusal::new("outside-your-reach", message).into())
            }
            Some(state) if !self.view.reach.covers(&kind.belonging, id, state) => outside(),
            _ => Ok(()),
        }
    }

    fn check_guards(&mut self, kind: &'static RecordKind, proposed: &Proposed<'_>) -> Result<()> {
        let shared = self.view.shared;
        shared.guards_of(kind.name).try_for_each(|guard| (guard.check)(&mut self.view, proposed))
    }

    /// The day for what follows from something else: that of the command, or a later one up to which the history of
    /// this record has come already. Two things come back, the second noted late and for an earlier day: the case
    /// that expects both learns of the second after the first, and nobody is refused for that.
    fn day_that_follows(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        day: Date,
        changes: &[Change],
    ) -> Result<Date> {
        if self.request.correction || day >= self.today() {
            return Ok(day);
        }
        let entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
        let begun = entries.iter().map(|entry| entry.effective_on).min();
        let later =
            entries.iter().filter(|entry| touches(kind, entry, changes)).map(|entry| entry.effective_on);
        Ok(later.chain(begun).fold(day, Date::max))
    }

    /// History runs forward, aspect by aspect, unless this is said to be a correction. Answers the row as it
    /// really is now (a correction was loaded as of its day).
    fn check_earlier_day(
        &mut self,
        kind: &'static RecordKind,
        row: KeptRow,
        day: Date,
        changes: &[Change],
    ) -> Result<KeptRow> {
        let entries = journal::store::of_record(&mut self.view.tx, kind.name, row.id)?;
        if entries.iter().map(|entry| entry.effective_on).min().is_some_and(|first| day < first) {
            return Err(before_it_existed(kind).into());
        }
        if !self.request.correction {
            let mut later = entries.iter().filter(|entry| entry.effective_on > day);
            if let Some(entry) = later.find(|entry| touches(kind, entry, changes)) {
                let message = format!(
                    "Something later is already recorded for {}. Record this for that day or later, or mark it as a correction of the earlier day.",
                    entry.effective_on
                );
                return Err(Refusal::new("history-runs-forward", message).into());
            }
        }
        self.view.load_row(kind, row.id, true)
    }

    /// What the record is like now, with an entry of an earlier day put in its place.
    fn refolded(&mut self, kind: &'static RecordKind, id: i64, entry: &Entry) -> Result<Option<State>> {
        let mut entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
        entries.push(entry.clone());
        self.view.fold(kind, id, entries, AsOf::default())
    }
}

/// Whether an entry is about what these changes are about.
fn touches(kind: &RecordKind, entry: &Entry, changes: &[Change]) -> bool {
    let about = |changes: &[Change]| -> BTreeSet<Aspect> {
        changes.iter().map(|change| aspect_of(kind, &change.field)).collect()
    };
    !about(&entry.payload().changes).is_disjoint(&about(changes))
}

fn aspect_of(kind: &RecordKind, field: &str) -> Aspect {
    kind.field(field)
        .map_or(if field == record::ARCHIVED { Aspect::Life } else { Aspect::Facts }, |f| f.aspect)
}
