//! `tenure import`.
use crate::cli::{
    outcome::{Failure, say, show_json},
    target::{Target, request, system},
};
use clap::{Args, ValueEnum};
use engine::{Engine, jobs::JobRunner};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    sync::Arc,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// What to import.
#[derive(Args)]
pub(crate) struct ImportArgs {
    /// What the file is about: assets, people, models, locations.
    kind: String,
    /// The file: CSV, TSV or XLSX.
    file: PathBuf,
    /// What to do with records that exist already, or do not.
    #[arg(long, value_enum, default_value_t = Mode::Both)]
    mode: Mode,
    /// The field by which an existing record is found: tag, serial, username.
    #[arg(long)]
    key: Option<String>,
    /// Say what a column is: "Header=field"; "Header=" leaves it out.
    #[arg(long = "map", value_name = "HEADER=FIELD")]
    maps: Vec<String>,
    /// Do not make what a row refers to and the register does not have.
    #[arg(long)]
    no_create: bool,
    /// Only tell what would be done.
    #[arg(long)]
    dry_run: bool,
    /// Where to write the rows that are refused; next to the file when left out.
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    /// Make new records only.
    Create,
    /// Change existing records only.
    Update,
    /// Make or change.
    Both,
}

pub(crate) fn run(target: &Target, args: ImportArgs, as_json: bool) -> Result<(), Failure> {
    let Target::Local(engine) = target else {
        return Err(Failure::usage(
            "An import through a server is done on its pages, or by POST /api/v1/imports.",
        ));
    };
    let kind =
        engine.kind_at(&args.kind).ok_or_else(|| Failure::usage(format!("There are no {}.", args.kind)))?;
    let name = args.file.file_name().and_then(|name| name.to_str()).unwrap_or("file").to_owned();
    let done = imports::upload(engine, system(), request(), kind, &args.file, &name)?;
    let import = done.import;
    configure(engine, import, &args)?;
    let shown = told(engine, "imports.show", json!({ "import": import }))?;
    if !as_json {
        say(mapping_in_words(&shown));
    }
    let verb = if args.dry_run { "imports.plan" } else { "imports.apply" };
    let set = does(engine, verb, json!({ "import": import }))?["id"].clone();
    work_with_progress(engine, done.rows as u64, &set)?;
    let told_set = told(engine, "changes.show", json!({ "change_set": set }))?;
    if as_json {
        show_json(&told_set);
    } else {
        say(in_words(&told_set, args.dry_run));
    }
    let refused = told_set["refused"].as_i64().unwrap_or(0) + told_set["failed"].as_i64().unwrap_or(0);
    if refused > 0 {
        let path = args.refused.unwrap_or_else(|| args.file.with_extension("refused.csv"));
        let bytes =
            engine.view_blocking(system(), imports::MAKE, move |view| imports::bad_rows(view, import))?;
        std::fs::write(&path, bytes)
            .map_err(|error| Failure::other(format!("{}: {error}.", path.display())))?;
        if !as_json {
            say(format!("{refused} rows with the reason beside each are in {}.", path.display()));
        }
    }
    Ok(())
}

fn configure(engine: &Engine, import: i64, args: &ImportArgs) -> Result<(), Failure> {
    let mode = match args.mode {
        Mode::Create => "create",
        Mode::Update => "update",
        Mode::Both => "both",
    };
    let shown = told(engine, "imports.show", json!({ "import": import }))?;
    let mut columns = Vec::new();
    for map in &args.maps {
        let (header, field) = map
            .split_once('=')
            .ok_or_else(|| Failure::usage(format!("{map} is not of the form Header=field.")))?;
        let known =
            shown["columns"].as_array().into_iter().flatten().find(|column| column["header"] == header);
        let mut column =
            known.cloned().ok_or_else(|| Failure::usage(format!("The file has no column {header}.")))?;
        column["target"] = if field.is_empty() { Value::Null } else { field.into() };
        columns.push(column);
    }
    let options = json!({ "mode": mode, "key": args.key, "create_missing": !args.no_create });
    does(engine, "imports.configure", json!({ "import": import, "columns": columns, "options": options }))?;
    Ok(())
}

fn does(engine: &Engine, verb: &str, input: Value) -> Result<Value, Failure> {
    let doing = engine.doing(verb).ok_or_else(|| Failure::other(format!("there is no verb {verb}")))?;
    Ok(engine.perform_blocking(system(), request(), doing, input)?)
}

fn told(engine: &Engine, name: &str, input: Value) -> Result<Value, Failure> {
    let reading = engine.readings().find(|it| it.name == name);
    let reading = reading.ok_or_else(|| Failure::other(format!("there is no reading {name}")))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| Failure::other(error.to_string()))?;
    Ok(runtime.block_on(engine.tell(system(), reading, input))?)
}

/// Runs the jobs that wait, and shows how far they are. An interrupted command leaves a job that the server, or the next
/// start, goes on with.
fn work_with_progress(engine: &Engine, rows: u64, set: &Value) -> Result<(), Failure> {
    let bar = ProgressBar::new(rows);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} rows, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    let finished = Arc::new(AtomicBool::new(false));
    let (watched, shown, over, id) =
        (engine.clone(), bar.clone(), finished.clone(), set.as_i64().unwrap_or_default());
    let watcher = std::thread::spawn(move || {
        while !over.load(Ordering::Relaxed) {
            let done = watched.view_blocking(system(), imports::MAKE, move |view| {
                let job = changes::store::set(view, id)?.job.unwrap_or_default();
                Ok(engine::jobs::job(view, job)?.done)
            });
            shown.set_position(done.unwrap_or_default() as u64);
            std::thread::sleep(Duration::from_millis(200));
        }
    });
    let result = JobRunner::new(engine.clone(), format!("cli-{}", std::process::id())).run_all();
    finished.store(true, Ordering::Relaxed);
    let _ = watcher.join();
    bar.finish_and_clear();
    result?;
    Ok(())
}

fn mapping_in_words(shown: &Value) -> String {
    let mut lines = vec![format!("{} rows.", shown["rows"])];
    for column in shown["columns"].as_array().into_iter().flatten() {
        let header = column["header"].as_str().unwrap_or_default();
        lines.push(match column["target"].as_str() {
            Some(target) => format!("  {header} → {target}"),
            None => format!("  {header} is left out"),
        });
    }
    lines.extend(
        shown["notes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|note| format!("  {note}")),
    );
    lines.join("\n")
}

fn in_words(set: &Value, dry_run: bool) -> String {
    match dry_run {
        true => format!(
            "Would create {}, change {}, leave {} as they are and refuse {}.",
            set["creates"], set["changes"], set["unchanged"], set["refused"]
        ),
        false => format!(
            "Imported {} rows, {} were the same already, {} were refused. To take it back: tenure do changes.undo change_set={}",
            set["applied"], set["unchanged"], set["failed"], set["id"]
        ),
    }
}
