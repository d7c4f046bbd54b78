use crate::Permission;
use database::{DbError, Failure};
use domain::{FieldError, Refusal};
use std::{fmt, io};

/// The result of everything that can fail above the database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done. What it looks like outside (HTTP status, exit code) the doors decide.
#[derive(Debug)]
pub enum Error {
    /// A rule of the business said no: stable code and sentence.
    Refused(Refusal),
    /// The request makes no sense yet: what is wrong, field by field.
    Invalid(Vec<FieldError>),
    /// No such thing, or none that this actor may know of. Carries the word for it: "asset".
    NotFound(&'static str),
    /// The actor may not do this at all.
    Forbidden(Permission),
    /// Nobody is signed in.
    Unauthenticated,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Something that we depend on is away or full; trying again later may help.
    Unavailable(&'static str),
    /// A bug of ours, or a broken machine. The cause is for the log, never for the caller.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One field is wrong.
    pub fn invalid(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, message)])
    }

    /// A bug of ours, in words for the log.
    pub fn internal(why: impl Into<String>) -> Self {
        Self::Internal(why.into().into())
    }

    /// A file could not be written: the disk is full, or something that nobody expects, in words for the log.
    pub fn of_file(what: impl fmt::Display, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Unavailable("The disk is full. Nothing was kept; free some space and try again.")
            }
            _ => Self::internal(format!("{what}: {error}")),
        }
    }

    /// The stable code of this error, as the API sends it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Invalid(_) => "invalid",
            Self::NotFound(_) => "not-found",
            Self::Forbidden(_) => "forbidden",
            Self::Unauthenticated => "unauthenticated",
            Self::Conflict => "changed-meanwhile",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Invalid(errors) => {
                let sentences: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
                f.write_str(&sentences.join(" "))
            }
            Self::NotFound(what) => write!(f, "There is no such {what}."),
            Self::Forbidden(permission) => write!(f, "This needs the permission {permission}."),
            Self::Unauthenticated => f.write_str("Sign in first."),
            Self::Conflict => {
                f.write_str("Somebody else changed this meanwhile. Look at it again before you change it.")
            }
            Self::Unavailable(why) => f.write_str(why),
            Self::Internal(_) => f.write_str("Something went wrong on our side."),
        }
    }
}
impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
impl From<Vec<FieldError>> for Error {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}
impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}
impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Race => Self::Conflict,
            DbError::Busy => Self::Unavailable("Too much is going on right now. Try again in a moment."),
            DbError::Full => {
                Self::Unavailable("The disk is full. Nothing was changed; free some space and try again.")
            }
            DbError::Away(why) => {
                tracing::error!(%why, "the database is away");
                Self::Unavailable("The database is away. Nothing was changed; try again in a moment.")
            }
            DbError::Reference => Self::Refused(Refusal::new(
                "still-used",
                "Something else still refers to this, or it refers to something that does not exist.",
            )),
            DbError::Unique { ref column, .. } if column == "subject_sequence" => Self::Conflict,
            DbError::Unique { ref column, .. } => Self::Refused(Refusal::new(
                "already-taken",
                format!("Another record already has this {}.", column.replace('_', " ")),
            )),
            DbError::Other(_) => Self::Internal(error.into()),
        }
    }
}

impl Failure for Error {
    fn is_race(&self) -> bool {
        matches!(self, Self::Conflict)
    }
}
