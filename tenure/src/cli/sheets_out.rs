//! `tenure export`.
use crate::cli::{
    outcome::{Failure, say},
    target::{Target, system},
};
use clap::Args;
use engine::{Engine, Who};
use sheets::SheetFormat;
use std::{fs::File, io::BufWriter, path::PathBuf};
use web::ExportPlan;

/// What to export.
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// What: assets, people.
    kind: String,
    /// The file; its ending says which format: .csv, .tsv, .xlsx, .jsonl.
    file: PathBuf,
    /// Conditions, as for list.
    #[arg(value_name = "NAME=VALUE")]
    pairs: Vec<String>,
}

pub(crate) fn run(target: &Target, args: ExportArgs) -> Result<(), Failure> {
    let ending = args.file.extension().and_then(|ending| ending.to_str()).unwrap_or("csv").to_lowercase();
    let format = SheetFormat::ALL.into_iter().find(|format| format.extension() == ending);
    let format = format.ok_or_else(|| {
        Failure::usage(format!("Nobody knows the ending .{ending}. Use .csv, .tsv, .xlsx or .jsonl."))
    })?;
    let mut pairs = Vec::new();
    for pair in &args.pairs {
        let (name, value) = pair
            .split_once('=')
            .ok_or_else(|| Failure::usage(format!("{pair} is not of the form name=value.")))?;
        pairs.push((name.to_owned(), value.to_owned()));
    }
    let failed = |error: std::io::Error| Failure::other(format!("{}: {error}.", args.file.display()));
    let out = BufWriter::new(File::create(&args.file).map_err(failed)?);
    match target {
        Target::Local(engine) => write(engine, &args.kind, pairs, format, out)?,
        Target::Remote(remote) => {
            pairs.push(("format".into(), format.name().into()));
            remote.download(&format!("/{}/export", args.kind), &pairs, out)?;
        }
    }
    say(format!("Wrote {}.", args.file.display()));
    Ok(())
}

fn write(
    engine: &Engine,
    kind: &str,
    pairs: Vec<(String, String)>,
    format: SheetFormat,
    out: BufWriter<File>,
) -> Result<(), Failure> {
    let kind = engine.kind_at(kind).ok_or_else(|| Failure::usage(format!("There are no {kind}.")))?;
    let who = Who::from(system());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| Failure::other(error.to_string()))?;
    let plan = runtime.block_on(ExportPlan::new(engine, &who, kind, pairs, format))?;
    plan.write(engine, &who, out)?;
    Ok(())
}
