//! Imports in the database, and their files, cut into pieces: any node can go on with a job.
use crate::import::{Column, ImportState, Options};
use database::{DbError, Dialect, Row, sql};
use domain::Instant;
use engine::{Error, Result, View, Work};
use serde::{Serialize, de::DeserializeOwned};

/// Bytes of a piece.
pub(crate) const PIECE: usize = 1 << 20;

/// In how long the pieces of a file follow each other at the most.
const ARRIVES_WITHIN_MILLIS: i64 = 24 * 3_600_000;

pub(crate) fn schema(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table imports (id integer primary key, kind text not null, file_name text not null,
            state text not null, columns text not null, options text not null, notes text not null,
            rows bigint not null, unreadable bigint not null, bytes bigint not null, change_set bigint,
            account bigint, created_at bigint not null);
         create index imports_by_account on imports (account, id);
         create table import_pieces (import bigint not null, nth bigint not null, bytes blob not null,
            primary key (import, nth));",
        "create table imports (id bigint generated always as identity primary key, kind text not null,
            file_name text not null, state text not null, columns text not null, options text not null,
            notes text not null, rows bigint not null, unreadable bigint not null, bytes bigint not null,
            change_set bigint, account bigint, created_at bigint not null);
         create index imports_by_account on imports (account, id);
         create table import_pieces (import bigint not null, nth bigint not null, bytes bytea not null,
            primary key (import, nth));",
    )
}

/// An import as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct ImportRow {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) file_name: String,
    pub(crate) state: ImportState,
    pub(crate) columns: Vec<Column>,
    pub(crate) options: Options,
    pub(crate) notes: Vec<String>,
    pub(crate) rows: i64,
    pub(crate) unreadable: i64,
    pub(crate) change_set: Option<i64>,
    pub(crate) account: Option<i64>,
    pub(crate) created_at: Instant,
}

const COLUMNS: &str =
    "id, kind, file_name, state, columns, options, notes, rows, unreadable, change_set, account, created_at";

fn json<T: DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Other(format!("an import is broken: {error}")))
}

fn text<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn read_import(row: &Row<'_>) -> Result<ImportRow, DbError> {
    Ok(ImportRow {
        id: row.at(0)?,
        kind: row.at(1)?,
        file_name: row.at(2)?,
        state: match row.at::<String>(3)?.as_str() {
            "planned" => ImportState::Planned,
            "applied" => ImportState::Applied,
            _ => ImportState::Uploaded,
        },
        columns: json(&row.at::<String>(4)?)?,
        options: json(&row.at::<String>(5)?)?,
        notes: json(&row.at::<String>(6)?)?,
        rows: row.at(7)?,
        unreadable: row.at(8)?,
        change_set: row.at(9)?,
        account: row.at(10)?,
        created_at: row.at(11)?,
    })
}

/// Keeps a new import, without its file; answers its id. Nobody sees it before its file has [`arrived`].
pub(crate) fn create(work: &mut Work<'_>, import: &ImportRow, bytes: i64) -> Result<i64> {
    let (now, account) = (work.now(), work.actor().account);
    forget_halves(work, now.plus_millis(-ARRIVES_WITHIN_MILLIS))?;
    work.scalar(
        sql("insert into imports (kind, file_name, state, columns, options, notes, rows, unreadable, bytes, account, created_at)
             values (?, ?, 'arriving', ?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .bind(import.kind.as_str())
        .bind(import.file_name.as_str())
        .bind(text(&import.columns)?)
        .bind(text(&import.options)?)
        .bind(text(&import.notes)?)
        .bind(import.rows)
        .bind(import.unreadable)
        .bind(bytes)
        .bind(account)
        .bind(now),
    )
}

/// Keeps a piece of an import's file.
pub(crate) fn keep_piece(work: &mut Work<'_>, import: i64, nth: i64, bytes: &[u8]) -> Result<()> {
    let statement = sql("insert into import_pieces (import, nth, bytes) values (?, ?, ?)");
    work.project(statement.bind(import).bind(nth).bind(bytes))?;
    Ok(())
}

/// The last piece is there.
pub(crate) fn arrived(work: &mut Work<'_>, import: i64) -> Result<()> {
    work.project(
        sql("update imports set state = 'uploaded' where id = ? and state = 'arriving'").bind(import),
    )?;
    Ok(())
}

/// Takes away what arrived only in part, because the disk was full or the server died meanwhile.
fn forget_halves(work: &mut Work<'_>, before: Instant) -> Result<()> {
    let halves = "select id from imports where state = 'arriving' and created_at < ?";
    let pieces = format!("delete from import_pieces where import in ({halves})");
    work.project(sql(pieces).bind(before))?;
    work.project(sql("delete from imports where state = 'arriving' and created_at < ?").bind(before))?;
    Ok(())
}

/// A piece of an import's file.
pub(crate) fn piece(view: &mut View<'_>, import: i64, nth: i64) -> Result<Option<Vec<u8>>> {
    let statement = sql("select bytes from import_pieces where import = ? and nth = ?");
    view.first(statement.bind(import).bind(nth), |row| row.at(0))
}

/// An import, whoever's it is.
pub(crate) fn import(view: &mut View<'_>, id: i64) -> Result<ImportRow> {
    let statement =
        sql(format!("select {COLUMNS} from imports where id = ? and state <> 'arriving'")).bind(id);
    view.first(statement, read_import)?.ok_or(Error::NotFound("import"))
}

/// An import of the actor's own; the system sees all.
pub(crate) fn own_import(view: &mut View<'_>, id: i64) -> Result<ImportRow> {
    let found = import(view, id)?;
    match view.actor().account {
        Some(account) if found.account != Some(account) => Err(Error::NotFound("import")),
        _ => Ok(found),
    }
}

/// The actor's own imports, newest first; the system sees all.
pub(crate) fn imports(view: &mut View<'_>, before: Option<i64>, limit: usize) -> Result<Vec<ImportRow>> {
    let mut statement = sql(format!("select {COLUMNS} from imports where state <> 'arriving'"));
    if let Some(account) = view.actor().account {
        statement.push(" and account = ").push_value(account);
    }
    if let Some(before) = before {
        statement.push(" and id < ").push_value(before);
    }
    statement.push(&format!(" order by id desc limit {limit}"));
    view.all(statement, read_import)
}

/// Keeps another mapping and other options.
pub(crate) fn configure(work: &mut Work<'_>, id: i64, columns: &[Column], options: &Options) -> Result<()> {
    let statement = sql("update imports set columns = ?, options = ? where id = ?");
    work.project(statement.bind(text(&columns)?).bind(text(options)?).bind(id))?;
    Ok(())
}

/// Moves an import on, with the change set that it fills.
pub(crate) fn advance(work: &mut Work<'_>, id: i64, state: ImportState, change_set: i64) -> Result<()> {
    let name = match state {
        ImportState::Uploaded => "uploaded",
        ImportState::Planned => "planned",
        ImportState::Applied => "applied",
    };
    let statement = sql("update imports set state = ?, change_set = ? where id = ?");
    work.project(statement.bind(name).bind(change_set).bind(id))?;
    Ok(())
}
