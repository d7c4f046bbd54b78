//! The journal's tables and how they are read and written. Only the engine writes them.
use crate::{
    Result,
    journal::{AsOf, Entry},
};
use database::{DbError, Dialect, Row, Sql, Tx, sql};
use domain::Instant;

/// On SQLite there is one writer, so the row id itself is the gap-free position. On PostgreSQL commits overtake
/// each other: entries get their position from the sealer once they can be seen.
pub(crate) fn prepare(tx: &mut Tx<'_>) -> Result<()> {
    let (identity, bytes) = match tx.dialect() {
        Dialect::Sqlite => ("position integer primary key", "blob"),
        Dialect::Postgres => {
            ("entry bigint generated always as identity primary key, position bigint", "bytea")
        }
    };
    tx.batch(&format!(
        "create table if not exists journal (
            {identity},
            recorded_at bigint not null, effective_on text not null,
            kind text not null, record bigint not null, subject_sequence bigint not null,
            event text not null, payload text not null, actor text not null, command text not null,
            door text not null, request text not null, reason text, change_set bigint, seal {bytes} not null);
         create unique index if not exists journal_subject_sequence_key
            on journal (kind, record, subject_sequence);
         create index if not exists journal_by_change_set on journal (change_set) where change_set is not null;
         create table if not exists journal_tree (chunk bigint primary key, hashes {bytes} not null);
         create table if not exists journal_checkpoints (
            size bigint primary key, recorded_at bigint not null, note text not null);
         create table if not exists record_keys (
            kind text not null, record bigint not null, secret {bytes} not null, primary key (kind, record));
         create table if not exists record_ids (kind text primary key, last bigint not null);"
    ))?;
    if tx.dialect() == Dialect::Postgres {
        tx.batch(
            "create unique index if not exists journal_position_key on journal (position);
             create index if not exists journal_unplaced on journal (entry) where position is null;",
        )?;
    }
    Ok(())
}

/// Appends an entry that is already sealed.
pub(crate) fn append(tx: &mut Tx<'_>, entry: &Entry) -> Result<()> {
    tx.execute(
        sql("insert into journal (recorded_at, effective_on, kind, record, subject_sequence, event, payload, actor,
                command, door, request, reason, change_set, seal)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(entry.recorded_at)
        .bind(entry.effective_on)
        .bind(entry.kind.as_str())
        .bind(entry.record)
        .bind(entry.sequence)
        .bind(entry.event.as_str())
        .bind(entry.payload.as_str())
        .bind(entry.actor.as_str())
        .bind(entry.command.as_str())
        .bind(entry.door.as_str())
        .bind(entry.request.as_str())
        .bind(entry.reason.clone())
        .bind(entry.change_set)
        .bind(entry.seal.clone()),
    )?;
    Ok(())
}

const COLUMNS: &str =
    "position, recorded_at, effective_on, kind, record, subject_sequence, event, payload, actor,
    command, door, request, reason, change_set, seal";

pub(crate) fn read_entry(row: &Row<'_>) -> Result<Entry, DbError> {
    Ok(Entry {
        position: row.at(0)?,
        recorded_at: row.at(1)?,
        effective_on: row.at(2)?,
        kind: row.at(3)?,
        record: row.at(4)?,
        sequence: row.at(5)?,
        event: row.at(6)?,
        payload: row.at(7)?,
        actor: row.at(8)?,
        command: row.at(9)?,
        door: row.at(10)?,
        request: row.at(11)?,
        reason: row.at(12)?,
        change_set: row.at(13)?,
        seal: row.at(14)?,
    })
}

/// Every entry of a record, in the order of recording.
pub(crate) fn of_record(tx: &mut Tx<'_>, kind: &str, record: i64) -> Result<Vec<Entry>> {
    let text =
        format!("select {COLUMNS} from journal where kind = ? and record = ? order by subject_sequence");
    Ok(tx.all(sql(text).bind(kind).bind(record), read_entry)?)
}

