//! Work in the background: kept in a table, so that it survives a restart, can be watched, and is done once.
//!
//! A job runs in steps. A step inside the register is one transaction that also keeps how far it came; whoever
//! dies in between leaves a job that the next node picks up where it stood.
mod runner;
mod store;

pub use runner::{Background, JobRunner, is_schedule};
pub(crate) use store::prepare;
pub use store::{JobRow, JobState, NewJob, cancel, enqueue, job, jobs, last_done};

use crate::{Engine, Result, Work};
use serde_json::Value;

/// A kind of background work.
pub struct JobKind {
    /// Its name: `imports.apply`.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub says: &'static str,
    /// When it runs by itself, as a cron pattern of five fields in the organisation's time zone.
    pub schedule: Option<&'static str>,
    /// One step of it.
    pub step: Step,
}

/// How a kind of job makes a step.
pub enum Step {
    /// In one transaction, which also keeps how far it came.
    Inside(fn(&mut Work<'_>, &mut JobRun) -> Result<Progress>),
    /// With the world outside (files, mail): may be repeated after a crash.
    Outside(fn(&Engine, &mut JobRun) -> Result<Progress>),
}

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Call again.
    More,
    /// That was the last step.
    Done,
}

/// A job in the making, as a step sees it.
#[derive(Clone, Debug)]
pub struct JobRun {
    /// Its id.
    pub id: i64,
    /// What it was asked.
    pub input: Value,
    /// Where it stands; null at first. Kept with each step.
    pub cursor: Value,
    /// Pieces done.
    pub done: i64,
    /// Pieces in all, once known.
    pub total: Option<i64>,
    /// What it found, for whoever asked. Kept with each step.
    pub result: Value,
    /// On whose account it runs.
    pub account: Option<i64>,
    /// The request that started it.
    pub request: String,
}
