use crate::{
    Engine, Error, Request, Result, Work,
    jobs::{JobKind, JobRow, JobRun, NewJob, Progress, Step, store},
};
use croner::Cron;
use domain::Instant;
use parking_lot::{Condvar, Mutex};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

/// A worker that has not been heard of for this long has died; another takes over.
const LEASE_MILLIS: i64 = 20_000;
/// How often a worker says that it is alive while a step takes long.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How often a job that fails for a passing reason is tried: for more than an hour, in which somebody makes room on a
/// full disk.
const ATTEMPTS: i64 = 20;
/// The longest pause between two tries, as a power of two of [`PAUSE_MILLIS`].
const PAUSE_DOUBLINGS: i64 = 7;
const PAUSE_MILLIS: i64 = 2_000;

/// Does jobs, one at a time.
pub struct JobRunner {
    engine: Engine,
    owner: String,
}

impl JobRunner {
    /// A runner for this engine; `owner` tells nodes and threads apart.
    pub fn new(engine: Engine, owner: impl Into<String>) -> Self {
        Self { engine, owner: owner.into() }
    }

    /// Takes on the jobs whose time has come by schedule.
    pub fn tick_schedules(&self) -> Result<()> {
        let now = self.engine.clock().now();
        for kind in self.kinds() {
            let pattern = self.engine.schedule_of(kind);
            let Some(next) = pattern.and_then(|pattern| next_time(pattern, now, self.engine.clock().zone()))
            else {
                continue;
            };
            self.engine.housekeep_blocking(move |tx| {
                if store::schedule_is_due(tx, kind.name, now, next)? {
                    let title = kind.says.to_owned();
                    let key = Some("schedule".to_owned());
                    let job =
                        NewJob { kind: kind.name, title, input: serde_json::Value::Null, unique_key: key };
                    store::insert(tx, &job, now, now, None, "schedule")?;
                }
                store::clean_up(tx, now)
            })?;
        }
        Ok(())
    }

    /// Does the next job that is due, to its end or until `stop`; false when there was none.
    pub fn run_next(&self, stop: &AtomicBool) -> Result<bool> {
        let (owner, now) = (self.owner.clone(), self.engine.clock().now());
        let claimed =
            self.engine.housekeep_blocking(move |tx| store::claim(tx, &owner, now, LEASE_MILLIS))?;
        let Some(row) = claimed else { return Ok(false) };
        let id = row.id;
        match self.run(row, stop) {
            Ok(()) => {}
            Err(error) => {
                let why = error.to_string();
                tracing::error!(job = id, error = ?error, "a job failed");
                let (owner, now) = (self.owner.clone(), self.engine.clock().now());
                self.engine.housekeep_blocking(move |tx| store::finish(tx, id, &owner, Some(&why), now))?;
            }
        }
        Ok(true)
    }

    /// Does everything that is due now: for tests and the command line.
    pub fn run_all(&self) -> Result<()> {
        let never = AtomicBool::new(false);
        while self.run_next(&never)? {}
        Ok(())
    }

