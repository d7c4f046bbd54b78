use std::fmt;

/// What went wrong in a database, told apart only as far as somebody above can act on it.
#[derive(Debug)]
pub enum DbError {
    /// A unique index said no: the table and the column (or index) it guards.
    Unique {
        /// The table.
        table: String,
        /// The column, or the index where it is about several.
        column: String,
    },
    /// Something still refers to the row, or the row refers to nothing.
    Reference,
    /// The disk is full.
    Full,
    /// Too much is waiting already; try again shortly.
    Busy,
    /// Lost a race against another transaction; the whole transaction may be tried again.
    Race,
    /// The database is away.
    Away(String),
    /// Anything else: a bug of ours or a broken database.
    Other(String),
}

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unique { table, column } => write!(f, "{table}.{column} is taken"),
            Self::Reference => f.write_str("the row is referred to, or refers to nothing"),
            Self::Full => f.write_str("the disk is full"),
            Self::Busy => f.write_str("the database is busy"),
            Self::Race => f.write_str("another transaction came first"),
            Self::Away(why) => write!(f, "the database is away: {why}"),
            Self::Other(why) => f.write_str(why),
        }
    }
}
impl std::error::Error for DbError {}

/// The error type of a closure that runs in a transaction.
pub trait Failure: From<DbError> + Send + 'static {
    /// Whether the whole transaction may be tried again.
    fn is_race(&self) -> bool;
}

impl Failure for DbError {
    fn is_race(&self) -> bool {
        matches!(self, Self::Race)
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{CannotOpen, ConstraintViolation, DatabaseBusy, DatabaseLocked, DiskFull};
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Other(error.to_string());
        };
        let message = message.clone().unwrap_or_default();
        match failure.code {
            DiskFull => Self::Full,
            // A failed write of the log for lack of space arrives as an I/O error on some file systems.
            rusqlite::ErrorCode::SystemIoFailure if failure.extended_code == IO_WRITE => Self::Full,
            DatabaseBusy | DatabaseLocked => Self::Busy,
            CannotOpen => Self::Away(error.to_string()),
            ConstraintViolation => match failure.extended_code {
                rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::Reference,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
                    unique_in_sqlite(&message)
                }
                _ => Self::Other(error.to_string()),
            },
            _ => Self::Other(error.to_string()),
        }
    }
}

const IO_WRITE: i32 = rusqlite::ffi::SQLITE_IOERR_WRITE;

/// `UNIQUE constraint failed: assets.tag` or `…: assets.kind, assets.key`; the last column names it.
fn unique_in_sqlite(message: &str) -> DbError {
    let place = message.rsplit([':', ',']).next().unwrap_or_default().trim().trim_matches('\'');
    let (table, column) = place.split_once('.').unwrap_or(("", place));
    DbError::Unique { table: table.to_owned(), column: column.to_owned() }
}

impl From<postgres::Error> for DbError {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let Some(db) = error.as_db_error() else {
            return Self::Away(error.to_string());
        };
        match db.code() {
            &SqlState::UNIQUE_VIOLATION => {
                let table = db.table().unwrap_or_default();
                let index = db.constraint().unwrap_or_default();
                let column = index.strip_prefix(table).unwrap_or(index).trim_start_matches('_');
                let column = column.strip_suffix("_key").unwrap_or(column);
                Self::Unique { table: table.to_owned(), column: column.to_owned() }
            }
            &SqlState::FOREIGN_KEY_VIOLATION => Self::Reference,
            &SqlState::DISK_FULL => Self::Full,
            &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => Self::Race,
            code if code.code().starts_with("57P") || code.code().starts_with("08") => {
                Self::Away(db.to_string())
            }
            _ => Self::Other(format!("{db}: {}", db.detail().unwrap_or_default())),
        }
    }
}
