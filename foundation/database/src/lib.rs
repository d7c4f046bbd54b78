//! One thin layer over the two databases, SQLite (embedded) and PostgreSQL (shared).
//!
//! SQL is portable text with `?` for values; [`Sql`] carries it with what is bound. Inside a transaction
//! ([`Tx`]) nothing is async: work is a closure that runs whole on a database thread. [`Db::read`] hands it to a
//! reading thread, [`Db::write`] to the writing thread (SQLite, where waiting writes share one commit) or to a
//! connection of the pool (PostgreSQL). Nobody is answered before the commit is on disk.
//!
//! What this crate does not know: tables, records, permissions, the journal.
mod apart;
mod error;
mod load;
mod overheard;
mod postgres_db;
mod queue;
mod row;
mod sql;
mod sqlite_db;
mod tx;
mod value;

pub use apart::{Source, is_only_ours};
pub use error::{DbError, Failure};
pub use overheard::overheard;
pub use row::{FromValue, Row};
pub use sql::{Sql, sql};
pub use sqlite_db::SqliteOptions;
pub use tx::{Deferred, Dialect, Part, Tx};
pub use value::Value;

use postgres_db::PostgresDb;
use queue::{Answer, answer_to};
use sqlite_db::SqliteDb;
use std::path::Path;

/// An open database. Cheap to clone; the last clone ends its threads.
#[derive(Clone)]
pub enum Db {
    /// The embedded database.
    Sqlite(SqliteDb),
    /// A shared PostgreSQL.
    Postgres(PostgresDb),
}

impl Db {
    /// Opens (and creates, where missing) the SQLite file at `path`.
    pub fn sqlite(path: &Path, options: SqliteOptions) -> Result<Self, DbError> {
        SqliteDb::open(path, options).map(Self::Sqlite)
    }

    /// Connects `connections` times to the PostgreSQL at `url` (`postgres://user:password@host/name`).
    pub fn postgres(url: &str, connections: usize) -> Result<Self, DbError> {
        PostgresDb::connect(url, connections).map(Self::Postgres)
    }

    /// Which of the two it is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The file behind an embedded database.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(db) => Some(db.path()),
            Self::Postgres(_) => None,
        }
    }

    /// Runs `work` in a read-only transaction that sees one moment of the database.
    pub async fn read<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        self.begin_read(work)?.wait().await
    }

    /// Runs `work` in a transaction that may write, and answers after the commit.
    ///
    /// On PostgreSQL a transaction that lost a race is tried again, up to three times; `work` must therefore
    /// leave nothing behind outside the transaction.
    pub async fn write<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        self.begin_write(work)?.wait().await
    }

    /// [`Db::read`] for threads that may block: jobs and the command line.
    pub fn read_blocking<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        self.begin_read(work)?.wait_blocking()
    }

    /// [`Db::write`] for threads that may block: jobs and the command line.
    pub fn write_blocking<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        self.begin_write(work)?.wait_blocking()
    }

    fn begin_read<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<Answer<T, E>, DbError>
    where
        T: Send + 'static,
        E: Failure,
    {
        let (job, answer) = answer_to(work);
        match self {
            Self::Sqlite(db) => db.enqueue_read(job)?,
            Self::Postgres(db) => db.enqueue_read(job)?,
        }
        Ok(answer)
    }

    fn begin_write<T, E>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<Answer<T, E>, DbError>
    where
        T: Send + 'static,
        E: Failure,
    {
        let (job, answer) = answer_to(work);
        match self {
            Self::Sqlite(db) => db.enqueue_write(job)?,
            Self::Postgres(db) => db.enqueue_write(job)?,
        }
        Ok(answer)
    }
}
