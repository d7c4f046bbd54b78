//! The API, tried by schemathesis: requests made by chance from its own document, thousands of them, each answer compared
//! with what the document promises.
//!
//! Schemathesis comes from PyPI at one version, into a folder of its own under the target folder.
use crate::{
    Result,
    browser::target,
    debian, root,
    runner::{Runner, is_installed},
};
use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
};

const VERSION: &str = "4.32.5";
/// What it cannot read from the document, and how it is set.
const HOOKS: &str = "xtask/fuzz";
/// Seconds that an answer of an unoptimised server may take on a busy machine; the document has some megabytes.
const PATIENCE: &str = "60";
/// What the product writes when it listens.
const READY: &str = "Tenure is at ";

/// How much to try.
#[derive(clap::Args)]
pub struct Options {
    /// What chance begins with: the same number makes the same requests.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Requests of each kind for each operation at the most.
    #[arg(long, default_value_t = 25)]
    examples: u32,
    /// Only operations whose address matches this regular expression.
    #[arg(long)]
    only: Option<String>,
    /// Also borders of every value, and sequences in which one answer leads to the next request.
    #[arg(long)]
    sequences: bool,
    /// Seconds after which it ends, however much is left.
    #[arg(long)]
    seconds: Option<u32>,
}

/// What every run of the tests tries: lists, records, custody and imports, a little.
const OF_EVERY_RUN: &str = r"^/api/v1/(manufacturers|assets|people|imports|changes)(/[{][a-z_]+[}])?(/(hand-out|take-back|transfer|custody))?$";
const EXAMPLES_OF_EVERY_RUN: u32 = 5;
const SECONDS_OF_EVERY_RUN: u32 = 60;

/// Tries it; answers what schemathesis answered.
pub fn run(options: &Options, runner: &Runner) -> Result<ExitCode> {
    let program = find_or_install(runner)?;
    try_with(&program, options, runner)
}

/// Tries a part of it, shortly. The inner error is a sentence that says what is missing on this machine.
pub fn run_shortly(runner: &Runner) -> Result<std::result::Result<ExitCode, String>> {
    let program = match find_or_install(runner) {
        Ok(program) => program,
        Err(missing) => return Ok(Err(missing.to_string())),
    };
    let only = Some(OF_EVERY_RUN.to_owned());
    let seconds = Some(SECONDS_OF_EVERY_RUN);
    let options = Options { seed: 1, examples: EXAMPLES_OF_EVERY_RUN, only, sequences: false, seconds };
    try_with(&program, &options, runner).map(Ok)
}

fn try_with(program: &Path, options: &Options, runner: &Runner) -> Result<ExitCode> {
    let mut build = Command::new("cargo");
    if !runner.status_of(build.args(["build", "--package", "tenure"]).current_dir(root()))?.success() {
        return Err("Tenure cannot be built.".into());
    }
    let register = Register::serve(runner)?;
    let hooks = root().join(HOOKS);
    let mut command = Command::new(program);
    // What it remembers of earlier runs goes with the folder.
    command.current_dir(register.data.path()).env("PYTHONPATH", &hooks).env("SCHEMATHESIS_HOOKS", "hooks");
    command.arg("--config-file").arg(hooks.join("schemathesis.toml")).arg("run");
    command.args(["--header", &format!("Authorization: Bearer {}", register.token)]);
    command.args(["--seed", &options.seed.to_string(), "--max-examples", &options.examples.to_string()]);
    command.args(["--request-timeout", PATIENCE, "--wait-for-schema", PATIENCE]);
    let phases = if options.sequences { "examples,coverage,fuzzing,stateful" } else { "fuzzing" };
    command.args(["--generation-database", "none", "--phases", phases]);
    if let Some(seconds) = options.seconds {
        command.args(["--max-time", &seconds.to_string()]);
    }
    if let Some(only) = &options.only {
        command.args(["--include-path-regex", only]);
    }
    command.arg(format!("{}/api/v1/openapi.json", register.base));
    runner.code_of(&mut command)
}

/// The program, installed where it is missing.
fn find_or_install(runner: &Runner) -> Result<PathBuf> {
    let folder = target().join(format!("schemathesis-{VERSION}"));
    let program = folder.join("bin/schemathesis");
    if is_whole(&folder) {
        return Ok(program);
    }
    if !has_venv() {
        debian::install(runner, "schemathesis", &["python3", "python3-venv"])?;
    }
    if !has_venv() {
        return Err("Python with venv is not installed (on Debian: apt-get install python3-venv).".into());
    }
    runner.quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    runner.quietly(pip.args(["install", "--quiet", &format!("schemathesis=={VERSION}")]))?;
    fs::write(folder.join(WHOLE), VERSION)?;
    Ok(program)
}

/// Stands in a folder that was filled to its end.
const WHOLE: &str = "whole";

fn is_whole(folder: &Path) -> bool {
    folder.join(WHOLE).is_file()
}

fn has_venv() -> bool {
    is_installed("python3", &["-m", "ensurepip"])
}

/// An empty register and its server, for as long as this lives.
struct Register {
    process: Child,
    base: String,
    token: String,
    data: tempfile::TempDir,
}

impl Register {
    fn serve(runner: &Runner) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let command = |words: &[&str]| {
            let mut command = Command::new(target().join("debug/tenure"));
            command.env_clear().stdin(Stdio::null()).arg("--data").arg(data.path()).args(words);
            command
        };
        runner.quietly(&mut command(&["user", "first", "admin"]))?;
        let made = command(&["token", "create", "admin", "--name", "fuzz", "--permissions", "*"]).output()?;
        let token = String::from_utf8(made.stdout)?.trim().to_owned();
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.to_string();
        let mut process = command(&["--listen", &address, "serve"]).stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(process.stdout.take().ok_or("The server says nothing.")?).lines();
        let register = Self { process, base: format!("http://{address}"), token, data };
        match lines.next().transpose()? {
            Some(line) if line.starts_with(READY) => Ok(register),
            _ => Err("The server does not start.".into()),
        }
    }
}

impl Drop for Register {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
