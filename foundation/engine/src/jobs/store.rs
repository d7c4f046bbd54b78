use crate::{Error, Result, View, Work};
use database::{DbError, Row, Sql, Tx, sql};
use domain::{Instant, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Makes the tables.
pub(crate) fn prepare(tx: &mut Tx<'_>) -> Result<()> {
    let id = tx.dialect().pick("integer primary key", "bigint generated always as identity primary key");
    Ok(tx.batch(&format!(
        "create table if not exists jobs (
            id {id}, kind text not null, title text not null, input text not null, cursor text not null,
            state text not null, done bigint not null, total bigint, result text not null, error text,
            unique_key text, run_at bigint not null, created_at bigint not null, started_at bigint,
            finished_at bigint, lease_until bigint, lease_owner text, attempts bigint not null,
            account bigint, request text not null);
         create index if not exists jobs_waiting on jobs (run_at, id) where state in ('queued', 'running');
         create unique index if not exists jobs_unique_key_key on jobs (kind, unique_key)
            where state in ('queued', 'running') and unique_key is not null;
         create index if not exists jobs_by_account on jobs (account, id);
         create table if not exists job_schedules (kind text primary key, next_run_at bigint not null);"
    ))?)
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JobState {
    /// Waiting for its turn.
    Queued,
    /// Being worked on.
    Running,
    /// Finished.
    Done,
    /// Given up; the error says why.
    Failed,
    /// Stopped by somebody.
    Cancelled,
}

impl JobState {
    /// As the table keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn from_name(name: &str) -> Self {
        match name {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            _ => Self::Failed,
        }
    }
}

/// A job as it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JobRow {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// What it is about, for people.
    pub title: String,
    /// Where it stands.
    pub state: JobState,
    /// Pieces done.
    pub done: i64,
    /// Pieces in all, once known.
    pub total: Option<i64>,
    /// What it found so far.
    pub result: Value,
    /// Why it failed.
    pub error: Option<String>,
    /// When it was asked for.
    #[schemars(with = "i64")]
    pub created_at: Instant,
    /// When work began.
    #[schemars(with = "Option<i64>")]
    pub started_at: Option<Instant>,
    /// When it ended.
    #[schemars(with = "Option<i64>")]
    pub finished_at: Option<Instant>,
    /// On whose account.
    pub account: Option<i64>,
    #[serde(skip)]
    pub(crate) input: String,
    #[serde(skip)]
    pub(crate) cursor: String,
    #[serde(skip)]
    pub(crate) request: String,
    #[serde(skip)]
    pub(crate) attempts: i64,
}

impl JobRow {
    /// What it was asked.
    pub fn input(&self) -> Value {
        serde_json::from_str(&self.input).unwrap_or_default()
    }

    /// Milliseconds that it will still take at the pace so far, when that can be said.
    pub fn remaining_millis(&self, now: Instant) -> Option<i64> {
        let (total, started) = (self.total?, self.started_at?);
        if self.state != JobState::Running || self.done <= 0 || total < self.done {
            return None;
        }
        Some((now.0 - started.0).max(0) / self.done * (total - self.done))
    }
}

const COLUMNS: &str =
    "id, kind, title, state, done, total, result, error, created_at, started_at, finished_at,
    account, input, cursor, request, attempts";

fn read_job(row: &Row<'_>) -> Result<JobRow, DbError> {
    Ok(JobRow {
        id: row.at(0)?,
        kind: row.at(1)?,
        title: row.at(2)?,
        state: JobState::from_name(&row.at::<String>(3)?),
        done: row.at(4)?,
        total: row.at(5)?,
        result: serde_json::from_str(&row.at::<String>(6)?).unwrap_or_default(),
        error: row.at(7)?,
        created_at: row.at(8)?,
        started_at: row.at(9)?,
        finished_at: row.at(10)?,
        account: row.at(11)?,
        input: row.at(12)?,
        cursor: row.at(13)?,
        request: row.at(14)?,
        attempts: row.at(15)?,
    })
}

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// The kind.
    pub kind: &'a str,
    /// What it is about, for people.
    pub title: String,
    /// What it is asked.
    pub input: Value,
    /// While a job of this kind with this key waits or runs, another is not taken on.
    pub unique_key: Option<String>,
}

