//! Years of a company by chance; what it does is in `tenure/tests/simulation`.
use crate::{Result, root, runner::Runner, test};
use std::process::{Command, ExitCode};

/// How long, and from which chance.
#[derive(clap::Args)]
pub struct Options {
    /// What chance begins with: the same number makes the same lives.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Virtual years.
    #[arg(long, default_value_t = 1)]
    years: u32,
    /// Only the embedded database; no server is started.
    #[arg(long)]
    sqlite_only: bool,
}

const DAYS_OF_YEAR: u32 = 365;

/// Lives them, with the same test that lives a short one on every run.
pub fn run(options: &Options, runner: &Runner) -> Result<ExitCode> {
    let mut surroundings =
        test::Surroundings::prepare(&test::Options::of_databases(options.sqlite_only), runner)?;
    surroundings.say("SIMULATION_SEED", options.seed.to_string());
    surroundings.say("SIMULATION_DAYS", options.years.saturating_mul(DAYS_OF_YEAR).to_string());
    // Not by the runner of tests: it takes what runs for minutes for something that hangs.
    let mut command = Command::new("cargo");
    command.args(["test", "--package", "tenure", "--test", "simulation", "--", "--nocapture"]);
    surroundings.tell(command.current_dir(root()));
    runner.code_of(&mut command)
}
