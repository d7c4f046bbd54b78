use crate::{blobs::sync_folder, incoming::unwritable, store};
use database::{Source, Tx, is_only_ours};
use domain::Refusal;
use engine::{Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What was there before.
pub(super) struct Before {
    /// Its contents of attachments, by digest.
    pub(super) contents: Vec<String>,
    /// Its backup.
    pub(super) backup: Option<PathBuf>,
}

/// What a database is, for people; without the password in an address.
pub(super) fn described(database: &Source) -> String {
    match database {
        Source::Sqlite(path) => format!("The database {}", path.display()),
        Source::Postgres(url) => {
            let place = url.rsplit_once('@').map_or(url.as_str(), |(_, place)| place);
            format!("The database at {place}")
        }
    }
}

/// Whether a database is missing or has no tables.
pub(super) fn is_empty(database: &Source) -> Result<bool> {
    match database {
        Source::Sqlite(path) if !path.exists() => Ok(true),
        _ => database.read(store::is_empty),
    }
}

/// Whether a server works on a database, as far as can be seen from here.
pub fn is_served(database: &Source) -> Result<bool> {
    match database {
        Source::Postgres(_) => Ok(database.read(store::others)? > 0),
        Source::Sqlite(path) => Ok(path.exists() && !is_only_ours(path)?),
    }
}

/// Refuses while somebody else has the embedded one open. A PostgreSQL is looked after by whoever calls.
pub(super) fn refuse_in_use(database: &Source) -> Result<()> {
    match database {
        Source::Sqlite(path) if path.exists() && !is_only_ours(path)? => {
            let message = "The database is in use. Stop the server first; nothing was changed.";
            Err(Error::from(Refusal::new("database-in-use", message)))
        }
        _ => Ok(()),
    }
}

/// Fills a database in one transaction, in place of what was there before.
pub(super) fn filled<T>(
    database: &Source,
    before: Option<&Before>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    match database {
        Source::Postgres(_) => database.fill(|tx| {
            if before.is_some() {
                store::clear(tx)?;
            }
            work(tx)
        }),
        Source::Sqlite(path) => {
            let done = filled_file(path, work)?;
            refuse_in_use(database)?;
            move_over(&beside(path), path)?;
            Ok(done)
        }
    }
}

/// Where the embedded database is filled before it takes its place.
fn beside(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".restoring");
    PathBuf::from(beside)
}

/// Fills the file beside the place that is meant; what an interrupted restore left there goes first.
fn filled_file<T>(path: &Path, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
    let (folder, beside) = (folder_of(path), beside(path));
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let _ = fs::remove_file(&beside);
    let done = Source::Sqlite(beside.clone()).fill(work);
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

fn move_over(beside: &Path, path: &Path) -> Result<()> {
    fs::rename(beside, path)
        .and_then(|()| sync_folder(folder_of(path)))
        .map_err(|error| unwritable(path, &error))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