/// Takes on a job in the transaction of the change that wants it; answers its id. A job that is unique and already
/// waiting answers that one's id.
pub fn enqueue(work: &mut Work<'_>, job: NewJob<'_>) -> Result<i64> {
    let (now, account, request) = (work.now(), work.actor().account, work.request().id.clone());
    insert(&mut work.tx, &job, now, now, account, &request)
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    job: &NewJob<'_>,
    run_at: Instant,
    now: Instant,
    account: Option<i64>,
    request: &str,
) -> Result<i64> {
    if let Some(key) = &job.unique_key {
        let statement =
            sql("select id from jobs where kind = ? and unique_key = ? and state in ('queued', 'running')");
        if let Some(id) = tx.first(statement.bind(job.kind).bind(key), |row| row.at(0))? {
            return Ok(id);
        }
    }
    let id = tx.scalar(
        sql("insert into jobs (kind, title, input, cursor, state, done, result, unique_key, run_at, created_at,
                attempts, account, request)
             values (?, ?, ?, 'null', 'queued', 0, 'null', ?, ?, ?, 0, ?, ?) returning id")
        .bind(job.kind)
        .bind(job.title.as_str())
        .bind(job.input.to_string())
        .bind(job.unique_key.clone())
        .bind(run_at)
        .bind(now)
        .bind(account)
        .bind(request),
    )?;
    Ok(id)
}

/// One job.
pub fn job(view: &mut View<'_>, id: i64) -> Result<JobRow> {
    let statement = sql(format!("select {COLUMNS} from jobs where id = ?")).bind(id);
    view.first(statement, read_job)?.ok_or(Error::NotFound("job"))
}

/// The last job of a kind that ended well, as far back as jobs are kept.
pub fn last_done(view: &mut View<'_>, kind: &str) -> Result<Option<JobRow>> {
    let text =
        format!("select {COLUMNS} from jobs where kind = ? and state = 'done' order by id desc limit 1");
    view.first(sql(text).bind(kind), read_job)
}

