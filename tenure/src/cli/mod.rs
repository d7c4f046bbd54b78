//! The command line. Against the local database, or against a server with `--server` and `--token`.
mod backup;
pub(crate) mod demo;
mod does;
mod explain;
mod look;
mod outcome;
mod progress;
mod proof;
mod remote;
mod sheets_in;
mod sheets_out;
mod target;
mod user;
mod verify_certificate;

use crate::{
    config::{Config, Flags},
    serve,
};
use clap::{CommandFactory, Parser, Subcommand};
use outcome::{Failure, report};
use std::process::ExitCode;

/// One register that carries every IT asset from the first idea of needing it to the proof that it is gone.
#[derive(Parser)]
#[command(name = "tenure", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    target: target::TargetFlags,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the register.
    Serve(ServeArgs),
    /// Do something: `tenure do custody.hand-out asset=NW-1 to_person=ana`.
    Do(does::DoArgs),
    /// List records: `tenure list assets status="In stock" sort=-updated_at`.
    List(look::ListArgs),
    /// Show one record: `tenure show assets NW-1`.
    Show(look::ShowArgs),
    /// Import a file: `tenure import assets assets.csv`.
    Import(sheets_in::ImportArgs),
    /// Export a list: `tenure export assets assets.xlsx status="In stock"`.
    Export(sheets_out::ExportArgs),
    /// Check the whole register, or an exported journal.
    Verify(proof::VerifyArgs),
    /// Check a signed certificate: needs no register and no network.
    VerifyCertificate(verify_certificate::VerifyCertificateArgs),
    /// Write the journal to a file that can be verified anywhere.
    ExportJournal(proof::ExportArgs),
    /// Write a backup: the register and its attachments in one file, as of one moment. The server may run.
    Backup(backup::BackupArgs),
    /// Restore a backup into an empty place, of either database.
    Restore(backup::RestoreArgs),
    /// Accounts.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Tokens for programs.
    #[command(subcommand)]
    Token(user::TokenCommand),
    /// Fill an empty register with a made-up company and stop.
    Demo(demo::DemoArgs),
    /// Bring the database up to date and stop.
    Migrate,
    /// Explain the product: settings, verbs, permissions, events, refusals.
    #[command(subcommand)]
    Explain(explain::Topic),
    /// Write completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

#[derive(clap::Args)]
struct ServeArgs {
    #[command(flatten)]
    demo: demo::DemoFlags,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.json;
    match dispatch(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&failure, json),
    }
}

fn dispatch(cli: Cli) -> Result<(), Failure> {
    let config = Config::load(&cli.flags).map_err(Failure::usage)?;
    start_logging(&config);
    let json = cli.json;
    match cli.command {
        Command::Serve(args) => {
            let (config, is_demo) = args.demo.prepare(config)?;
            serve::serve(&config, is_demo).map_err(Failure::other)
        }
        Command::Do(args) => does::run(&cli.target.open(&config)?, args, json),
        Command::List(args) => look::list(&cli.target.open(&config)?, args, json),
        Command::Show(args) => look::show(&cli.target.open(&config)?, args, json),
        Command::Import(args) => sheets_in::run(&cli.target.open(&config)?, args, json),
        Command::Export(args) => sheets_out::run(&cli.target.open(&config)?, args),
        Command::Verify(args) => proof::verify(&config, args, json),
        Command::VerifyCertificate(args) => verify_certificate::verify(&args, json),
        Command::ExportJournal(args) => proof::export(&config, args),
        Command::Backup(args) => backup::backup(&config, &args, json),
        Command::Restore(args) => backup::restore(&config, &args, json),
        Command::User(command) => user::run(&config, command, json),
        Command::Token(command) => user::run_token(&config, command, json),
        Command::Demo(args) => demo::run(config, &args, json),
        Command::Migrate => {
            crate::open::open(&config)?;
            outcome::say("The database is up to date.");
            Ok(())
        }
        Command::Explain(topic) => explain::run(&config, topic, json),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "tenure", &mut std::io::stdout());
            Ok(())
        }
    }
}

fn start_logging(config: &Config) {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("warn"));
    let logs = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first logger.
    let _ = if config.log_json { logs.json().try_init() } else { logs.try_init() };
}
