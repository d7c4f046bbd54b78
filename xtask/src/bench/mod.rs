//! `cargo xtask bench`: what the product costs, measured at the real server over HTTP.
//!
//! The measure is the CPU time of the server's process for a request: it stays the same when others use the machine.
//! Latencies and requests a second are told beside it and mean something on a quiet machine only. Data are made once for
//! each size and kept under `target/bench`; every run works on a copy.
mod client;
mod data;
mod facts;
mod import;
mod load;
mod operations;
mod process;
mod report;
mod server;

use crate::{Result, postgres, root, runner::Runner};
use client::Client;
use facts::Facts;
use report::{Figures, Measured};
use server::{Database, Tenure};
use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Duration,
};

/// What to measure, and how large.
#[derive(clap::Args)]
pub struct Options {
    /// Sizes of the register in assets, separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000])]
    assets: Vec<u32>,
    /// Seconds for each operation.
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Clients that ask at once, one keep-alive connection each.
    #[arg(long, default_value_t = 4)]
    clients: usize,
    /// Rows of the import; 0 leaves it out, and what is done with its assets.
    #[arg(long, default_value_t = 100_000)]
    import_rows: u32,
    /// Only operations with this in their name.
    #[arg(long)]
    only: Option<String>,
    /// On a PostgreSQL server that is made for it, and that waits for the disk.
    #[arg(long)]
    postgres: bool,
    /// Measure this program instead of building one.
    #[arg(long, value_name = "PROGRAM")]
    binary: Option<PathBuf>,
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        self.only.as_ref().is_none_or(|part| name.contains(part.as_str()))
    }
}

/// Settings of a PostgreSQL server as one keeps it: what is acknowledged is on the disk.
const DURABLE: [&str; 3] = ["max_connections=100", "shared_buffers=1GB", "max_wal_size=4GB"];

/// Measures, and prints a table for each size and one of growth.
pub fn run(options: &Options, runner: &Runner) -> Result<ExitCode> {
    let binary = match &options.binary {
        Some(binary) => binary.canonicalize()?,
        None => build(runner)?,
    };
    let mut all = Vec::new();
    for assets in &options.assets {
        let figures = measure(options, runner, &binary, *assets)?;
        println!("{}", report::table(&figures));
        all.push(figures);
    }
    if all.len() > 1 {
        println!("{}", report::growth(&all));
    }
    Ok(ExitCode::SUCCESS)
}

fn build(runner: &Runner) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--package", "tenure"]).current_dir(root());
    if !runner.status_of(&mut cargo)?.success() {
        return Err("The server was not built.".into());
    }
    Ok(data::target().join("release/tenure"))
}

/// One size, from its start to its memory after all the work.
fn measure(options: &Options, runner: &Runner, binary: &Path, assets: u32) -> Result<Figures> {
    let made = data::made(runner, binary, assets)?;
    let copy = data::Copy::of(&made)?;
    let database = match options.postgres {
        true => {
            let programs = postgres::find_or_install(runner)?.ok_or("PostgreSQL is not installed here.")?;
            let server = postgres::Server::start_with(runner, &programs, &DURABLE)?;
            data::move_to(runner, binary, copy.folder(), &server.address())?;
            Database::Postgres(server)
        }
        false => Database::Embedded,
    };
    let access = server::access(binary, copy.folder(), &database)?;
    let mut tenure = Tenure::start(binary, copy.folder(), database)?;
    let mut figures = Figures::of(assets, &tenure);
    let client = Client::new(tenure.base(), &access.token).signed_in(&access.link)?;
    tenure.settle(runner);
    figures.idle = tenure.memory()?;
    let facts = Facts::ask(&client)?;
    let span = Duration::from_secs(options.seconds);
    let mut rows = |tenure: &mut Tenure, operations: Vec<operations::Operation>| -> Result<()> {
        for operation in operations.into_iter().filter(|operation| options.wants(operation.name)) {
            let clients = operation.clients.unwrap_or(options.clients);
            let load = load::of(&operation, &client, clients, span, tenure)?;
            figures.rows.push(Measured::of(&operation, &load));
            if runner.is_told_to_end() {
                return Err("Interrupted.".into());
            }
        }
        Ok(())
    };
    rows(&mut tenure, operations::reading(&facts))?;
    // What is changed is what the import has brought.
    let writing = operations::writing(&facts, options.import_rows);
    let wanted = options.wants("import") || writing.iter().any(|operation| options.wants(operation.name));
    if options.import_rows > 0 && wanted {
        let imported = import::run(&client, &facts, options.import_rows, &tenure)?;
        rows(&mut tenure, writing)?;
        figures.rows.extend(imported);
    }
    figures.loaded = tenure.memory()?;
    tenure.stop()?;
    Ok(figures)
}
