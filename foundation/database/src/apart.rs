//! Long work on a connection of its own, on the thread that asks: backups read for minutes, restores write for
//! minutes, and neither may keep one of the few threads that everybody waits for.
use crate::{
    Db, DbError, Deferred, Dialect, Failure, Tx,
    postgres_db::Session,
    sqlite_db::{open_reader, run_deferred},
};
use postgres::Config;
use rusqlite::Connection;
use std::{
    fs::File,
    path::{Path, PathBuf},
};

/// A database by its place, without the threads that serve many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The embedded one, in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL at this address.
    Postgres(String),
}

impl Db {
    /// Where it is.
    pub fn source(&self) -> Source {
        match self {
            Self::Sqlite(db) => Source::Sqlite(db.path().to_owned()),
            Self::Postgres(db) => Source::Postgres(db.url().to_owned()),
        }
    }

    /// [`Source::read`], of an open database.
    pub fn read_apart<T, E: Failure>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.source().read(work)
    }
}

impl Source {
    /// Which of the two it is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs `work` in a read-only transaction that sees one moment of the database, however long it takes. Others may
    /// go on writing.
    pub fn read<T, E: Failure>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        match self {
            // Not mapped into memory: the whole file passes by once, and would push out what others use.
            Self::Sqlite(path) => in_sqlite(&open_reader(path, 0)?, "begin", "rollback", work),
            Self::Postgres(url) => in_postgres(url, "begin isolation level repeatable read read only", work),
        }
    }

    /// Fills an empty database in one transaction: all of it or nothing. On the disk when this returns.
    ///
    /// A SQLite file is filled fast, because a crash half-way may leave it broken: whoever calls fills a file beside
    /// the place that is meant and moves it there when it is whole.
    pub fn fill<T, E: Failure>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        match self {
            Self::Sqlite(path) => fill_file(path, work),
            Self::Postgres(url) => in_postgres(url, "begin", work),
        }
    }
}

fn fill_file<T, E: Failure>(path: &Path, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
    let connection = Connection::open(path).map_err(DbError::from)?;
    connection
        .execute_batch(
            "pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;
             pragma cache_size = -262144; pragma temp_store = memory;",
        )
        .map_err(DbError::from)?;
    let done = in_sqlite(&connection, "begin immediate", "commit", work)?;
    connection.close().map_err(|(_, error)| DbError::from(error))?;
    let on_disk = File::open(path).and_then(|file| file.sync_all());
    on_disk.map_err(|error| DbError::Other(format!("{}: {error}", path.display())))?;
    Ok(done)
}

/// Writes everything into the file at `path` itself and says whether that was possible: it is not while another
/// process has the database open.
pub fn is_only_ours(path: &Path) -> Result<bool, DbError> {
    let connection = Connection::open(path)?;
    let mode = connection.query_row("pragma journal_mode = delete", [], |row| row.get::<_, String>(0));
    match mode.map_err(DbError::from) {
        Ok(mode) => Ok(mode == "delete"),
        Err(DbError::Busy) => Ok(false),
        Err(other) => Err(other),
    }
}

fn in_sqlite<T, E: Failure>(
    connection: &Connection,
    begin: &str,
    end: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    connection.execute_batch(begin).map_err(DbError::from)?;
    let deferred = Deferred::default();
    let done = work(&mut Tx::Sqlite(connection, &deferred))?;
    run_deferred(connection, &deferred)?;
    connection.execute_batch(end).map_err(DbError::from)?;
    Ok(done)
}

/// The connection is closed without a commit when `work` fails, which undoes it.
fn in_postgres<T, E: Failure>(
    url: &str,
    begin: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let config: Config = url.parse().map_err(|error: postgres::Error| DbError::Away(error.to_string()))?;
    let mut session = Session::open(&config)?;
    session.client.batch_execute(begin).map_err(DbError::from)?;
    let done = work(&mut Tx::Postgres(&mut session))?;
    session.client.batch_execute("commit").map_err(DbError::from)?;
    Ok(done)
}
