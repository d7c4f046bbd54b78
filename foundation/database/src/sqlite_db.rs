//! The embedded database: one writing thread with group commit, a few reading threads.
//!
//! Measured with `synchronous=FULL`: eight clients reach four times the commits of one connection per client,
//! because writes that wait together share one fsync. See docs/decisions/0003.
use crate::{
    DbError, Deferred, Tx,
    queue::{Ended, Job},
};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use rusqlite::{Connection, OpenFlags};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// Most writes that share one commit; also what one crash could leave unanswered.
const GROUP_MAX: usize = 256;
/// A group is closed after this long even if more is waiting, so that nobody waits for strangers' work.
const GROUP_FOR: Duration = Duration::from_millis(8);
/// How long somebody waits for another process that is in the file.
const BUSY_FOR: Duration = Duration::from_secs(10);
/// Between two tries where SQLite does not wait by itself.
const BUSY_PAUSE: Duration = Duration::from_millis(10);
/// Work that may wait before callers are told that the database is busy.
const QUEUE_MAX: usize = 4096;

/// How the embedded database is opened.
#[derive(Clone, Copy, Debug)]
pub struct SqliteOptions {
    /// Reading threads.
    pub readers: usize,
    /// Bytes of the file that readers map into memory; 0 on network disks, where an I/O error under a map ends
    /// the process.
    pub mmap_bytes: i64,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(2, usize::from);
        Self { readers: cores.clamp(2, 8), mmap_bytes: 4 << 30 }
    }
}

/// See [`crate::Db::Sqlite`].
#[derive(Clone)]
pub struct SqliteDb(Arc<Threads>);

struct Threads {
    path: PathBuf,
    reads: Option<Sender<Box<dyn Job>>>,
    writes: Option<Sender<Box<dyn Job>>>,
    handles: Vec<thread::JoinHandle<()>>,
}

impl SqliteDb {
    pub(crate) fn open(path: &Path, options: SqliteOptions) -> Result<Self, DbError> {
        let writer = open_writer(path)?;
        let (reads, read_queue) = bounded(QUEUE_MAX);
        let (writes, write_queue) = bounded(QUEUE_MAX);
        let mut handles = vec![spawn("tenure-write", move || write_loop(&writer, &write_queue))?];
        for n in 0..options.readers.max(1) {
            let reader = open_reader(path, options.mmap_bytes)?;
            let queue = read_queue.clone();
            handles.push(spawn(&format!("tenure-read-{n}"), move || read_loop(&reader, &queue))?);
        }
        let threads = Threads { path: path.to_owned(), reads: Some(reads), writes: Some(writes), handles };
        Ok(Self(Arc::new(threads)))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0.path
    }

    pub(crate) fn enqueue_read(&self, job: Box<dyn Job>) -> Result<(), DbError> {
        enqueue(self.0.reads.as_ref(), job)
    }

    pub(crate) fn enqueue_write(&self, job: Box<dyn Job>) -> Result<(), DbError> {
        enqueue(self.0.writes.as_ref(), job)
    }
}

impl Drop for Threads {
    /// Waits until what was accepted is done, so that a clean end leaves nothing half-way.
    fn drop(&mut self) {
        self.reads.take();
        self.writes.take();
        for handle in self.handles.drain(..) {
            if handle.thread().id() != thread::current().id() {
                let _ = handle.join();
            }
        }
    }
}

fn enqueue(queue: Option<&Sender<Box<dyn Job>>>, job: Box<dyn Job>) -> Result<(), DbError> {
    let closed = || DbError::Away("the database is closed".into());
    queue.ok_or_else(closed)?.try_send(job).map_err(|error| match error {
        TrySendError::Full(_) => DbError::Busy,
        TrySendError::Disconnected(_) => closed(),
    })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<thread::JoinHandle<()>, DbError> {
    thread::Builder::new().name(name.to_owned()).spawn(run).map_err(|error| DbError::Other(error.to_string()))
}

fn open_writer(path: &Path) -> Result<Connection, DbError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_FOR)?;
    write_ahead(&connection)?;
    connection.execute_batch(
        "pragma synchronous = full; pragma foreign_keys = on;
         pragma cache_size = -65536; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864;",
    )?;
    steady_plans(&connection)?;
    // Not `temp_store = memory`: the journal of savepoints would lie in a linked list that every release walks.
    connection.set_prepared_statement_cache_capacity(512);
    Ok(connection)
}

/// Only the first who opens a file changes how it is written, and nobody else may be in it meanwhile. SQLite does not wait
/// for that by itself, whatever the time-out, so two who start at once have to.
fn write_ahead(connection: &Connection) -> Result<(), DbError> {
    let until = Instant::now() + BUSY_FOR;
    loop {
        match connection.execute_batch("pragma journal_mode = wal").map_err(DbError::from) {
            Err(DbError::Busy) if Instant::now() < until => thread::sleep(BUSY_PAUSE),
            done => return done,
        }
    }
}

