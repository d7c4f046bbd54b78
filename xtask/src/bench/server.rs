//! The server that is measured.
use super::process;
use crate::{
    Result, postgres,
    runner::{Runner, terminate},
};
use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Where the register is.
pub(super) enum Database {
    /// In the folder.
    Embedded,
    /// On a server of its own.
    Postgres(postgres::Server),
}

/// CPU time that was used.
#[derive(Clone, Copy, Default)]
pub(super) struct Cpu {
    pub(super) server: Duration,
    pub(super) database: Duration,
}

impl std::ops::Sub for Cpu {
    type Output = Self;

    fn sub(self, earlier: Self) -> Self {
        Self { server: self.server - earlier.server, database: self.database - earlier.database }
    }
}

/// How a client gets in.
pub(super) struct Access {
    pub(super) token: String,
    pub(super) link: String,
}

/// What the product writes when it listens.
const READY: &str = "Tenure is at ";
/// How long the server may be busy with what has fallen due since its data were made.
const SETTLE_MAX: Duration = Duration::from_secs(120);
/// Doing less than this in a second is being idle.
const IDLE: Duration = Duration::from_millis(20);

/// A running server. Dropping it ends it.
pub(super) struct Tenure {
    process: Child,
    base: String,
    folder: PathBuf,
    database: Database,
    /// What it used from its start until it answered.
    pub(super) start: Cpu,
    /// How long that took.
    pub(super) start_took: Duration,
}

fn command(binary: &Path, data: &Path, database: &Database) -> Command {
    let mut command = Command::new(binary);
    command.env_clear().stdin(Stdio::null()).arg("--data").arg(data);
    if let Database::Postgres(server) = database {
        command.args(["--database", &server.address()]);
    }
    command
}

/// A token that may do everything, and a link that signs in once.
pub(super) fn access(binary: &Path, data: &Path, database: &Database) -> Result<Access> {
    let told = |words: &[&str]| -> Result<String> {
        let output = command(binary, data, database).args(words).stderr(Stdio::inherit()).output()?;
        let text = String::from_utf8(output.stdout)?;
        let last = text.lines().last().unwrap_or_default();
        Ok(last.rsplit(' ').next().unwrap_or_default().to_owned())
    };
    let token = told(&["token", "create", "admin", "--name", "bench", "--permissions", "*"])?;
    Ok(Access { token, link: told(&["user", "link", "admin"])? })
}

impl Tenure {
    pub(super) fn start(binary: &Path, data: &Path, database: Database) -> Result<Self> {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.to_string();
        let (before, begun) = (database_cpu(&database), Instant::now());
        let mut serve = command(binary, data, &database);
        let mut process = serve.args(["--listen", &address, "serve"]).stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(process.stdout.take().ok_or("The server says nothing.")?).lines();
        if !lines.next().transpose()?.is_some_and(|line| line.starts_with(READY)) {
            process.wait()?;
            return Err("The server does not start.".into());
        }
        let start_took = begun.elapsed();
        let start = Cpu {
            server: process::cpu_of_tree(process.id()),
            database: database_cpu(&database).saturating_sub(before),
        };
        let (base, folder) = (format!("http://{address}"), data.to_owned());
        Ok(Self { process, base, folder, database, start, start_took })
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn is_on_postgres(&self) -> bool {
        matches!(self.database, Database::Postgres(_))
    }

    pub(super) fn cpu(&self) -> Cpu {
        Cpu { server: process::cpu_of_tree(self.process.id()), database: database_cpu(&self.database) }
    }

    /// Waits until it has done what waited in the background, so that nobody's request pays for it.
    pub(super) fn settle(&self, runner: &Runner) {
        let begun = Instant::now();
        let mut before = self.cpu().server;
        while begun.elapsed() < SETTLE_MAX && !runner.is_told_to_end() {
            thread::sleep(Duration::from_secs(1));
            let now = self.cpu().server;
            if now - before < IDLE {
                break;
            }
            before = now;
        }
    }

    /// In KiB, without the pages of the database that it has mapped.
    pub(super) fn memory(&self) -> Result<u64> {
        process::memory_without(self.process.id(), &self.folder)
    }

    /// Ends it as an operator does.
    pub(super) fn stop(mut self) -> Result<()> {
        terminate(&self.process);
        self.process.wait()?;
        Ok(())
    }
}

fn database_cpu(database: &Database) -> Duration {
    match database {
        Database::Embedded => Duration::ZERO,
        Database::Postgres(server) => process::cpu_of_tree(server.pid()),
    }
}

impl Drop for Tenure {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
