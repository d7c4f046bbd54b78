use crate::{
    Actor, AsOf, Entry, Error, Permission, Reach, Record, RecordKind, Ref, Result, Settings,
    engine::Shared,
    journal::{self, JournalFilter, Payload},
    keys::RecordKey,
    record::{CustomFieldRow, Kept, custom, from_state, rows},
    tools::Tools,
};
use database::{DbError, Dialect, FromValue, Row, Sql, Tx, sql};
use domain::{Change, Date, Id, Instant, Refusal, State};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

/// How many steps up a record is looked for above another: nothing is piled higher.
const ABOVE_MAX: i64 = 100;

/// One reading of the register: one actor, one moment, one transaction.
pub struct View<'a> {
    pub(crate) tx: Tx<'a>,
    pub(crate) actor: Arc<Actor>,
    pub(crate) reach: Reach,
    /// Whether what runs now is the register's own doing (a reaction), which sees and reaches everything.
    pub(crate) own_doing: bool,
    pub(crate) shared: &'a Shared,
    pub(crate) tools: &'a Tools,
    pub(crate) now: Instant,
    custom: HashMap<String, Rc<Vec<CustomFieldRow>>>,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        tx: Tx<'a>,
        actor: Arc<Actor>,
        reach: Reach,
        shared: &'a Shared,
        tools: &'a Tools,
    ) -> Self {
        let now = shared.clock.now();
        Self { tx, actor, reach, own_doing: false, shared, tools, now, custom: HashMap::new() }
    }

    /// Whether the engine carries this tool: what cannot be done here is refused before anything is promised. Only jobs
    /// and doors use it.
    pub fn has_tool<T: std::any::Any>(&self) -> bool {
        self.tools.has::<T>()
    }

    /// The actor that an account is now, to find out what somebody else may do.
    pub fn actor_of(&mut self, account: i64) -> Result<Arc<Actor>> {
        self.shared.account(&mut self.tx, account)
    }

    /// Who asks.
    pub fn actor(&self) -> &Arc<Actor> {
        &self.actor
    }

    /// How far the actor may go in what is being asked.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// How far the actor may see records of a kind. What the register does by itself does not hang on who set it off.
    pub fn reach_over(&self, permission: Permission) -> Result<Reach> {
        if self.own_doing { Ok(Reach::Everything) } else { self.actor.demand(permission) }
    }

    /// Reads as the register does, whoever asks: for sums that count what the reader may not see. The records
    /// themselves are not for the reader's eyes.
    pub fn as_register<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = std::mem::replace(&mut self.reach, Reach::Everything);
        let result = inner(self);
        self.reach = outer;
        result
    }

    /// The moment of this reading.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The day of this reading, in the organisation's time zone.
    pub fn today(&self) -> Date {
        self.now.date_in(self.shared.clock.zone())
    }

    /// The organisation's time zone.
    pub fn zone(&self) -> &'a jiff::tz::TimeZone {
        self.shared.clock.zone()
    }

    /// What the organisation has set.
    pub fn settings(&self) -> &'a Settings {
        &self.shared.settings
    }

    /// A signature of the register: see [`crate::Keys::sign_for`].
    pub fn sign_for(&self, purpose: &str, text: &[u8]) -> Result<[u8; 64]> {
        self.shared.keys.sign_for(purpose, text)
    }

    /// The public half of the signing key, as C2SP writes it, and its 32 bytes.
    pub fn verifying_key(&self) -> Result<(&'a str, [u8; 32])> {
        Ok((self.shared.keys.verifying(), self.shared.keys.verifying_bytes()?))
    }

    /// Which database it reads, for the few places where their SQL differs.
    pub fn dialect(&self) -> Dialect {
        self.tx.dialect()
    }

    /// Every permission that something in the product asks for.
    pub fn permissions(&self) -> std::collections::BTreeSet<&'static str> {
        self.shared.permissions()
    }

    /// The kind of record with this name.
    pub fn kind(&self, name: &str) -> Option<&'static RecordKind> {
        self.shared.kind(name)
    }

    /// All kinds of records.
    pub fn kinds(&self) -> &'a [&'static RecordKind] {
        &self.shared.kinds
    }

    /// Every row of a reading statement.
    pub fn all<T>(
        &mut self,
        statement: impl Into<Sql>,
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>> {
        Ok(self.tx.all(statement, read)?)
    }

    /// The first row of a reading statement.
    pub fn first<T>(
        &mut self,
        statement: impl Into<Sql>,
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>> {
        Ok(self.tx.first(statement, read)?)
    }

    /// The only value of a reading statement that always has one row.
    pub fn scalar<T: FromValue>(&mut self, statement: impl Into<Sql>) -> Result<T> {
        Ok(self.tx.scalar(statement)?)
    }

    /// Visits row after row of a reading statement without keeping them.
    pub fn each(
        &mut self,
        statement: impl Into<Sql>,
        visit: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        self.tx.each(statement, visit)
    }

    /// The record with this id, if it lies within the reach of what is being asked.
    pub fn load<S: Record>(&mut self, id: Id<S>) -> Result<Kept<S>> {
        let row = self.load_row(S::KIND, id.number(), false)?;
        self.within(S::KIND, &self.reach.clone(), row.id, &row.state)?;
        Ok(Kept { record: from_state(row.id, &row.state)?, row })
    }

    /// The record with this id, if the actor may see records of its kind so far. For what a command refers to,
    /// as opposed to what it changes.
    pub fn see<S: Record>(&mut self, id: Id<S>) -> Result<Kept<S>> {
        let reach = self.reach_over(S::KIND.read)?;
        let row = self.load_row(S::KIND, id.number(), false)?;
        self.within(S::KIND, &reach, row.id, &row.state)?;
        Ok(Kept { record: from_state(row.id, &row.state)?, row })
    }

    /// [`View::see`], by whatever names the record.
    pub fn find<S: Record>(&mut self, reference: &Ref<S>) -> Result<Kept<S>> {
        let id = self.resolve(S::KIND, &reference.value())?;
        self.see(Id::new(id))
    }

    /// The state of a record of any kind, with its version, if the actor may see it.
    pub fn state(&mut self, kind: &'static RecordKind, id: i64) -> Result<(State, i64)> {
        let reach = self.reach_over(kind.read)?;
        let row = self.load_row(kind, id, false)?;
        self.within(kind, &reach, row.id, &row.state)?;
        Ok((row.state, row.version))
    }

    /// State, derived values and dates of a record of any kind, if the actor may see it.
    pub fn whole(&mut self, kind: &'static RecordKind, id: i64) -> Result<Whole> {
        let reach = self.reach_over(kind.read)?;
        let row = self.load_row(kind, id, false)?;
        self.within(kind, &reach, row.id, &row.state)?;
        Ok(Whole {
            id,
            version: row.version,
            state: row.state,
            derived: row.derived,
            created_at: Instant(row.created_at),
            updated_at: Instant(row.updated_at),
        })
    }

    pub(crate) fn load_row(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        lock: bool,
    ) -> Result<rows::KeptRow> {
        rows::load(&mut self.tx, kind, id, lock)?.ok_or(Error::NotFound(kind.one))
    }

    pub(crate) fn within(
        &self,
        kind: &'static RecordKind,
        reach: &Reach,
        id: i64,
        state: &State,
    ) -> Result<()> {
        if reach.covers(&kind.belonging, id, state) { Ok(()) } else { Err(Error::NotFound(kind.one)) }
    }

    /// The id of the record that a value names: a number is the id itself, a text is one of its keys
    /// (`serial:C02X` only that key). Several records with the same key are a refusal, none is not found.
    pub fn resolve(&mut self, kind: &'static RecordKind, value: &Value) -> Result<i64> {
        let reach = self.reach_over(kind.read)?;
        if let Some(id) = value.as_i64() {
            let mut statement = sql(format!("select t.id from {} t where t.id = ", kind.table));
            statement.push_value(id).push_sql(&reach.condition(&kind.belonging, "t"));
            return self.first(statement, |row| row.at(0))?.ok_or(Error::NotFound(kind.one));
        }
        let text =
            value.as_str().map(str::trim).filter(|text| !text.is_empty()).ok_or(Error::NotFound(kind.one))?;
        let (keys, text) = match text.split_once(':') {
            Some((key, rest)) if kind.keys.contains(&key) => (vec![key], rest.trim()),
            _ => (kind.keys.to_vec(), text),
        };
        for key in keys {
            let Some(field) = kind.field(key) else { continue };
            let column = rows::sort_key(self.dialect(), field, "t");
            let mut statement = sql(format!("select t.id from {} t where {column} = ", kind.table));
            statement.push_value(rows::sort_value(self.dialect(), text.into()));
            statement.push(" and t.archived_at is null");
            statement.push_sql(&reach.condition(&kind.belonging, "t")).push(" limit 2");
            match self.all(statement, |row| row.at(0))?.as_slice() {
                [] => {}
                [id] => return Ok(*id),
                _ => {
                    let message = format!(
                        "Several {} have the {} \u{201c}{text}\u{201d}; name it by its id.",
                        kind.many.to_lowercase(),
                        field.label.to_lowercase()
                    );
                    return Err(Refusal::new("ambiguous", message).into());
                }
            }
        }
        Err(Error::NotFound(kind.one))
    }

    /// Records of a kind whose records have a `parent`, each with itself and everything above it, the nearest first.
    pub fn above(&mut self, kind: &RecordKind, ids: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>> {
        let mut told: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        let table = kind.table;
        for some in ids.chunks(500) {
            let mut statement = sql(format!(
                "with recursive above (origin, id, parent, depth) as (
                     select id, id, parent, 0 from {table} where id in ("
            ));
            statement.push_values(some.iter().copied()).push(&format!(
                ")
                     union all
                     select above.origin, up.id, up.parent, above.depth + 1
                     from {table} up
                     join above on up.id = above.parent
                     where above.depth < {ABOVE_MAX})
                 select origin, id from above order by origin, depth"
            ));
            for (origin, id) in self.all(statement, |row| Ok((row.at::<i64>(0)?, row.at::<i64>(1)?)))? {
                told.entry(origin).or_default().push(id);
            }
        }
        Ok(told)
    }

    /// Whether `id` is `ancestor` or lies somewhere below it, in a kind whose records have a `parent`.
    pub fn lies_within(&mut self, kind: &RecordKind, id: i64, ancestor: i64) -> Result<bool> {
        Ok(self.above(kind, &[id])?.values().any(|above| above.contains(&ancestor)))
    }

    /// Refuses a parent that is the record itself or lies below it.
    pub fn refuse_loop(&mut self, kind: &'static RecordKind, id: i64, parent: Option<i64>) -> Result<()> {
        match parent {
            Some(parent) if self.lies_within(kind, parent, id)? => {
                let message =
                    format!("A {} cannot lie inside of itself or of what lies inside of it.", kind.one);
                Err(Error::invalid("parent", "inside-itself", message))
            }
            _ => Ok(()),
        }
    }

    /// What people call some records of a kind: id to label. Ids that do not exist are left out.
    pub fn labels(&mut self, kind: &RecordKind, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
        let mut labels = BTreeMap::new();
        for some in ids.chunks(500) {
            let mut statement = sql(format!("select id, {} from {} where id in (", kind.label, kind.table));
            statement.push_values(some.iter().copied()).push(")");
            for (id, label) in self.all(statement, |row| Ok((row.at(0)?, row.at::<Option<String>>(1)?)))? {
                labels.insert(id, label.unwrap_or_else(|| format!("#{id}")));
            }
        }
        Ok(labels)
    }

    /// The custom fields of a kind, in the order in which they are shown.
    pub fn custom_fields(&mut self, kind: &str) -> Result<Rc<Vec<CustomFieldRow>>> {
        if let Some(known) = self.custom.get(kind) {
            return Ok(known.clone());
        }
        let rows = Rc::new(custom::of_kind(self, kind)?);
        self.custom.insert(kind.to_owned(), rows.clone());
        Ok(rows)
    }

    pub(crate) fn forget_custom_fields(&mut self) {
        self.custom.clear();
    }

    /// The state of a record at a point of its history, if it existed then and the actor may see it as it was.
    pub fn as_of(&mut self, kind: &'static RecordKind, id: i64, as_of: AsOf) -> Result<Option<State>> {
        let reach = self.reach_over(kind.read)?;
        let entries = journal::store::of_record(&mut self.tx, kind.name, id)?;
        let state = self.fold(kind, id, entries, as_of)?;
        Ok(state.filter(|state| reach.covers(&kind.belonging, id, state)))
    }

    /// The states of the records whose ids lie in a range, at a point of their history, by id.
    pub fn as_of_range(
        &mut self,
        kind: &'static RecordKind,
        from: i64,
        to: i64,
        as_of: AsOf,
    ) -> Result<Vec<(i64, State)>> {
        let reach = self.reach_over(kind.read)?;
        let entries = journal::store::of_records(&mut self.tx, kind.name, from, to, as_of)?;
        let mut states = Vec::new();
        let mut entries = entries.into_iter().peekable();
        while let Some(first) = entries.next() {
            let id = first.record;
            let mut own = vec![first];
            while let Some(next) = entries.next_if(|entry| entry.record == id) {
                own.push(next);
            }
            if let Some(state) =
                self.fold(kind, id, own, as_of)?.filter(|s| reach.covers(&kind.belonging, id, s))
            {
                states.push((id, state));
            }
        }
        Ok(states)
    }

    pub(crate) fn fold(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        mut entries: Vec<Entry>,
        as_of: AsOf,
    ) -> Result<Option<State>> {
        entries.retain(|entry| as_of.includes(entry));
        journal::order_of_history(&mut entries);
        let key = if kind.is_personal() { self.record_key(kind.name, id)? } else { None };
        Ok(journal::fold(&entries, |entry| personal_changes(key.as_ref(), entry)))
    }

    /// The history of a record, newest first, with personal changes opened as far as they have not been erased.
    pub fn history(
        &mut self,
        kind: &'static RecordKind,
        id: i64,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<(Entry, Payload)>> {
        let reach = self.reach_over(kind.read)?;
        match rows::load(&mut self.tx, kind, id, false)? {
            Some(row) => self.within(kind, &reach, row.id, &row.state)?,
            None if reach == Reach::Everything => {}
            None => return Err(Error::NotFound(kind.one)),
        }
        let filter = JournalFilter {
            kind: Some(kind.name.into()),
            record: Some(id),
            before,
            ..JournalFilter::default()
        };
        let entries = journal::store::page(&mut self.tx, &filter, limit)?;
        let key = if kind.is_personal() { self.record_key(kind.name, id)? } else { None };
        Ok(entries.into_iter().map(|entry| (entry.clone(), opened(key.as_ref(), &entry))).collect())
    }

    /// All entries of a record in the order of recording, whatever the actor may see: for projections, which are
    /// worked out from history and not shown as they are.
    pub fn entries_of(&mut self, kind: &'static RecordKind, id: i64) -> Result<Vec<Entry>> {
        journal::store::of_record(&mut self.tx, kind.name, id)
    }

    /// A page of the whole journal, newest first. Personal changes stay sealed.
    pub fn journal(&mut self, filter: &JournalFilter, limit: usize) -> Result<Vec<Entry>> {
        journal::store::page(&mut self.tx, filter, limit)
    }

    /// Entries from a position on, in order: what followers of the journal read.
    pub fn journal_from(&mut self, position: i64, limit: usize) -> Result<Vec<Entry>> {
        journal::store::from_position(&mut self.tx, position, limit)
    }

    /// The records that a change set touched, those that it touched last first: the order in which to undo it.
    pub fn touched_by(&mut self, change_set: i64) -> Result<Vec<(String, i64)>> {
        let key = self.dialect().pick("position", "entry");
        let statement = sql(format!(
            "select kind, record from journal where change_set = ? group by kind, record order by max({key}) desc"
        ));
        self.all(statement.bind(change_set), |row| Ok((row.at(0)?, row.at(1)?)))
    }

    /// Something that can be done, by its name.
    pub fn doing(&self, name: &str) -> Option<crate::Doing> {
        self.shared.doings().into_iter().find(|doing| doing.name() == name)
    }

    /// The newest signed checkpoint: how many entries it covers, and the note.
    pub fn newest_checkpoint(&mut self) -> Result<Option<(i64, String)>> {
        let text = "select size, note from journal_checkpoints order by size desc limit 1";
        self.first(sql(text), |row| Ok((row.at(0)?, row.at(1)?)))
    }

    pub(crate) fn record_key(&mut self, kind: &str, id: i64) -> Result<Option<RecordKey>> {
        let statement =
            sql("select secret from record_keys where kind = ? and record = ?").bind(kind).bind(id);
        let sealed: Option<Vec<u8>> = self.tx.first(statement, |row| row.at(0))?;
        sealed.map(|sealed| self.shared.keys.open_record_key(kind, id, &sealed)).transpose()
    }
}

/// A record of any kind with everything the register knows about it now.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its id.
    pub id: i64,
    /// How often it has changed.
    pub version: i64,
    /// Its state.
    pub state: State,
    /// Values worked out from the state.
    pub derived: State,
    /// When it was registered.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// The place at which an entry's personal changes are sealed.
pub(crate) fn place_of(kind: &str, record: i64, sequence: i64) -> String {
    format!("{kind}:{record}:{sequence}")
}

fn personal_changes(key: Option<&RecordKey>, entry: &Entry) -> Vec<Change> {
    let place = place_of(&entry.kind, entry.record, entry.sequence);
    let opened = entry.payload().sealed.zip(key).and_then(|(sealed, key)| key.open(&sealed, &place).ok());
    opened.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn opened(key: Option<&RecordKey>, entry: &Entry) -> Payload {
    let mut payload = entry.payload();
    payload.changes.extend(personal_changes(key, entry));
    payload
}
