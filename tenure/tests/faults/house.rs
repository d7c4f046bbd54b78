//! A register with real processes around it.
use database::{DbError, Source, sql};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;
use testkit::OwnDatabase;
use ureq::{Agent, http::StatusCode};

/// A folder, a database, and whoever works with them.
pub(crate) struct House {
    folder: TempDir,
    base: Option<OwnDatabase>,
    disk: Option<SmallDisk>,
}

/// Runs a test in an empty house with each of the two databases.
pub(crate) fn on_both(test: impl Fn(&House)) {
    test(&House { folder: tempfile::tempdir().unwrap(), base: None, disk: None });
    on_postgres(test);
}

/// Runs a test where several nodes may share the database.
pub(crate) fn on_postgres(test: impl Fn(&House)) {
    if let Some(base) = OwnDatabase::new() {
        test(&House { folder: tempfile::tempdir().unwrap(), base: Some(base), disk: None });
    }
}

impl House {
    /// An empty house with the embedded database on a disk of so many MB; nothing where this machine lets nobody mount.
    pub(crate) fn on_small_disk(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let disk = SmallDisk::at(folder.path(), megabytes)?;
        Some(Self { folder, base: None, disk: Some(disk) })
    }

    /// What a shell says that sees the disk of the house; it stands in the folder of the data.
    pub(crate) fn shell(&self, script: &str) -> String {
        let mut command = match &self.disk {
            Some(disk) => disk.command("sh"),
            None => Command::new("sh"),
        };
        let script = format!("cd '{}' && {script}", self.folder.path().display());
        let output = command.args(["-c", &script]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let program = env!("CARGO_BIN_EXE_tenure");
        let mut command = match &self.disk {
            Some(disk) => disk.command(program),
            None => Command::new(program),
        };
        command.env_clear().stdin(Stdio::null()).arg("--json").arg("--data").arg(self.folder.path());
        if let Some(base) = &self.base {
            command.arg("--database").arg(base.url());
        }
        command.args(words);
        command
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a command tells that has to go well.
    pub(crate) fn told(&self, words: &[&str]) -> String {
        let output = self.command(words).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// A token that may do everything, of the first administrator.
    pub(crate) fn token(&self) -> String {
        self.told(&["user", "first", "root"]);
        let made = self.told(&["token", "create", "root", "--name", "test", "--permissions", "*"]);
        let made: Value = serde_json::from_str(&made).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    /// A server of this house, which answers.
    pub(crate) fn serve(&self) -> Node {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut command = self.command(&["--listen", &address, "serve"]);
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        assert!(first.starts_with("Tenure is at "), "{first}");
        Node { process, address }
    }

    /// Every seal, row and checkpoint is as it should be; answers what the check found.
    pub(crate) fn verifies(&self) -> Value {
        let told: Value = serde_json::from_str(&self.told(&["verify"])).unwrap();
        assert_eq!(told["findings"], Value::Array(Vec::new()), "{told}");
        told
    }

    /// Entries in the journal.
    pub(crate) fn entries(&self) -> u64 {
        self.verifies()["entries"].as_u64().unwrap()
    }

    /// A whole list.
    pub(crate) fn rows(&self, kind: &str) -> Vec<Value> {
        self.shell("rm -f rows.jsonl");
        self.told(&["export", kind, self.file("rows.jsonl").to_str().unwrap()]);
        self.shell("cat rows.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A column of a whole list.
    pub(crate) fn column(&self, kind: &str, field: &str) -> Vec<String> {
        self.rows(kind).iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Whether several nodes may share the database.
    pub(crate) fn is_shared(&self) -> bool {
        self.base.is_some()
    }

    /// Which node is at work on a job.
    pub(crate) fn owner_of(&self, job: i64) -> String {
        let source = match &self.base {
            Some(base) => Source::Postgres(base.url()),
            None => Source::Sqlite(self.file("tenure.db")),
        };
        let text = "select coalesce(lease_owner, '') from jobs where id = ?";
        source.read::<String, DbError>(|tx| tx.scalar(sql(text).bind(job))).unwrap()
    }
}

/// A file system of its own in memory, which only programs see that are started through it; gone with it.
struct SmallDisk {
    /// Holds the name space in which it is mounted, until its input ends.
    keeper: Child,
}

impl SmallDisk {
    fn at(folder: &Path, megabytes: u32) -> Option<Self> {
        let script =
            format!("mount -t tmpfs -o size={megabytes}m tmpfs '{}' && echo ready && cat", folder.display());
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
        let spawned = unshare.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut keeper = spawned.ok()?;
        let mut line = String::new();
        BufReader::new(keeper.stdout.take()?).read_line(&mut line).ok()?;
        let disk = Self { keeper };
        (line == "ready\n").then_some(disk)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("nsenter");
        let keeper = self.keeper.id().to_string();
        command.args(["--target", &keeper, "--user", "--mount", "--preserve-credentials", "--", program]);
        command
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.keeper.kill();
        let _ = self.keeper.wait();
    }
}

/// A server. Dropping it kills it, as `kill -9` does.
pub(crate) struct Node {
    process: Child,
    address: String,
}

impl Node {
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Somebody with this token and a connection of their own.
    pub(crate) fn client(&self, token: &str) -> Client {
        let config = Agent::config_builder().http_status_as_error(false).build();
        let base = format!("http://{}/api/v1", self.address);
        Client { agent: config.new_agent(), base, token: format!("Bearer {token}") }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) struct Client {
    agent: Agent,
    base: String,
    token: String,
}

impl Client {
    /// The answer, unless the server broke off.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Option<(StatusCode, Value)> {
        let request = self.agent.post(format!("{}{path}", self.base)).header("authorization", &self.token);
        let mut answer = request.send_json(body).ok()?;
        let told = answer.body_mut().read_json().ok()?;
        Some((answer.status(), told))
    }

    /// What has to go well.
    pub(crate) fn makes(&self, path: &str, body: &Value) -> Value {
        let (status, told) = self.post(path, body).unwrap();
        assert!(status.is_success(), "{path}: {told}");
        told
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let request = self.agent.get(format!("{}{path}", self.base)).header("authorization", &self.token);
        request.call().unwrap().body_mut().read_json().unwrap()
    }
}
