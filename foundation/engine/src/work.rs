use crate::{
    Actor, Command, Entry, Error, Proposed, Reach, Record, RecordKind, Ref, Request, Result, View,
    engine::Shared,
    journal::{self, AsOf, Payload, seal_of},
    record::{self, Kept, from_state, input, rows, rows::KeptRow, search, to_state},
    view::place_of,
};
use database::{Sql, Tx, sql};
use domain::{Aspect, Change, Date, Event, Id, Instant, Kind, Refusal, State, changes_between};
use serde::Serialize;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    ops::{Deref, DerefMut},
    sync::Arc,
};

/// The code of the refusal that takes a rehearsal back.
const REHEARSED: &str = "rehearsed";
/// Most entries that one command may write, reactions included: a limit on everything.
const ENTRIES_MAX: usize = 10_000;

/// One change of the register in the making: one actor, one moment, one transaction. Whoever holds it can record
/// what happens, and nothing else; the engine commits.
pub struct Work<'a> {
    view: View<'a>,
    request: Request,
    command: String,
    happened: Vec<Happened>,
    /// To how much of it everybody has reacted.
    reacted: usize,
    /// Whether what runs now is the register's own doing (a reaction) and reaches everything.
    own_doing: bool,
}

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
    event: Event,
    facts: State,
    on: Option<Date>,
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

impl<'a> Deref for Work<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}
impl DerefMut for Work<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.view
    }
}

impl<'a> Work<'a> {
    pub(crate) fn new(
        tx: Tx<'a>,
        actor: Arc<Actor>,
        reach: Reach,
        shared: &'a Shared,
        request: Request,
        command: &str,
    ) -> Self {
        let view = View::new(tx, actor, reach, shared);
        Self { view, request, command: command.to_owned(), happened: Vec::new(), reacted: 0, own_doing: false }
    }

    /// The circumstances of the command.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The day on which this happens: the one that the request names, or today.
    pub fn day(&self) -> Date {
        self.request.on.unwrap_or_else(|| self.today())
    }

    /// What has been recorded so far in this transaction.
    pub fn happened(&self) -> &[Happened] {
        &self.happened
    }

    /// An id for a new record, never given before.
    pub fn new_id<S: Record>(&mut self) -> Result<Id<S>> {
        self.new_number(S::KIND).map(Id::new)
    }

    pub(crate) fn new_number(&mut self, kind: &'static RecordKind) -> Result<i64> {
        journal::store::next_id(&mut self.view.tx, kind.name)
    }

    /// The record with this id, to be changed: within the reach of the command, locked where the database knows
    /// row locks, and as it was on the day that a correction is about.
    pub fn load<S: Record>(&mut self, id: Id<S>) -> Result<Kept<S>> {
        let row = self.load_for_change(S::KIND, id.number())?;
        Ok(Kept { record: from_state(row.id, &row.state)?, row })
    }

    /// [`Work::load`], by whatever names the record.
    pub fn find_to_change<S: Record>(&mut self, reference: &Ref<S>) -> Result<Kept<S>> {
        let id = self.resolve_to_change(S::KIND, &reference.value())?;
        self.load(Id::new(id))
    }

    /// Finds the record that a command is about. Somebody who may do the command but not read the kind (a scanner's
    /// token) still finds it within the command's own reach.
    pub(crate) fn resolve_to_change(&mut self, kind: &'static RecordKind, value: &Value) -> Result<i64> {
        match value.as_i64() {
            Some(id) => Ok(id),
            None => self.view.resolve(kind, value),
        }
    }

    pub(crate) fn load_for_change(&mut self, kind: &'static RecordKind, id: i64) -> Result<KeptRow> {
        let mut row = self.view.load_row(kind, id, true)?;
        let reach = self.view.reach.clone();
        self.view.within(kind, &reach, row.id, &row.state)?;
        if let Some(seen) = self.request.if_version.take()
            && seen != row.version
        {
            return Err(Error::Conflict);
        }
        if self.request.correction && self.day() < self.today() {
            let entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
            let then = self.view.fold(kind, id, entries, AsOf { on: Some(self.day()), known_at: None })?;
            row.state = then.ok_or_else(|| before_it_existed(kind))?;
        }
        Ok(row)
    }

