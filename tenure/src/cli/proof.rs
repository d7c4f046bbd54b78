//! `tenure verify` and `tenure export-journal`.
use crate::{
    cli::{
        outcome::{Failure, say, show_json},
        progress::spinner,
    },
    config::Config,
    open::open,
};
use clap::Args;
use engine::{Engine, ExportVerifier, Verification};
use serde_json::json;
use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Write},
    path::PathBuf,
};
use vault::{FileCheck, Vault};

/// What to verify.
#[derive(Args)]
pub(crate) struct VerifyArgs {
    /// An exported journal instead of the register: needs no database.
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// The public key that the export must be signed with; otherwise the one inside it is believed.
    #[arg(long, value_name = "KEY", requires = "export")]
    key: Option<String>,
    /// Read every attachment too, and compare it with its digest.
    #[arg(long, conflicts_with = "export")]
    files: bool,
}

/// Where to write the journal.
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// The file.
    file: PathBuf,
}

pub(crate) fn verify(config: &Config, args: VerifyArgs, as_json: bool) -> Result<(), Failure> {
    let mut files = None;
    let mut found = match args.export {
        Some(path) => verify_export(&path, args.key.as_deref())?,
        None => {
            let engine = open(config)?;
            while engine.seal(true)?.more {}
            let bar = spinner("entries checked");
            let moving = bar.clone();
            let found = engine.verify(move |done| moving.set_position(done))?;
            bar.finish_and_clear();
            if args.files {
                files = Some(check_files(&engine)?);
            }
            found
        }
    };
    if let Some(files) = &mut files {
        found.findings.append(&mut files.findings);
    }
    if as_json {
        let mut value = json!(found);
        value["attachments"] =
            json!(files.as_ref().map(|files| json!({ "contents": files.contents, "bytes": files.bytes })));
        show_json(&value);
    } else {
        say(in_words(&found));
        if let Some(files) = &files {
            say(format!("Read {} attachments, {}.", files.contents, indicatif::HumanBytes(files.bytes)));
        }
    }
    match found.findings.len() {
        0 => Ok(()),
        1 => Err(Failure::Wrong("One thing is not as it was written.".into())),
        n => Err(Failure::Wrong(format!("{n} things are not as they were written."))),
    }
}

fn in_words(found: &Verification) -> String {
    let mut lines = vec![format!(
        "Checked {} entries of {} records and {} signed checkpoints. Root {}.",
        found.entries, found.records, found.checkpoints, found.root
    )];
    if found.uncovered > 0 {
        lines.push(format!("{} entries are newer than the last checkpoint.", found.uncovered));
    }
    if found.findings.is_empty() {
        lines.push("Nothing was altered.".into());
    }
    lines.extend(
        found.findings.iter().take(20).map(|finding| format!("  {}: {}", finding.code, finding.message)),
    );
    lines.join("\n")
}

fn check_files(engine: &Engine) -> Result<FileCheck, Failure> {
    let bar = spinner("bytes of attachments read");
    let found = vault::check_files(engine, &*Vault::of(engine)?, |done| bar.set_position(done));
    bar.finish_and_clear();
    Ok(found?)
}

/// One line of JSON per entry, then one per checkpoint; the first line says what it is and with which key it is signed.
pub(crate) fn export(config: &Config, args: ExportArgs) -> Result<(), Failure> {
    let engine = open(config)?;
    while engine.seal(true)?.more {}
    let failed = |error: std::io::Error| engine::Error::internal(format!("{}: {error}", args.file.display()));
    let file =
        File::create(&args.file).map_err(|e| Failure::other(format!("{}: {e}.", args.file.display())))?;
    let out = std::cell::RefCell::new(BufWriter::new(file));
    let line = |value: serde_json::Value| writeln!(out.borrow_mut(), "{value}").map_err(failed);
    line(json!({ "tenure_journal": 1, "key": engine.verifying_key() }))?;
    let mut entries = 0_u64;
    engine.export_journal(
        |entry| {
            entries += 1;
            line(json!({ "entry": entry }))
        },
        |size, note| line(json!({ "checkpoint": { "size": size, "note": note } })),
    )?;
    out.borrow_mut().flush().map_err(failed)?;
    say(format!("Wrote {entries} entries to {}.", args.file.display()));
    Ok(())
}

fn verify_export(path: &std::path::Path, key: Option<&str>) -> Result<Verification, Failure> {
    let file = File::open(path).map_err(|error| Failure::usage(format!("{}: {error}.", path.display())))?;
    let mut verifier = ExportVerifier::new(key);
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|error| Failure::other(format!("{}: {error}.", path.display())))?;
        verifier.line(&line).map_err(Failure::Wrong)?;
    }
    verifier.finish().map_err(Failure::Wrong)
}
