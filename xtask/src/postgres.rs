//! A PostgreSQL server for the tests: made in a temporary folder, reached on the loopback only, gone afterwards.
//!
//! It keeps nothing, so it does not wait for the disk either. It must not outlive the tests, however they end: a
//! shell watches us through a pipe, and when that closes (because we are done, or because we were killed) it stops
//! the server by its pid and removes the folder.
use crate::{Result, debian, runner::Runner};
use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::{
        fs::{MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Where Debian and its relatives put the programs of each version; they are not on the path.
const DEBIAN: &str = "/usr/lib/postgresql";
/// What a folder must have to serve us.
const PROGRAMS: [&str; 4] = ["initdb", "pg_isready", "postgres", "psql"];
/// The name of the database that tests use.
const DATABASE: &str = "tenure";
/// How long a server may take until it answers.
const START_MAX: Duration = Duration::from_secs(60);
/// Tests run side by side, each with a handful of connections; nothing has to survive a power cut.
const SETTINGS: [&str; 4] =
    ["max_connections=400", "fsync=off", "synchronous_commit=off", "full_page_writes=off"];
/// Waits for the pipe to close, then ends the server with the pid `$0`, which needs no goodbye, and its folder `$1`.
const WATCH: &str = r#"
cat > /dev/null
kill -s QUIT "$0"
while [ -e "$1/data/postmaster.pid" ]; do sleep 0.05; done
rm -rf "$1"
"#;

/// A running server. Dropping it stops it.
pub struct Server {
    home: Home,
    port: u16,
    process: Child,
    watch: Child,
}

impl Server {
    /// Makes and starts a server with the programs of this folder.
    pub fn start(runner: &Runner, programs: &Path) -> Result<Self> {
        Self::start_with(runner, programs, &SETTINGS)
    }

    /// The same with settings of one's own.
    pub fn start_with(runner: &Runner, programs: &Path, settings: &[&str]) -> Result<Self> {
        let home = Home::make(programs)?;
        let mut initdb = home.command("initdb");
        initdb.args(["--auth=trust", "--encoding=UTF8", "--no-locale", "--username=postgres", "--no-sync"]);
        runner.quietly(initdb.arg("--pgdata=data"))?;
        let port = free_port()?;
        let process = home.postgres(port, settings)?.spawn()?;
        let watch = home.watch(&process)?;
        let mut server = Self { home, port, process, watch };
        server.wait_until_ready(runner)?;
        let mut psql = server.home.command("psql");
        psql.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", &server.at("template1")]);
        // In the template, so that databases which tests make for themselves have it too.
        psql.arg("--command=create extension pg_trgm").arg(format!("--command=create database {DATABASE}"));
        runner.quietly(&mut psql)?;
        Ok(server)
    }

    /// Where tests reach it.
    pub fn address(&self) -> String {
        self.at(DATABASE)
    }

    /// The process from which all of its others come.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    fn at(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    fn wait_until_ready(&mut self, runner: &Runner) -> Result<()> {
        let begin = Instant::now();
        let mut ready = self.home.command("pg_isready");
        ready.args(["--quiet", "--dbname", &self.at("template1")]);
        while !runner.status_of(&mut ready)?.success() {
            if self.process.try_wait()?.is_some() || begin.elapsed() > START_MAX {
                let log = fs::read_to_string(self.home.log()).unwrap_or_default();
                return Err(format!("PostgreSQL does not start for the tests. Its log says:\n{log}").into());
            }
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        for process in [&mut self.process, &mut self.watch] {
            if let Err(error) = process.wait() {
                eprintln!("The server of the tests may still be running (pid {}): {error}.", process.id());
            }
        }
    }
}

/// Where a server lives, and as whom.
struct Home {
    programs: PathBuf,
    folder: TempDir,
    account: Option<Account>,
}

impl Home {
    fn make(programs: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("tenure-postgres-").tempdir()?;
        let account = if fs::metadata(folder.path())?.uid() == 0 { Some(Account::find()?) } else { None };
        if let Some(account) = &account {
            chown(folder.path(), Some(account.user), Some(account.group))?;
        }
        Ok(Self { programs: programs.to_owned(), folder, account })
    }

    /// A program of PostgreSQL, run here.
    fn command(&self, name: &str) -> Command {
        self.at_home(Command::new(self.programs.join(name)))
    }

    fn at_home(&self, mut command: Command) -> Command {
        if let Some(account) = &self.account {
            command.uid(account.user).gid(account.group);
        }
        command.current_dir(self.folder.path());
        command
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The server itself, in a group of its own, out of the reach of Ctrl-C: the tests end before their server.
    fn postgres(&self, port: u16, settings: &[&str]) -> Result<Command> {
        let mut postgres = self.command("postgres");
        postgres
            .args(["-D", "data", "-h", "127.0.0.1", "-p", &port.to_string(), "-k"])
            .arg(self.folder.path());
        postgres.args(settings.iter().flat_map(|setting| ["-c", setting]));
        let log = fs::File::create(self.log())?;
        postgres.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).process_group(0);
        Ok(postgres)
    }

    fn watch(&self, server: &Child) -> Result<Child> {
        let mut shell = self.at_home(Command::new("sh"));
        shell.arg("-c").arg(WATCH).arg(server.id().to_string()).arg(self.folder.path()).process_group(0);
        Ok(shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
    }
}

/// Who runs the server when we are root: PostgreSQL refuses to run as root.
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    fn find() -> Result<Self> {
        let accounts = fs::read_to_string("/etc/passwd")?;
        let named = |name| accounts.lines().find_map(|line| Self::read(line, name));
        let found = named("postgres").or_else(|| named("nobody"));
        found.ok_or_else(|| {
            "PostgreSQL does not run as root, and there is no account postgres or nobody.".into()
        })
    }

    /// The account of a line such as `postgres:x:101:104:…`, if it has this name.
    fn read(line: &str, name: &str) -> Option<Self> {
        let mut parts = line.split(':');
        let (found, _) = (parts.next()?, parts.next()?);
        let (user, group) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (found == name).then_some(Self { user, group })
    }
}

/// A port that nobody listens on.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The folder with the programs of PostgreSQL; installs them where that is ours to do (root on Debian). `None`:
/// this machine has no PostgreSQL.
pub fn find_or_install(runner: &Runner) -> Result<Option<PathBuf>> {
    if let Some(programs) = find() {
        return Ok(Some(programs));
    }
    debian::install(runner, "PostgreSQL", &["postgresql"])?;
    Ok(find())
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // What is on the path may be a link to one program of the folder that has them all.
    let on_path = std::env::split_paths(&path).filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let on_path = on_path.filter_map(|initdb| Some(initdb.parent()?.to_owned()));
    on_path.chain(of_debian()).find(|folder| PROGRAMS.iter().all(|program| folder.join(program).is_file()))
}

/// The folders of the versions that Debian has installed, newest first.
fn of_debian() -> Vec<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, programs)| programs).collect()
}