/// The entries of the records whose ids lie in a range, record by record, as far as `as_of` includes them.
pub(crate) fn of_records(tx: &mut Tx<'_>, kind: &str, from: i64, to: i64, as_of: AsOf) -> Result<Vec<Entry>> {
    let mut statement = sql(format!("select {COLUMNS} from journal where kind = "));
    statement
        .push_value(kind)
        .push(" and record >= ")
        .push_value(from)
        .push(" and record <= ")
        .push_value(to);
    if let Some(day) = as_of.on {
        statement.push(" and effective_on <= ").push_value(day);
    }
    if let Some(Instant(moment)) = as_of.known_at {
        statement.push(" and recorded_at <= ").push_value(moment);
    }
    statement.push(" order by record, subject_sequence");
    Ok(tx.all(statement, read_entry)?)
}

/// What part of the journal to read, newest first.
#[derive(Clone, Debug, Default)]
pub struct JournalFilter {
    /// Only of this kind of record.
    pub kind: Option<String>,
    /// Only of this record (with `kind`).
    pub record: Option<i64>,
    /// Only by this actor.
    pub actor: Option<String>,
    /// Only this event.
    pub event: Option<String>,
    /// Only of this change set.
    pub change_set: Option<i64>,
    /// Only before this position (exclusive): the next page.
    pub before: Option<i64>,
}

/// A page of the journal, newest first; of one record in the order of its own changes.
pub(crate) fn page(tx: &mut Tx<'_>, filter: &JournalFilter, limit: usize) -> Result<Vec<Entry>> {
    let mut statement = sql(format!("select {COLUMNS} from journal where 1 = 1"));
    for (column, value) in
        [("kind", filter.kind.clone()), ("actor", filter.actor.clone()), ("event", filter.event.clone())]
    {
        if let Some(value) = value {
            statement.push(&format!(" and {column} = ")).push_value(value);
        }
    }
    if let Some(change_set) = filter.change_set {
        statement.push(" and change_set = ").push_value(change_set);
    }
    let key = match filter.record {
        Some(record) => {
            statement.push(" and record = ").push_value(record);
            "subject_sequence"
        }
        None => "position",
    };
    if let Some(before) = filter.before {
        statement.push(&format!(" and {key} < ")).push_value(before);
    }
    if key == "position" {
        statement.push(" and position is not null");
    }
    statement.push(&format!(" order by {key} desc limit {limit}"));
    Ok(tx.all(statement, read_entry)?)
}

/// Entries from a position on, in the order of positions.
pub(crate) fn from_position(tx: &mut Tx<'_>, position: i64, limit: usize) -> Result<Vec<Entry>> {
    let text = format!("select {COLUMNS} from journal where position >= ? order by position limit {limit}");
    Ok(tx.all(sql(text).bind(position), read_entry)?)
}

/// The moment of the newest entry.
pub(crate) fn latest_moment(tx: &mut Tx<'_>) -> Result<Option<Instant>> {
    // The newest row, not the maximum: recorded_at has no index, and time never runs backwards.
    let key = tx.dialect().pick("position", "entry");
    Ok(tx.first(sql(format!("select recorded_at from journal order by {key} desc limit 1")), |row| {
        row.at(0)
    })?)
}

/// The next id of a kind, never given before.
pub(crate) fn next_id(tx: &mut Tx<'_>, kind: &str) -> Result<i64> {
    match tx.dialect() {
        Dialect::Sqlite => {
            let upsert = "insert into record_ids (kind, last) values (?, 1)
                on conflict (kind) do update set last = last + 1 returning last";
            Ok(tx.scalar(sql(upsert).bind(kind))?)
        }
        // A sequence, so that writers do not wait for each other's commit.
        Dialect::Postgres => {
            Ok(tx.scalar(Sql::from("select nextval(?::text::regclass)").bind(sequence_name(kind)))?)
        }
    }
}

/// The PostgreSQL sequence of a kind's ids.
pub(crate) fn sequence_name(kind: &str) -> String {
    format!("id_of_{}", kind.replace('-', "_"))
}

/// Makes the id counters of the kinds.
pub(crate) fn prepare_ids(tx: &mut Tx<'_>, kinds: &[&str]) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        for kind in kinds {
            tx.batch(&format!("create sequence if not exists {}", sequence_name(kind)))?;
        }
    }
    Ok(())
}