    /// Records that something happened to a record that is kept, and what it is like after.
    pub fn record<S: Record>(&mut self, kept: &Kept<S>, after: &S, what: impl Into<Happening>) -> Result<Id<S>> {
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

    /// Runs another command as part of this one: same transaction, same actor, its own permission.
    pub fn run<C: Command>(&mut self, command: C) -> Result<C::Outcome> {
        let reach = if self.own_doing { Reach::Everything } else { self.actor().demand(C::NEEDS)? };
        self.as_command(C::NAME, reach, |work| command.run(work))
    }

    /// Runs `inner` with the reach of the register itself: for what everybody does with records that they may not
    /// otherwise change, such as their own account.
    pub fn as_system<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let name = self.command.clone();
        self.as_command(&name, Reach::Everything, inner)
    }

    /// Runs `inner` under another command's name and reach.
    pub(crate) fn as_command<T>(
        &mut self,
        name: &str,
        reach: Reach,
        inner: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let outer_name = std::mem::replace(&mut self.command, name.to_owned());
        let outer_reach = std::mem::replace(&mut self.view.reach, reach);
        let result = inner(self);
        self.command = outer_name;
        self.view.reach = outer_reach;
        result
    }

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

    /// Refuses as a conflict when a record is no longer at the version that somebody saw.
    pub fn expect_version(&mut self, kind: &'static RecordKind, id: i64, version: i64) -> Result<()> {
        match self.view.load_row(kind, id, true)?.version == version {
            true => Ok(()),
            false => Err(Error::Conflict),
        }
    }

    /// Says that what follows is part of a change set, with the reason and the day that were given for all of it.
    pub fn under_change_set(&mut self, change_set: i64, reason: Option<String>, on: Option<Date>) {
        self.request.change_set = Some(change_set);
        self.request.reason = reason;
        self.request.on = on;
    }

    /// Runs `inner` as something that happened on another day.
    pub fn on_day<T>(&mut self, day: Option<Date>, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = self.request.on;
        self.request.on = day.or(outer);
        let result = inner(self);
        self.request.on = outer;
        result
    }

    /// Takes back what a change set did to a record: it is exactly as before, or no longer there. Refused when the
    /// record has changed since.
    pub fn undo(&mut self, kind: &'static RecordKind, id: i64, change_set: i64) -> Result<i64> {
        let entries = journal::store::of_record(&mut self.view.tx, kind.name, id)?;
        let first = entries.iter().position(|entry| entry.change_set == Some(change_set));
        let Some(first) = first else { return Err(Error::NotFound(kind.one)) };
        if entries.iter().skip(first).any(|entry| entry.change_set != Some(change_set)) {
            let message = format!("This {} has changed since. Undo that first, or change it by hand.", kind.one);
            return Err(Refusal::new("changed-since", message).into());
        }
        let before = self.view.fold(kind, id, entries.get(..first).unwrap_or_default().to_vec(), AsOf::default())?;
        let row = rows::load(&mut self.view.tx, kind, id, true)?;
        let event = if before.is_some() { Event::UNDONE } else { Event::WITHDRAWN };
        self.write(kind, id, row, before, event.into())
    }