    fn run(&self, row: JobRow, stop: &AtomicBool) -> Result<()> {
        let Some(kind) = self.kinds().find(|kind| kind.name == row.kind) else {
            return Err(Error::internal(format!("nobody knows how to do a job of the kind {}", row.kind)));
        };
        let attempts = row.attempts;
        let mut run = JobRun {
            id: row.id,
            input: row.input(),
            cursor: serde_json::from_str(&row.cursor)?,
            done: row.done,
            total: row.total,
            result: row.result,
            account: row.account,
            request: row.request,
        };
        loop {
            if stop.load(Ordering::Relaxed) {
                // Not an attempt that failed: the next start goes on from here.
                return self.put_back(&run, 0, "");
            }
            match self.step(kind, &mut run) {
                Ok(Some(Progress::More)) => {}
                Ok(Some(Progress::Done)) => {
                    let (id, owner, now) = (run.id, self.owner.clone(), self.engine.clock().now());
                    return self
                        .engine
                        .housekeep_blocking(move |tx| store::finish(tx, id, &owner, None, now));
                }
                Ok(None) => return Ok(()),
                Err(Error::Unavailable(why)) if attempts < ATTEMPTS => {
                    return self.put_back(&run, PAUSE_MILLIS << attempts.min(PAUSE_DOUBLINGS), why);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// One step, and how far it came, kept. `None`: somebody cancelled it.
    fn step(&self, kind: &'static JobKind, run: &mut JobRun) -> Result<Option<Progress>> {
        let owner = self.owner.clone();
        // From when the step is over: a long one was kept alive meanwhile, and must not fall back behind that.
        let clock = self.engine.clone();
        let lease = move || clock.clock().now().plus_millis(LEASE_MILLIS);
        match kind.step {
            Step::Inside(step) => {
                let before = run.clone();
                let request = Request { id: run.request.clone(), ..Request::default() };
                let one_step = move |work: &mut Work<'_>| {
                    let mut run = before.clone();
                    let progress = step(work, &mut run)?;
                    let ours = store::keep(&mut work.tx, &run, &owner, lease())?;
                    // A cancelled job keeps what earlier steps did, but not this one.
                    if ours { Ok((run, progress)) } else { Err(Error::Conflict) }
                };
                let (after, progress) = self
                    .while_alive(run.id, || {
                        self.engine.work_as_account(run.account, request, kind.name, one_step)
                    })
                    .map(|(run, progress)| (Some(run), Some(progress)))
                    .or_else(|error| match error {
                        Error::Conflict if !self.is_ours(run.id)? => Ok((None, None)),
                        other => Err(other),
                    })?;
                if let Some(after) = after {
                    *run = after;
                }
                Ok(progress)
            }
            Step::Outside(step) => {
                let progress = self.while_alive(run.id, || step(&self.engine, run))?;
                let (kept, lease) = (run.clone(), lease());
                let ours = self.engine.housekeep_blocking(move |tx| store::keep(tx, &kept, &owner, lease))?;
                Ok(ours.then_some(progress))
            }
        }
    }

    /// Does something that may take long, and says now and then that the job is still worked on.
    fn while_alive<T: Send>(&self, id: i64, work: impl FnOnce() -> T) -> T {
        let (done, ended) = mpsc::channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                while ended.recv_timeout(HEARTBEAT) == Err(mpsc::RecvTimeoutError::Timeout) {
                    let (owner, until) =
                        (self.owner.clone(), self.engine.clock().now().plus_millis(LEASE_MILLIS));
                    let prolonged =
                        self.engine.housekeep_blocking(move |tx| store::prolong(tx, id, &owner, until));
                    if let Err(error) = prolonged {
                        tracing::warn!(job = id, ?error, "the lease of a job could not be prolonged");
                    }
                }
            });
            let result = work();
            drop(done);
            result
        })
    }

    fn is_ours(&self, id: i64) -> Result<bool> {
        let owner = self.owner.clone();
        self.engine.housekeep_blocking(move |tx| {
            let statement = database::sql(
                "select count(*) from jobs where id = ? and state = 'running' and lease_owner = ?",
            );
            Ok(tx.scalar::<i64>(statement.bind(id).bind(owner.as_str()))? == 1)
        })
    }

    fn put_back(&self, run: &JobRun, wait_millis: i64, why: &str) -> Result<()> {
        let (id, owner, why) = (run.id, self.owner.clone(), why.to_owned());
        let until = self.engine.clock().now().plus_millis(wait_millis);
        self.engine.housekeep_blocking(move |tx| store::postpone(tx, id, &owner, until, &why))
    }

    fn kinds(&self) -> impl Iterator<Item = &'static JobKind> {
        self.engine.capabilities().iter().flat_map(|capability| capability.jobs)
    }
}

/// The next time that a cron pattern names after `now`, in a time zone.
fn next_time(pattern: &str, now: Instant, zone: &jiff::tz::TimeZone) -> Option<Instant> {
    let cron: Cron = pattern.parse().ok()?;
    crate::clock::next_of(&cron, now, zone)
}

/// Whether a text is a schedule: a cron pattern of five fields.
pub fn is_schedule(pattern: &str) -> bool {
    pattern.parse::<Cron>().is_ok()
}

/// The threads that work behind the scenes: jobs, schedules, the sealer. Dropping it ends them after the step in
/// hand.
pub struct Background {
    stop: Arc<AtomicBool>,
    wake: Arc<(Mutex<()>, Condvar)>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Background {
    /// Starts working for an engine; `node` tells several nodes apart.
    pub fn start(engine: &Engine, node: &str) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let wake = Arc::new((Mutex::new(()), Condvar::new()));
        let runner = JobRunner::new(engine.clone(), format!("{node}/jobs"));
        let jobs = spawn("tenure-jobs", &stop, &wake, Duration::from_millis(400), {
            let stop = stop.clone();
            let mut ticks = 0_u32;
            move || {
                if ticks.is_multiple_of(50) {
                    runner.tick_schedules()?;
                }
                ticks = ticks.wrapping_add(1);
                while !stop.load(Ordering::Relaxed) && runner.run_next(&stop)? {}
                Ok(())
            }
        });
        let engine = engine.clone();
        let mut sealed_to = -1;
        let seal = spawn("tenure-seal", &stop, &wake, Duration::from_millis(500), move || {
            let length = engine.journal_length()?;
            if length != sealed_to {
                while engine.seal(false)?.more {}
                sealed_to = length;
            }
            Ok(())
        });
        Self { stop, wake, threads: [jobs, seal].into_iter().flatten().collect() }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.wake.1.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// A thread that does `round` again and again with a pause between, until told to stop.
fn spawn(
    name: &str,
    stop: &Arc<AtomicBool>,
    wake: &Arc<(Mutex<()>, Condvar)>,
    pause: Duration,
    mut round: impl FnMut() -> Result<()> + Send + 'static,
) -> Option<thread::JoinHandle<()>> {
    let (stop, wake, name) = (stop.clone(), wake.clone(), name.to_owned());
    let loop_name = name.clone();
    let run = move || {
        while !stop.load(Ordering::Relaxed) {
            if let Err(error) = round() {
                tracing::warn!(thread = loop_name, ?error, "will try again");
            }
            let mut guard = wake.0.lock();
            if !stop.load(Ordering::Relaxed) {
                wake.1.wait_for(&mut guard, pause);
            }
        }
    };
    thread::Builder::new().name(name).spawn(run).ok()
}
