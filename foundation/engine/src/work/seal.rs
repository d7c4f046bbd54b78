//! The entry as the journal keeps it: sealed over the one before, personal data under the record's own key.
use super::{Happening, Work};
use crate::{
    Entry, Record, RecordKind, Result,
    journal::{Payload, seal_of},
    record::{Kept, rows::KeptRow, to_state},
    view::place_of,
};
use database::sql;
use domain::{Change, Event, Id};
use serde_json::Value;

impl Work<'_> {
    /// The entry, sealed over the one before it; personal changes encrypted under the record's own key.
    pub(super) fn seal(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        current: Option<&KeptRow>,
        changes: &[Change],
        what: &Happening,
    ) -> Result<Entry> {
        debug_assert!(
            self.view.shared.declares(what.event),
            "no capability has “{}” among its events",
            what.event.name
        );
        let (sequence, previous) = match current {
            Some(row) => (row.version + 1, row.seal.clone()),
            None => self.end_of_chain(kind, id)?,
        };
        let is_personal = |change: &Change| kind.field(&change.field).is_some_and(|field| field.personal);
        let (mut personal, mut open): (Vec<Change>, Vec<Change>) =
            changes.iter().cloned().partition(is_personal);
        if what.event == Event::ERASED {
            // What stands in place of the erased data is open for all; what was there is not told again.
            open.extend(personal.drain(..).map(|change| Change { from: Value::Null, ..change }));
        }
        let sealed = match personal.is_empty() {
            true => None,
            false => {
                let key = self.own_key(kind, id)?;
                Some(key.seal(&serde_json::to_string(&personal)?, &place_of(kind.name, id, sequence))?)
            }
        };
        let payload = Payload { changes: open, facts: what.facts.clone(), sealed };
        let mut entry = Entry {
            position: None,
            recorded_at: self.now(),
            effective_on: what.on.unwrap_or_else(|| self.day()),
            kind: kind.name.to_owned(),
            record: id,
            sequence,
            event: what.event.name.to_owned(),
            payload: serde_json::to_string(&payload)?,
            actor: self.actor().name.clone(),
            command: self.command.clone(),
            door: self.request.door.name().to_owned(),
            request: self.request.id.clone(),
            reason: self.request.reason.clone(),
            change_set: self.request.change_set,
            seal: Vec::new(),
        };
        entry.seal = seal_of(&previous, &entry).to_vec();
        Ok(entry)
    }

    /// Where the chain of a record without a row ends: nowhere, or at its withdrawal.
    fn end_of_chain(&mut self, kind: &RecordKind, id: i64) -> Result<(i64, Vec<u8>)> {
        let statement = sql("select subject_sequence, seal from journal where kind = ? and record = ?
             order by subject_sequence desc limit 1");
        let last =
            self.view.first(statement.bind(kind.name).bind(id), |row| Ok((row.at::<i64>(0)?, row.at(1)?)))?;
        Ok(last.map_or((1, Vec::new()), |(sequence, seal)| (sequence + 1, seal)))
    }

    fn own_key(&mut self, kind: &RecordKind, id: i64) -> Result<crate::keys::RecordKey> {
        if let Some(key) = self.view.record_key(kind.name, id)? {
            return Ok(key);
        }
        let (key, kept) = self.view.shared.keys.new_record_key(kind.name, id)?;
        let statement = sql("insert into record_keys (kind, record, secret) values (?, ?, ?)");
        self.project(statement.bind(kind.name).bind(id).bind(kept))?;
        Ok(key)
    }

    /// Makes the personal data of a record unreadable for ever, in the whole journal: personal fields are emptied
    /// unless `stand_in` names something in their place, and the key under which they were sealed is destroyed.
    /// The record's files go as well. The chain stays valid.
    pub fn erase<S: Record>(&mut self, kept: &Kept<S>, stand_in: &S) -> Result<Id<S>> {
        let mut state = to_state(stand_in, &kept.row.state)?;
        for field in S::KIND.fields.iter().filter(|field| field.personal) {
            if state.get(field.name) == kept.row.state.get(field.name) {
                state.remove(field.name);
            }
        }
        let id = stand_in.id();
        self.write(S::KIND, id.number(), Some(kept.row.clone()), Some(state), Event::ERASED.into())?;
        let statement = sql("delete from record_keys where kind = ? and record = ?");
        self.project(statement.bind(S::KIND.name).bind(id.number()))?;
        crate::files::forget(self, S::KIND, id.number())?;
        let command = self.command.clone();
        crate::files::remember(self, S::KIND, id.number(), &command)?;
        Ok(id)
    }
}