    /// Runs `inner` so that, if it fails, only what it did is undone: one row of many in a bulk change.
    pub fn attempt<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let (happened, reacted) = (self.happened.len(), self.reacted);
        self.view.tx.batch("savepoint attempt")?;
        match inner(self) {
            Ok(done) => {
                self.view.tx.batch("release savepoint attempt")?;
                Ok(done)
            }
            Err(error) => {
                self.happened.truncate(happened);
                self.reacted = reacted;
                self.view.forget_custom_fields();
                self.view.tx.batch("rollback to savepoint attempt; release savepoint attempt")?;
                Err(error)
            }
        }
    }

    /// Writes a table that can be worked out again from the journal (a projection) or that is no part of the
    /// register's truth (sessions, cursors). Only stores of capabilities call it, on their own tables.
    pub fn project(&mut self, statement: impl Into<Sql>) -> Result<u64> {
        Ok(self.view.tx.execute(statement)?)
    }

    /// Requires that somebody other than `author` does this: four eyes.
    pub fn requires_another_person_than(&self, author: &str) -> Result<(), Refusal> {
        if self.actor().name == author {
            return Err(Refusal::new("four-eyes", "Somebody else has to do this: it was started by you."));
        }
        Ok(())
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
        let earlier = day < today && before.is_some();
        let current = match before {
            Some(row) if earlier => Some(self.check_earlier_day(kind, row, day, &changes)?),
            row => row,
        };
        let entry = self.seal(kind, id, current.as_ref(), day, &changes, &what)?;
        let state = if earlier { self.refolded(kind, id, &entry)? } else { after };
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
        if self.own_doing || self.view.reach == Reach::Everything {
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
            let touched: BTreeSet<Aspect> = changes.iter().map(|change| aspect_of(kind, &change.field)).collect();
            for entry in entries.iter().filter(|entry| entry.effective_on > day) {
                let payload = entry.payload();
                let later = payload.changes.iter().map(|change| aspect_of(kind, &change.field));
                if later.into_iter().any(|aspect| touched.contains(&aspect)) {
                    let message = format!(
                        "Something later is already recorded for {}. Record this for that day or later, or mark it as a correction of the earlier day.",
                        entry.effective_on
                    );
                    return Err(Refusal::new("history-runs-forward", message).into());
                }
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

    /// The entry, sealed over the one before it; personal changes encrypted under the record's own key.
    fn seal(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        current: Option<&KeptRow>,
        day: Date,
        changes: &[Change],
        what: &Happening,
    ) -> Result<Entry> {
        let (sequence, previous) = match current {
            Some(row) => (row.version + 1, row.seal.clone()),
            None => self.end_of_chain(kind, id)?,
        };
        let is_personal = |change: &Change| kind.field(&change.field).is_some_and(|field| field.personal);
        let (mut personal, mut open): (Vec<Change>, Vec<Change>) = changes.iter().cloned().partition(is_personal);
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
            effective_on: day,
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
        let statement = sql(
            "select subject_sequence, seal from journal where kind = ? and record = ?
             order by subject_sequence desc limit 1",
        );
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
    /// The chain stays valid.
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
        Ok(id)
    }

    fn keep_row(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        current: Option<KeptRow>,
        state: Option<State>,
        entry: &Entry,
    ) -> Result<()> {
        let nothing = State::new();
        let old_state = current.as_ref().map(|row| &row.state).unwrap_or(&nothing);
        let old_text = current.as_ref().and_then(|row| row.search_text.clone());
        let Some(state) = state else {
            let Some(row) = &current else { return Ok(()) };
            search_update(&mut self.view, kind, id, old_text.as_deref(), None)?;
            rows::save_sides(&mut self.view.tx, kind, id, old_state, &nothing)?;
            self.save_unique(kind, id, old_state, &nothing)?;
            return if rows::delete(&mut self.view.tx, kind, row)? { Ok(()) } else { Err(Error::Conflict) };
        };
        let derived = (kind.derive)(&mut self.view, id, &state)?;
        let search_text =
            if kind.is_searchable() { Some(search_text(&mut self.view, kind, &state)?) } else { None };
        let Instant(now) = entry.recorded_at;
        let row = KeptRow {
            id,
            version: entry.sequence,
            seal: entry.seal.clone(),
            derived,
            search_text,
            created_at: current.as_ref().map_or(now, |row| row.created_at),
            updated_at: now,
            state,
        };
        // The index's own delete needs the old text while it is still in the row's place: before the update.
        search_update(&mut self.view, kind, id, old_text.as_deref(), row.search_text.as_deref())?;
        match &current {
            None => rows::insert(&mut self.view.tx, kind, &row).map_err(|error| named(kind, error))?,
            Some(old) => {
                let won = rows::update(&mut self.view.tx, kind, old, &row).map_err(|error| named(kind, error))?;
                if !won {
                    return Err(Error::Conflict);
                }
            }
        }
        rows::save_sides(&mut self.view.tx, kind, id, old_state, &row.state)?;
        self.save_unique(kind, id, old_state, &row.state)?;
        if kind.name == "custom-field" {
            self.view.forget_custom_fields();
        }
        Ok(())
    }

    /// Values of custom fields that no two records share are held in a table whose key says so.
    fn save_unique(&mut self, kind: &'static RecordKind, id: i64, before: &State, after: &State) -> Result<()> {
        let definitions = self.view.custom_fields(kind.name)?;
        let of = |state: &State, key: &str| {
            let live = state.get(record::ARCHIVED).is_none();
            let value = state.get(record::CUSTOM).and_then(|custom| custom.get(key)).filter(|_| live);
            value.filter(|value| !value.is_null()).and_then(|value| rows::custom_cells(value).0)
        };
        for row in definitions.iter().filter(|row| row.definition.unique_values) {
            let key = row.definition.key.as_str();
            let (old, new) = (of(before, key), of(after, key));
            if old == new {
                continue;
            }
            let gone = sql("delete from record_unique where kind = ? and field = ? and record = ?");
            self.view.tx.execute(gone.bind(kind.name).bind(key).bind(id))?;
            if let Some(value) = new {
                let taken = sql("insert into record_unique (kind, field, value, record) values (?, ?, ?, ?)");
                let done = self.view.tx.execute(taken.bind(kind.name).bind(key).bind(value).bind(id));
                if let Err(database::DbError::Unique { .. }) = done {
                    let message = format!("Another {} already has this {}.", kind.one, row.definition.label);
                    return Err(Error::invalid(format!("custom.{key}"), "already-taken", message));
                }
                done?;
            }
        }
        Ok(())
    }

    /// Registers a record of any kind from its state, as its fields are read and checked for everybody.
    pub fn register_state(&mut self, kind: &'static RecordKind, given: State, what: impl Into<Happening>) -> Result<i64> {
        self.register_from(kind, &given, what.into()).map(|(id, _)| id)
    }

    /// Reads, completes, checks and keeps a record that somebody registers.
    pub(crate) fn register_from(
        &mut self,
        kind: &'static RecordKind,
        given: &State,
        what: Happening,
    ) -> Result<(i64, i64)> {
        let state = input::read_new(&mut self.view, kind, given)?;
        let id = self.new_number(kind)?;
        let state = (kind.prepare)(self, id, None, state)?;
        self.check_complete(kind, id, &state)?;
        let version = self.write(kind, id, None, Some(state), what)?;
        Ok((id, version))
    }

    /// Reads, completes, checks and keeps what somebody changes of a record.
    pub(crate) fn edit_from(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        given: &State,
        what: Happening,
    ) -> Result<i64> {
        let row = self.load_for_change(kind, id)?;
        let state = input::read_edit(&mut self.view, kind, &row.state, given)?;
        let state = (kind.prepare)(self, id, Some(&row.state), state)?;
        self.check_complete(kind, id, &state)?;
        self.write(kind, id, Some(row), Some(state), what)
    }

    fn check_complete(&mut self, kind: &'static RecordKind, id: i64, state: &State) -> Result<()> {
        let derived = (kind.derive)(&mut self.view, id, state)?;
        match input::missing(&mut self.view, kind, state, &derived)? {
            errors if errors.is_empty() => Ok(()),
            errors => Err(Error::Invalid(errors)),
        }
    }

    /// Works out again what follows from the state of a record (derived fields, search text): something that it
    /// refers to has changed. No entry: nothing happened to the record itself.
    pub fn refresh(&mut self, kind: &'static RecordKind, id: i64) -> Result<()> {
        let Some(old) = rows::load(&mut self.view.tx, kind, id, true)? else { return Ok(()) };
        let derived = (kind.derive)(&mut self.view, id, &old.state)?;
        let search_text =
            if kind.is_searchable() { Some(search_text(&mut self.view, kind, &old.state)?) } else { None };
        let new = KeptRow { derived, search_text, ..old.clone() };
        search_update(&mut self.view, kind, id, old.search_text.as_deref(), new.search_text.as_deref())?;
        rows::update(&mut self.view.tx, kind, &old, &new)?;
        Ok(())
    }

    /// Lets everybody react to what has happened and was not reacted to yet, in order, until nothing new happens. The
    /// engine does so before it commits; whoever does many things in one transaction may do so after each.
    pub fn settle(&mut self) -> Result<()> {
        let outer = std::mem::replace(&mut self.own_doing, true);
        let result = self.react();
        self.own_doing = outer;
        result
    }

    fn react(&mut self) -> Result<()> {
        while let Some(happened) = self.happened.get(self.reacted).cloned() {
            self.reacted += 1;
            let shared = self.view.shared;
            for reaction in shared.reactions_to(happened.kind.name, &happened.entry.event) {
                self.as_command(&happened.entry.command.clone(), Reach::Everything, |work| {
                    (reaction.run)(work, &happened)
                })?;
            }
        }
        Ok(())
    }

    pub(crate) fn into_happened(self) -> Vec<Happened> {
        self.happened
    }
}

fn before_it_existed(kind: &RecordKind) -> Refusal {
    Refusal::new("before-it-existed", format!("On that day the {} was not in the register yet.", kind.one))
}

fn aspect_of(kind: &RecordKind, field: &str) -> Aspect {
    kind.field(field).map_or(if field == record::ARCHIVED { Aspect::Life } else { Aspect::Facts }, |f| f.aspect)
}

fn search_update(
    view: &mut View<'_>,
    kind: &RecordKind,
    id: i64,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<()> {
    if kind.is_searchable() { search::update(&mut view.tx, kind.table, id, old, new) } else { Ok(()) }
}

/// Everything by which the search box finds a record, in lower case: its searchable fields, what it refers to by
/// name, and the texts of its custom fields.
fn search_text(view: &mut View<'_>, kind: &'static RecordKind, state: &State) -> Result<String> {
    let mut words: Vec<String> = Vec::new();
    for field in kind.fields.iter().filter(|field| field.searchable) {
        match (field.kind, state.get(field.name)) {
            (Kind::Reference(other), Some(value)) => {
                if let (Some(other), Some(id)) = (view.kind(other), value.as_i64()) {
                    words.extend(view.labels(other, &[id])?.into_values());
                }
            }
            (_, Some(Value::String(text))) => words.push(text.clone()),
            (_, Some(Value::Array(list))) => {
                words.extend(list.iter().filter_map(|one| one.as_str().map(String::from)));
            }
            _ => {}
        }
    }
    if let Some(Value::Object(custom)) = state.get(record::CUSTOM) {
        words.extend(custom.values().filter_map(|value| value.as_str().map(String::from)));
    }
    words.dedup();
    Ok(words.join(" ").to_lowercase())
}

/// A taken key, beside the field it is about.
fn named(kind: &RecordKind, error: Error) -> Error {
    let Error::Refused(refusal) = &error else { return error };
    if refusal.code != "already-taken" {
        return error;
    }
    let field = kind.fields.iter().find(|field| {
        field.unique && refusal.message.contains(&format!("this {}.", field.name.replace('_', " ")))
    });
    match field {
        Some(field) => {
            let message = format!("Another {} already has this {}.", kind.one, field.label.to_lowercase());
            Error::invalid(field.name, "already-taken", message)
        }
        None => error,
    }
}