/// Jobs, newest first; of one account, or all.
pub fn jobs(
    view: &mut View<'_>,
    account: Option<i64>,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<JobRow>> {
    let mut statement = sql(format!("select {COLUMNS} from jobs where 1 = 1"));
    if let Some(account) = account {
        statement.push(" and account = ").push_value(account);
    }
    if let Some(before) = before {
        statement.push(" and id < ").push_value(before);
    }
    statement.push(&format!(" order by id desc limit {limit}"));
    view.all(statement, read_job)
}

/// Stops a job that has not ended. What it has done stays; a running step is finished first.
pub fn cancel(work: &mut Work<'_>, id: i64) -> Result<()> {
    let now = work.now();
    let statement = sql(
        "update jobs set state = 'cancelled', finished_at = ? where id = ? and state in ('queued', 'running')",
    );
    if work.project(statement.bind(now).bind(id))? == 0 {
        return Err(Refusal::new("job-has-ended", "This job has already ended.").into());
    }
    Ok(())
}

/// Takes the next job that is due, or whose worker has gone silent, under a lease.
pub(crate) fn claim(tx: &mut Tx<'_>, owner: &str, now: Instant, lease_millis: i64) -> Result<Option<JobRow>> {
    let skip = tx.dialect().pick("", " for update skip locked");
    let statement = sql(format!(
        "update jobs set state = 'running', lease_owner = ?, lease_until = ?, attempts = attempts + 1,
             started_at = coalesce(started_at, ?)
         where id = (select id from jobs
             where (state = 'queued' and run_at <= ?) or (state = 'running' and lease_until < ?)
             order by run_at, id limit 1{skip})
         returning {COLUMNS}"
    ))
    .bind(owner)
    .bind(now.plus_millis(lease_millis))
    .bind(now)
    .bind(now)
    .bind(now);
    Ok(tx.first(statement, read_job)?)
}

/// Keeps how far a job came and prolongs its lease. False: it is no longer ours (cancelled, or taken over).
pub(crate) fn keep(tx: &mut Tx<'_>, run: &super::JobRun, owner: &str, lease_until: Instant) -> Result<bool> {
    let statement = sql("update jobs set cursor = ?, done = ?, total = ?, result = ?, lease_until = ?
         where id = ? and state = 'running' and lease_owner = ?")
    .bind(run.cursor.to_string())
    .bind(run.done)
    .bind(run.total)
    .bind(run.result.to_string())
    .bind(lease_until)
    .bind(run.id)
    .bind(owner);
    Ok(tx.execute(statement)? == 1)
}

/// Prolongs the lease of a job that is still ours.
pub(crate) fn prolong(tx: &mut Tx<'_>, id: i64, owner: &str, lease_until: Instant) -> Result<()> {
    let statement =
        sql("update jobs set lease_until = ? where id = ? and state = 'running' and lease_owner = ?");
    tx.execute(statement.bind(lease_until).bind(id).bind(owner))?;
    Ok(())
}

/// Ends a job.
pub(crate) fn finish(tx: &mut Tx<'_>, id: i64, owner: &str, error: Option<&str>, now: Instant) -> Result<()> {
    let state = if error.is_some() { JobState::Failed } else { JobState::Done };
    let statement = sql("update jobs set state = ?, error = ?, finished_at = ?, lease_until = null
         where id = ? and state = 'running' and lease_owner = ?");
    tx.execute(statement.bind(state.name()).bind(error).bind(now).bind(id).bind(owner))?;
    Ok(())
}

/// Puts a job back that failed for a passing reason.
pub(crate) fn postpone(tx: &mut Tx<'_>, id: i64, owner: &str, until: Instant, why: &str) -> Result<()> {
    let statement = sql("update jobs set state = 'queued', run_at = ?, error = ?, lease_until = null
         where id = ? and state = 'running' and lease_owner = ?");
    tx.execute(statement.bind(until).bind(why).bind(id).bind(owner))?;
    Ok(())
}

/// Moves a schedule on, if it is due; true for the one node that did.
pub(crate) fn schedule_is_due(tx: &mut Tx<'_>, kind: &str, now: Instant, next: Instant) -> Result<bool> {
    let known: Option<i64> =
        tx.first(sql("select next_run_at from job_schedules where kind = ?").bind(kind), |row| row.at(0))?;
    match known {
        None => {
            let statement =
                sql("insert into job_schedules (kind, next_run_at) values (?, ?) on conflict do nothing");
            tx.execute(statement.bind(kind).bind(next))?;
            Ok(false)
        }
        Some(due) if due <= now.0 => {
            let statement =
                sql("update job_schedules set next_run_at = ? where kind = ? and next_run_at = ?");
            Ok(tx.execute(statement.bind(next).bind(kind).bind(due))? == 1)
        }
        // The schedule was changed to something more frequent.
        Some(due) if due > next.0 => {
            let statement =
                sql("update job_schedules set next_run_at = ? where kind = ? and next_run_at = ?");
            tx.execute(statement.bind(next).bind(kind).bind(due))?;
            Ok(false)
        }
        Some(_) => Ok(false),
    }
}

/// Forgets jobs that ended long ago and answers that nobody will ask for again.
pub(crate) fn clean_up(tx: &mut Tx<'_>, now: Instant) -> Result<()> {
    const DAY: i64 = 86_400_000;
    tx.execute(Sql::from("delete from jobs where finished_at < ?").bind(now.plus_millis(-90 * DAY)))?;
    tx.execute(Sql::from("delete from idempotency where recorded_at < ?").bind(now.plus_millis(-7 * DAY)))?;
    Ok(())
}
