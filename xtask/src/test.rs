//! The one test command: finds or makes what tests need from outside, then runs all of them.
//!
//! Each need has a module of its own (`postgres`), is told to the tests by an environment variable, and is left out
//! with a sentence when this machine cannot have it. A further need joins `Surroundings`.
use crate::{
    Result,
    browser::{self, Browser},
    fuzz_api, postgres, root,
    runner::{Runner, is_installed},
    workspace,
};
use std::process::{Command, ExitCode};

/// How tests learn which server is theirs.
const POSTGRES: &str = "TEST_POSTGRES";
/// How tests learn what was prepared for them: where it is missing all the same, they fail instead of being left out.
const PREPARED: &str = "TEST_PREPARED";
/// What is said when this machine has no small file systems.
const NO_SMALL_DISK: &str =
    "No full disk was tried: this machine lets nobody mount a small file system (unshare).";
/// What is said when this machine has no Node.
const NO_NODE: &str = "The check of certificates in the browser was not tried: Node is not installed.";
/// What is said when this machine has no server and cannot get one.
const NO_POSTGRES: &str = "PostgreSQL is not installed, so nothing was tested on it: everything ran on SQLite only. \
    Install it (on Debian: apt-get install postgresql) or name a server with --postgres, and run the tests again.";
/// What is said when this machine has no browser and cannot get one.
const NO_BROWSER: &str = "The pages were not tried in a browser:";
/// What is said when this machine has no Python and cannot get what is needed from PyPI.
const NO_FUZZER: &str = "The API was not tried by chance:";
/// The package whose tests need a browser.
const BROWSED: &str = "tenure";
/// Cases of each property test in a quick run; 256 otherwise.
const QUICK_CASES: &str = "24";

/// Which tests to run, and on what.
#[derive(clap::Args)]
pub struct Options {
    /// Only these crates; all of them when none is named.
    #[arg(value_name = "PACKAGE")]
    packages: Vec<String>,
    /// A short run: few cases of each property test, no doc tests.
    #[arg(long)]
    quick: bool,
    /// Only the embedded database; no server is started.
    #[arg(long)]
    sqlite_only: bool,
    /// No browser: the pages are asked, but not clicked.
    #[arg(long)]
    no_browser: bool,
    /// Test on this server instead of one made for the tests: postgres://user@host/database.
    #[arg(long, value_name = "URL", env = POSTGRES)]
    postgres: Option<String>,
    /// Goes to the test runner as it is: `-- --no-capture`, `-- -p domain some_test`.
    #[arg(last = true, value_name = "FOR THE RUNNER")]
    rest: Vec<String>,
}

impl Options {
    /// Whether nobody asked for a part of the tests only.
    fn is_whole(&self) -> bool {
        self.packages.is_empty() && self.rest.is_empty() && !self.quick
    }

    /// What a task needs that runs one thing only: the databases, and no browser.
    pub(crate) fn of_databases(sqlite_only: bool) -> Self {
        Self {
            packages: Vec::new(),
            quick: false,
            sqlite_only,
            no_browser: true,
            postgres: None,
            rest: Vec::new(),
        }
    }
}

/// Runs the tests; answers what they answered.
pub fn run(options: &Options, runner: &Runner) -> Result<ExitCode> {
    let mut surroundings = Surroundings::prepare(options, runner)?;
    let mut code = ExitCode::SUCCESS;
    for mut command in commands(options)? {
        surroundings.tell(command.current_dir(root()));
        code = runner.code_of(&mut command)?;
        if code != ExitCode::SUCCESS {
            break;
        }
    }
    if code == ExitCode::SUCCESS && options.is_whole() {
        match fuzz_api::run_shortly(runner)? {
            Ok(answered) => code = answered,
            Err(missing) => surroundings.left_out.push(format!("{NO_FUZZER} {missing}")),
        }
    }
    surroundings.left_out.iter().for_each(|sentence| println!("\n{sentence}"));
    Ok(code)
}

/// What tests need besides themselves, for as long as they run.
#[derive(Default)]
pub(crate) struct Surroundings {
    /// Held so that it runs as long as the tests.
    server: Option<postgres::Server>,
    /// What tests are told by environment variables.
    told: Vec<(&'static str, String)>,
    /// What this run does not test, each in a sentence.
    left_out: Vec<String>,
}

impl Surroundings {
    pub(crate) fn prepare(options: &Options, runner: &Runner) -> Result<Self> {
        let mut all = Self::default();
        if options.quick {
            all.told.push(("PROPTEST_CASES", QUICK_CASES.to_owned()));
        }
        all.find_postgres(options, runner)?;
        all.find_browser(options, runner)?;
        all.say_what_is_prepared();
        Ok(all)
    }

