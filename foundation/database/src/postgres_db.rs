//! The shared database: a fixed number of threads, each with one connection of its own.
//!
//! The synchronous client polls its socket on the thread that asks, so a statement costs no hop between threads.
use crate::{
    DbError, Sql, Tx,
    queue::{Ended, Job},
    sql::numbered,
};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use postgres::{Client, Config, NoTls, Statement};
use std::{collections::HashMap, sync::Arc, thread, time::Duration};

/// Work that may wait before callers are told that the database is busy.
const QUEUE_MAX: usize = 4096;
/// Statements kept ready per connection.
const STATEMENTS_MAX: usize = 512;
/// How often a transaction that lost a race is tried in all.
const TRIES: u32 = 4;

/// See [`crate::Db::Postgres`].
#[derive(Clone)]
pub struct PostgresDb(Arc<Threads>);

struct Threads {
    url: String,
    queue: Option<Sender<(Box<dyn Job>, Mode)>>,
    handles: Vec<thread::JoinHandle<()>>,
}

#[derive(Clone, Copy)]
enum Mode {
    Read,
    Write,
}

impl Mode {
    const fn begin(self) -> &'static str {
        match self {
            Self::Read => "begin isolation level repeatable read read only",
            Self::Write => "begin isolation level read committed read write",
        }
    }
}

impl PostgresDb {
    pub(crate) fn connect(url: &str, connections: usize) -> Result<Self, DbError> {
        let mut config: Config =
            url.parse().map_err(|error: postgres::Error| DbError::Away(error.to_string()))?;
        config.application_name("tenure").connect_timeout(Duration::from_secs(10));
        // Fail at once, with the reason, if nothing answers there.
        let first = Session::open(&config)?;
        let (queue, jobs) = bounded(QUEUE_MAX);
        let mut handles = Vec::new();
        let mut first = Some(first);
        for n in 0..connections.max(1) {
            let (config, jobs, session) = (config.clone(), jobs.clone(), first.take());
            let run = move || serve(&config, session, &jobs);
            let builder = thread::Builder::new().name(format!("tenure-pg-{n}"));
            handles.push(builder.spawn(run).map_err(|error| DbError::Other(error.to_string()))?);
        }
        Ok(Self(Arc::new(Threads { url: url.to_owned(), queue: Some(queue), handles })))
    }

    pub(crate) fn url(&self) -> &str {
        &self.0.url
    }

    pub(crate) fn enqueue_read(&self, job: Box<dyn Job>) -> Result<(), DbError> {
        self.enqueue(job, Mode::Read)
    }

    pub(crate) fn enqueue_write(&self, job: Box<dyn Job>) -> Result<(), DbError> {
        self.enqueue(job, Mode::Write)
    }

    fn enqueue(&self, job: Box<dyn Job>, mode: Mode) -> Result<(), DbError> {
        let closed = || DbError::Away("the database is closed".into());
        self.0.queue.as_ref().ok_or_else(closed)?.try_send((job, mode)).map_err(|error| match error {
            TrySendError::Full(_) => DbError::Busy,
            TrySendError::Disconnected(_) => closed(),
        })
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.queue.take();
        for handle in self.handles.drain(..) {
            if handle.thread().id() != thread::current().id() {
                let _ = handle.join();
            }
        }
    }
}

/// A connection with the statements it has prepared.
pub struct Session {
    pub(crate) client: Client,
    statements: HashMap<String, Statement>,
}

impl Session {
    pub(crate) fn open(config: &Config) -> Result<Self, DbError> {
        let mut client = config.connect(NoTls)?;
        client.batch_execute("set timezone = 'UTC'; set client_min_messages = warning;")?;
        Ok(Self { client, statements: HashMap::new() })
    }

    pub(crate) fn prepared(&mut self, sql: &Sql) -> Result<Statement, DbError> {
        if sql.is_once() {
            return Ok(self.client.prepare(&numbered(sql.text()))?);
        }
        if let Some(statement) = self.statements.get(sql.text()) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&numbered(sql.text()))?;
        if self.statements.len() >= STATEMENTS_MAX {
            self.statements.clear();
        }
        self.statements.insert(sql.text().to_owned(), statement.clone());
        Ok(statement)
    }
}

fn serve(config: &Config, mut session: Option<Session>, jobs: &Receiver<(Box<dyn Job>, Mode)>) {
    for (mut job, mode) in jobs {
        if session.as_ref().is_none_or(|session| session.client.is_closed()) {
            session = match Session::open(config) {
                Ok(session) => Some(session),
                Err(error) => {
                    job.answer(Err(error));
                    continue;
                }
            };
        }
        let Some(open) = session.as_mut() else { continue };
        let outcome = transact(open, &mut *job, mode);
        job.answer(outcome);
    }
}

/// Runs the job in a transaction of its own; a lost race is run again after a short, growing pause.
fn transact(session: &mut Session, job: &mut dyn Job, mode: Mode) -> Result<(), DbError> {
    let mut tries = 0;
    loop {
        tries += 1;
        session.client.batch_execute(mode.begin())?;
        let ended = job.run(&mut Tx::Postgres(session));
        let committed = match ended {
            Ended::Well => session.client.batch_execute("commit").map_err(DbError::from),
            Ended::Badly | Ended::LostRace => Ok(session.client.batch_execute("rollback")?),
        };
        let lost = ended == Ended::LostRace || matches!(committed, Err(DbError::Race));
        if !lost || tries >= TRIES {
            return committed;
        }
        thread::sleep(Duration::from_millis(u64::from(tries * tries) * 3));
    }
}
