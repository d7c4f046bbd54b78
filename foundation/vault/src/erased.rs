//! Erased people stay erased, also when an older backup is restored: a list beside the data says whom to erase again.
//! It holds kinds and ids, nothing personal.
use crate::incoming::unwritable;
use domain::Instant;
use engine::{
    Actor, Door, Engine, Request, Result,
    files::{Erased, erased_since, is_erased},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The list of erased records beside the data: one line of JSON each.
#[derive(Clone, Debug)]
pub struct ErasedLog(PathBuf);

impl ErasedLog {
    /// The list in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.join("erased.log"))
    }

    /// The list in this file.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Everything in it. A line that a crash cut short is passed over; whatever it meant is still in the database.
    pub fn read(&self) -> Result<Vec<Erased>> {
        match fs::read_to_string(&self.0) {
            Ok(text) => Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(unwritable(&self.0, &error)),
        }
    }

    /// Writes down what was erased in the register and is not in the list yet; on the disk when this returns.
    pub fn follow(&self, engine: &Engine) -> Result<usize> {
        let known: BTreeSet<(String, i64, i64)> = self.read()?.into_iter().map(identity).collect();
        let all = engine.db().read_blocking(|tx| erased_since(tx, Instant(0)))?;
        let fresh: Vec<Erased> =
            all.into_iter().filter(|one| !known.contains(&identity(one.clone()))).collect();
        self.append(&fresh)?;
        Ok(fresh.len())
    }

    fn append(&self, fresh: &[Erased]) -> Result<()> {
        if fresh.is_empty() {
            return Ok(());
        }
        // Begins on a line of its own even if a crash cut the last one short.
        let mut text = if self.ends_whole()? { String::new() } else { "\n".to_owned() };
        for one in fresh {
            text.push_str(&serde_json::to_string(one)?);
            text.push('\n');
        }
        let write = || {
            let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(&self.0)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| unwritable(&self.0, &error))
    }

    fn ends_whole(&self) -> Result<bool> {
        match fs::read(&self.0) {
            Ok(bytes) => Ok(bytes.last().is_none_or(|byte| *byte == b'\n')),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => Err(unwritable(&self.0, &error)),
        }
    }

    /// Erases again what the list says and the register does not know: it was restored from an older backup. Answers
    /// how many records that were.
    pub fn erase_again(&self, engine: &Engine) -> Result<usize> {
        let mut done = 0;
        for erased in self.read()? {
            if is_back(engine, &erased)? {
                erase(engine, &erased)?;
                done += 1;
            }
        }
        Ok(done)
    }
}

fn identity(erased: Erased) -> (String, i64, i64) {
    (erased.kind, erased.record, erased.erased_at.0)
}

/// Whether the very record is in the register and not erased. One that was registered later has only its number.
fn is_back(engine: &Engine, erased: &Erased) -> Result<bool> {
    let Some(kind) = engine.kind(&erased.kind) else { return Ok(false) };
    let (erased, system) = (erased.clone(), Actor::job(crate::jobs::AFTER_ERASURE));
    let known = erased.clone();
    if engine.db().read_blocking(move |tx| is_erased(tx, &known.kind, known.record))? {
        return Ok(false);
    }
    let found = engine.view_blocking(system, kind.read, move |view| view.whole(kind, erased.record));
    match found {
        Ok(whole) => Ok(whole.created_at <= erased.erased_at),
        Err(engine::Error::NotFound(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

fn erase(engine: &Engine, erased: &Erased) -> Result<()> {
    let unknown = || engine::Error::internal(format!("nobody knows how to do {} again", erased.command));
    let doing = engine.doing(&erased.command).ok_or_else(unknown)?;
    let subject = doing.subject().ok_or_else(unknown)?;
    let input = Value::Object([(subject.to_owned(), erased.record.into())].into_iter().collect());
    let reason = format!("Erased before, on {}; a restored backup still had it.", erased.erased_at);
    let request = Request { reason: Some(reason), ..Request::through(Door::Job) };
    engine.perform_blocking(Actor::job(crate::jobs::AFTER_ERASURE), request, doing, input)?;
    Ok(())
}