pub(crate) fn open_reader(path: &Path, mmap_bytes: i64) -> Result<Connection, DbError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_FOR)?;
    connection.execute_batch(&format!(
        "pragma query_only = on; pragma cache_size = -8192; pragma mmap_size = {mmap_bytes};
         pragma temp_store = memory;"
    ))?;
    steady_plans(&connection)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

/// One plan per statement, whatever is bound: otherwise SQLite plans anew at every binding, which costs more than most
/// statements.
fn steady_plans(connection: &Connection) -> Result<(), DbError> {
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn read_loop(connection: &Connection, queue: &Receiver<Box<dyn Job>>) {
    for mut job in queue {
        let begun = connection.prepare_cached("begin").and_then(|mut begin| begin.execute([]));
        let outcome = match begun {
            Ok(_) => {
                job.run(&mut Tx::Sqlite(connection, &Deferred::default()));
                Ok(())
            }
            Err(error) => Err(error.into()),
        };
        if !connection.is_autocommit() {
            // Nothing was written: how a read ends makes no difference.
            let _ = connection.prepare_cached("rollback").and_then(|mut end| end.execute([]));
        }
        job.answer(outcome);
    }
}

fn write_loop(connection: &Connection, queue: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = queue.recv() {
        write_group(connection, first, queue);
    }
    // Readers of the next start find everything in one file, and statistics that fit the data.
    let _ = connection.execute_batch("pragma optimize; pragma wal_checkpoint(truncate);");
}

/// One transaction for everything that waits, one commit, then all answers. The first job needs no savepoint: if it
/// ends badly the transaction is simply given up. Those that join have one each.
fn write_group(connection: &Connection, first: Box<dyn Job>, queue: &Receiver<Box<dyn Job>>) {
    if let Err(error) = connection.execute_batch("begin immediate") {
        return first.answer(Err(error.into()));
    }
    let started = Instant::now();
    let deferred = Deferred::default();
    let mut done: Vec<Box<dyn Job>> = Vec::new();
    let mut next = Some(first);
    while let Some(mut job) = next.take() {
        let ran = match done.is_empty() {
            true => run_first(connection, &deferred, &mut *job),
            false => run_in_savepoint(connection, &deferred, &mut *job),
        };
        match ran {
            Ok(()) => done.push(job),
            // The database gave up the whole transaction (a full disk does that): what ran before is gone too.
            Err(error) => {
                let why = error.to_string();
                let _ = connection.execute_batch("rollback");
                job.answer(Err(error));
                done.drain(..).for_each(|earlier| earlier.answer(Err(lost_with(&why))));
                return;
            }
        }
        if connection.is_autocommit() {
            // The first ended badly and nothing else was in the transaction.
            return done.drain(..).for_each(|job| job.answer(Ok(())));
        }
        if done.len() < GROUP_MAX && started.elapsed() < GROUP_FOR {
            next = queue.try_recv().ok();
        }
    }
    let last = run_deferred(connection, &deferred);
    match last.and_then(|()| connection.execute_batch("commit").map_err(DbError::from)) {
        Ok(()) => done.into_iter().for_each(|job| job.answer(Ok(()))),
        Err(error) => {
            let full = matches!(error, DbError::Full);
            tracing::error!(%error, "a commit failed");
            if !connection.is_autocommit() {
                let _ = connection.execute_batch("rollback");
            }
            let why = error.to_string();
            done.into_iter()
                .for_each(|job| job.answer(Err(if full { DbError::Full } else { lost_with(&why) })));
        }
    }
}

/// An error here means that the transaction was lost under the job, not that the work was refused.
fn run_first(connection: &Connection, deferred: &Deferred, job: &mut dyn Job) -> Result<(), DbError> {
    let ended = job.run(&mut Tx::Sqlite(connection, deferred));
    if connection.is_autocommit() {
        return Err(DbError::Full);
    }
    if ended != Ended::Well {
        deferred.truncate(0);
        connection.execute_batch("rollback")?;
    }
    Ok(())
}

/// What jobs have put off until the end of their shared transaction.
pub(crate) fn run_deferred(connection: &Connection, deferred: &Deferred) -> Result<(), DbError> {
    let mut tx = Tx::Sqlite(connection, deferred);
    deferred.take().into_iter().try_for_each(|statement| tx.execute(statement).map(|_| ()))
}

fn lost_with(why: &str) -> DbError {
    if why == DbError::Full.to_string() {
        DbError::Full
    } else {
        DbError::Other(format!("the commit failed: {why}"))
    }
}

/// An error here means that the transaction as a whole is lost, not that the work was refused.
fn run_in_savepoint(connection: &Connection, deferred: &Deferred, job: &mut dyn Job) -> Result<(), DbError> {
    connection.prepare_cached("savepoint job")?.execute([])?;
    let before = deferred.len();
    let ended = job.run(&mut Tx::Sqlite(connection, deferred));
    if connection.is_autocommit() {
        return Err(DbError::Full);
    }
    if ended != Ended::Well {
        deferred.truncate(before);
        connection.prepare_cached("rollback to job")?.execute([])?;
    }
    connection.prepare_cached("release job")?.execute([])?;
    Ok(())
}