    /// A check that cannot run is told at the end; one that can, and does not, fails.
    fn say_what_is_prepared(&mut self) {
        let has_browser = self.told.iter().any(|(name, _)| *name == browser::BROWSER);
        let mut prepared: Vec<&str> = Vec::new();
        prepared.extend(has_browser.then_some("browser"));
        match is_installed("node", &[]) {
            true => prepared.push("node"),
            false => self.left_out.push(NO_NODE.to_owned()),
        }
        match mounts_small_disks() {
            true => prepared.push("small-disk"),
            false => self.left_out.push(NO_SMALL_DISK.to_owned()),
        }
        self.told.push((PREPARED, prepared.join(",")));
    }

    fn find_postgres(&mut self, options: &Options, runner: &Runner) -> Result<()> {
        if options.sqlite_only {
            self.left_out.push("Nothing was tested on PostgreSQL, as asked.".to_owned());
        } else if let Some(address) = &options.postgres {
            self.told.push((POSTGRES, address.clone()));
        } else if let Some(programs) = postgres::find_or_install(runner)? {
            let server = postgres::Server::start(runner, &programs)?;
            println!("PostgreSQL for the tests: {}", server.address());
            self.told.push((POSTGRES, server.address()));
            self.server = Some(server);
        } else {
            self.left_out.push(NO_POSTGRES.to_owned());
        }
        Ok(())
    }

    fn find_browser(&mut self, options: &Options, runner: &Runner) -> Result<()> {
        let is_asked_for = options.packages.is_empty() || options.packages.iter().any(|name| name == BROWSED);
        if options.no_browser || options.quick {
            self.left_out.push(format!("{NO_BROWSER} that was asked for."));
        } else if is_asked_for {
            match Browser::find_or_install(runner)? {
                Ok(browser) => self.told.extend(browser.told()),
                Err(missing) => self.left_out.push(format!("{NO_BROWSER} {missing}")),
            }
        }
        Ok(())
    }

    /// Something more that tests are told.
    pub(crate) fn say(&mut self, name: &'static str, value: String) {
        self.told.push((name, value));
    }

    /// Tells a test runner what there is, and nothing that our own surroundings happen to say.
    pub(crate) fn tell(&self, command: &mut Command) {
        for name in [POSTGRES, PREPARED, browser::BROWSER, browser::PACKAGES] {
            command.env_remove(name);
        }
        command.envs(self.told.iter().map(|(name, value)| (name, value)));
    }
}

/// Whether a user of this machine may mount a file system that only they see.
fn mounts_small_disks() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args([
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        "mount -t tmpfs -o size=1m tmpfs /mnt",
    ]);
    unshare.output().is_ok_and(|output| output.status.success()) && is_installed("nsenter", &[])
}

/// What to run, in order: the tests, then what the runner of tests leaves out.
fn commands(options: &Options) -> Result<Vec<Command>> {
    let nextest = is_installed("cargo", &["nextest"]);
    let mut tests = Command::new("cargo");
    match (nextest, options.quick) {
        (true, _) => tests.args(["nextest", "run", "--no-tests=pass"]),
        (false, true) => tests.args(["test", "--no-fail-fast", "--tests"]),
        (false, false) => tests.args(["test", "--no-fail-fast"]),
    };
    let names_packages = options.rest.iter().any(|it| it.starts_with("-p") || it.starts_with("--package"));
    if options.packages.is_empty() && !names_packages {
        tests.arg("--workspace");
    }
    tests.args(of_packages(&options.packages)).args(&options.rest);
    let mut all = vec![tests];
    // Without nextest they are among the tests; who asks for particular tests does not ask for these.
    if nextest && !options.quick && options.rest.is_empty() {
        all.extend(doc_tests(options)?);
    }
    Ok(all)
}

/// The examples in the documentation, of crates that have a library to document.
fn doc_tests(options: &Options) -> Result<Option<Command>> {
    let mut command = Command::new("cargo");
    command.args(["test", "--doc"]);
    if options.packages.is_empty() {
        command.arg("--workspace");
        return Ok(Some(command));
    }
    let members = workspace::members(root())?;
    let libraries =
        members.iter().filter(|member| options.packages.contains(&member.name) && member.has_library());
    let libraries: Vec<String> = libraries.map(|member| member.name.clone()).collect();
    command.args(of_packages(&libraries));
    Ok((!libraries.is_empty()).then_some(command))
}

fn of_packages(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().flat_map(|name| ["--package", name])
}
