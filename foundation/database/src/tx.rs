use crate::{DbError, Row, Sql, overheard::hear, postgres_db::Session, row::FromValue, sql::numbered};
use postgres::{fallible_iterator::FallibleIterator, types::ToSql};
use std::cell::RefCell;

/// Which database it is, for the few places where their SQL differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded one.
    Sqlite,
    /// The shared one.
    Postgres,
}

impl Dialect {
    /// The text for this database of two.
    pub fn pick<T>(self, sqlite: T, postgres: T) -> T {
        match self {
            Self::Sqlite => sqlite,
            Self::Postgres => postgres,
        }
    }

    /// How a text column is compared without regard to case, so that an index can serve it. SQLite's columns are
    /// declared so. PostgreSQL's indexes are on this expression: ICU makes the small letters, because `lower` alone
    /// knows only ASCII in a database that was made with the locale C.
    pub fn folded(self, column: &str) -> String {
        self.pick(column.to_owned(), format!("(lower({column} collate \"und-x-icu\") collate \"C\")"))
    }

    /// A text to compare with [`Self::folded`].
    pub fn fold(self, text: &str) -> String {
        self.pick(text.to_owned(), text.to_lowercase())
    }
}

/// Statements that wait until the end of a transaction. A full-text index writes its pending words to the file at every
/// savepoint; done once at the end, a hundred changed rows cost it what one does.
#[derive(Default)]
pub struct Deferred(RefCell<Vec<Sql>>);

impl Deferred {
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    pub(crate) fn truncate(&self, len: usize) {
        self.0.borrow_mut().truncate(len);
    }

    pub(crate) fn take(&self) -> Vec<Sql> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}

/// A transaction that is open on a database thread. Whoever opened it ends it.
pub enum Tx<'a> {
    /// On the embedded database.
    Sqlite(&'a rusqlite::Connection, &'a Deferred),
    /// On PostgreSQL.
    Postgres(&'a mut Session),
}

/// A part of a transaction that was begun and has to be ended.
#[must_use]
pub struct Part {
    deferred: usize,
}

impl Tx<'_> {
    /// The same transaction, lent on to somebody who wants to hold it by value.
    pub fn lent(&mut self) -> Tx<'_> {
        match self {
            Self::Sqlite(connection, deferred) => Tx::Sqlite(connection, deferred),
            Self::Postgres(session) => Tx::Postgres(session),
        }
    }

    /// Which database it is on.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(..) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement that changes rows; answers how many.
    pub fn execute(&mut self, statement: impl Into<Sql>) -> Result<u64, DbError> {
        let statement = statement.into();
        match self {
            Self::Sqlite(connection, _) => {
                let mut prepared = connection.prepare_cached(statement.text())?;
                let changed = prepared.execute(rusqlite::params_from_iter(statement.values()))?;
                Ok(changed as u64)
            }
            Self::Postgres(session) => {
                let prepared = session.prepared(&statement)?;
                let values: Vec<&(dyn ToSql + Sync)> =
                    statement.values().iter().map(|value| value as &(dyn ToSql + Sync)).collect();
                Ok(session.client.execute(&prepared, &values)?)
            }
        }
    }

    /// Runs statements without values, separated by semicolons: schema changes.
    pub fn batch(&mut self, text: &str) -> Result<(), DbError> {
        match self {
            Self::Sqlite(connection, _) => Ok(connection.execute_batch(text)?),
            Self::Postgres(session) => Ok(session.client.batch_execute(text)?),
        }
    }

    /// Every row, each read by `read`.
    pub fn all<T>(
        &mut self,
        statement: impl Into<Sql>,
        mut read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut rows = Vec::new();
        self.each(statement, |row| {
            rows.push(read(row)?);
            Ok::<_, DbError>(true)
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    pub fn first<T>(
        &mut self,
        statement: impl Into<Sql>,
        mut read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        let mut first = None;
        self.each(statement, |row| {
            first = Some(read(row)?);
            Ok::<_, DbError>(false)
        })?;
        Ok(first)
    }

    /// The only column of the only row of a statement that always has one: a count, a maximum.
    pub fn scalar<T: FromValue>(&mut self, statement: impl Into<Sql>) -> Result<T, DbError> {
        self.first(statement, |row| row.at(0))?.ok_or_else(|| DbError::Other("no row".into()))
    }

    /// Visits row after row without keeping them, until `visit` answers false.
    pub fn each<E: From<DbError>>(
        &mut self,
        statement: impl Into<Sql>,
        mut visit: impl FnMut(&Row<'_>) -> Result<bool, E>,
    ) -> Result<(), E> {
        let mut failed = None;
        self.visit(&statement.into(), &mut |row| {
            visit(row).unwrap_or_else(|error| {
                failed = Some(error);
                false
            })
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// [`Tx::each`] for every kind of error: compiled once, not once for each statement of the product.
    fn visit(&mut self, statement: &Sql, visit: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), DbError> {
        hear(statement);
        match self {
            Self::Sqlite(connection, _) => {
                let mut prepared = connection.prepare_cached(statement.text())?;
                let mut rows = prepared.query(rusqlite::params_from_iter(statement.values()))?;
                while let Some(row) = rows.next()? {
                    if !visit(&Row::Sqlite(row)) {
                        break;
                    }
                }
            }
            Self::Postgres(session) => {
                let prepared = session.prepared(statement)?;
                let mut rows = session.client.query_raw(&prepared, statement.values())?;
                while let Some(row) = rows.next()? {
                    if !visit(&Row::Postgres(&row)) {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Runs a statement at the end of the transaction, on the embedded database; at once on PostgreSQL. For indexes
    /// that nothing in the transaction itself reads.
    pub fn defer(&mut self, statement: Sql) -> Result<(), DbError> {
        match self {
            Self::Sqlite(_, deferred) => deferred.0.borrow_mut().push(statement),
            Self::Postgres(_) => {
                self.execute(statement)?;
            }
        }
        Ok(())
    }

    /// Begins a part of the transaction that can be taken back by itself.
    pub fn begin_part(&mut self) -> Result<Part, DbError> {
        self.batch("savepoint part")?;
        Ok(Part {
            deferred: match self {
                Self::Sqlite(_, deferred) => deferred.len(),
                Self::Postgres(_) => 0,
            },
        })
    }

    /// Ends a part: keeps what it wrote, or takes it back.
    pub fn end_part(&mut self, part: Part, keep: bool) -> Result<(), DbError> {
        if keep {
            return self.batch("release savepoint part");
        }
        if let Self::Sqlite(_, deferred) = self {
            deferred.truncate(part.deferred);
        }
        self.batch("rollback to savepoint part; release savepoint part")
    }

    /// Runs `work` so that, if it fails, only what it wrote is undone and the transaction goes on.
    pub fn savepoint<T, E: From<DbError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let part = self.begin_part()?;
        let result = work(self);
        self.end_part(part, result.is_ok())?;
        result
    }

    /// Checks that a statement is good SQL here, without running it.
    pub fn prepare(&mut self, statement: &Sql) -> Result<(), DbError> {
        match self {
            Self::Sqlite(connection, _) => {
                connection.prepare(statement.text())?;
            }
            Self::Postgres(session) => {
                session.client.prepare(&numbered(statement.text()))?;
            }
        }
        Ok(())
    }
}
