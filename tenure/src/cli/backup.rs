//! `tenure backup` and `tenure restore`.
use crate::{
    capabilities,
    cli::{
        outcome::{Failure, say, show_json},
        progress::bar_for_stages,
    },
    config::Config,
    open::{database_of, open},
};
use clap::Args;
use database::Source;
use engine::{Clock, Keys};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};
use vault::{BackupOrder, Blobs, ErasedLog, Manifest, RestoreOrder, Restored, Vault, VaultSettings};

/// What was open when a backup was made is not open again after a restore: everybody signs in anew.
const LEFT_EMPTY: [&str; 2] = ["access_sessions", "access_links"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where to write a backup.
#[derive(Args)]
pub(crate) struct BackupArgs {
    /// The file; it must not exist yet.
    file: PathBuf,
    /// Put the register's keys into it, under a passphrase that is asked for (or TENURE_BACKUP_PASSPHRASE).
    #[arg(long)]
    with_keys: bool,
}

/// What to restore, and where to.
#[derive(Args)]
pub(crate) struct RestoreArgs {
    /// The backup.
    file: PathBuf,
    /// A folder for the embedded database, its keys and attachments; or a PostgreSQL: postgres://user:password@host/name.
    /// Otherwise where the settings say.
    #[arg(long, value_name = "PLACE")]
    into: Option<String>,
    /// Replace what is there. It is backed up first.
    #[arg(long)]
    replace: bool,
    /// Another list of erased people, besides the one beside the data: from the machine that the backup is of.
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
}

/// Backs up the register that the settings name. It may be in use, and is not brought up to date by this.
pub(crate) fn backup(config: &Config, args: &BackupArgs, as_json: bool) -> Result<(), Failure> {
    let source = database_of(config);
    if let Source::Sqlite(path) = &source
        && !path.exists()
    {
        return Err(Failure::usage(format!("There is no register at {}.", path.display())));
    }
    let keys = Keys::load(&config.keys)?.ok_or_else(|| {
        Failure::usage(format!(
            "There is no keys file at {}; a backup is signed with it.",
            config.keys.display()
        ))
    })?;
    let passphrase = if args.with_keys { Some(passphrase(config, true)?) } else { None };
    let order = BackupOrder {
        file: &args.file,
        blobs: &Blobs::at(&config.vault.settings.files)?,
        keys: &keys,
        passphrase: passphrase.as_deref(),
        made_at: Clock::system(config.time_zone.clone()).now(),
        version: VERSION,
    };
    let (bar, mut listener) = bar_for_stages();
    let manifest = vault::back_up(&source, &order, &mut listener);
    bar.finish_and_clear();
    tell(config, &args.file, &manifest?, as_json)
}

fn tell(config: &Config, file: &Path, manifest: &Manifest, as_json: bool) -> Result<(), Failure> {
    let bytes = fs::metadata(file).map(|found| found.len()).unwrap_or_default();
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    if as_json {
        show_json(&json!({
            "file": file, "bytes": bytes, "rows": rows, "journal": manifest.journal, "attachments": manifest.files.count,
            "lost_attachments": manifest.files.lost, "keys": manifest.keys.is_some(),
        }));
    } else {
        say(format!(
            "Wrote {} ({}): {rows} rows, {} entries, {} attachments. It was read again and compared.",
            file.display(),
            indicatif::HumanBytes(bytes),
            manifest.journal.entries,
            manifest.files.count,
        ));
        if manifest.keys.is_none() {
            say(format!(
                "The register's keys are not in it. Keep {} elsewhere: without it this backup cannot be restored.",
                config.keys.display()
            ));
        }
    }
    match manifest.files.lost.len() {
        0 => Ok(()),
        lost => Err(Failure::Wrong(format!(
            "{lost} attachments were missing or damaged already and are not in the backup; `tenure verify --files` names them."
        ))),
    }
}

fn passphrase(config: &Config, is_new: bool) -> Result<String, Failure> {
    if let Some(known) = &config.vault.passphrase {
        return Ok(known.clone());
    }
    let ask =
        |prompt: &str| rpassword::prompt_password(prompt).map_err(|error| Failure::usage(error.to_string()));
    let first = ask("Passphrase for the keys: ")?;
    if is_new && ask("Again: ")? != first {
        return Err(Failure::usage("The two passphrases differ."));
    }
    Ok(first)
}

/// Restores a backup, then erases again who was erased since it was made.
pub(crate) fn restore(config: &Config, args: &RestoreArgs, as_json: bool) -> Result<(), Failure> {
    let config = placed(config, args.into.as_deref())?;
    let database = database_of(&config);
    if vault::is_served(&database)? {
        return Err(Failure::usage("The database is in use. Stop every server that works on it first."));
    }
    let manifest = vault::Archive::open(&args.file)?.manifest().clone();
    let needs_words = manifest.keys.is_some()
        && Keys::load(&config.keys)?.is_none_or(|keys| keys.verifying() != manifest.key);
    let words = if needs_words { Some(passphrase(&config, false)?) } else { None };
    let now = Clock::system(config.time_zone.clone()).now();
    let before = free_name(&config.data, &vault::name_of(now));
    let vault = Vault::open(config.vault.settings.clone())?;
    let order = RestoreOrder {
        file: &args.file,
        database: &database,
        keys: &config.keys,
        passphrase: words.as_deref(),
        blobs: vault.blobs(),
        arrivals: &vault.arrivals(),
        capabilities: capabilities::ALL,
        left_empty: &LEFT_EMPTY,
        replace: args.replace.then_some(before.as_path()),
        now,
        version: VERSION,
    };
    crate::open::make_folder(&config)?;
    let (bar, mut listener) = bar_for_stages();
    let restored = vault::restore(&order, &mut listener);
    bar.finish_and_clear();
    let restored = restored?;
    let erased_again = erase_again(&config, args.erased.as_deref())?;
    say_restored(&restored, erased_again, as_json);
    Ok(())
}

/// A name that nothing has yet, for what is there before: two restores may follow each other within a second.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(format!("before-restore-{name}"));
    let numbered = (2..).map(|n: u32| folder.join(format!("before-restore-{n}-{name}")));
    std::iter::once(plain.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(plain)
}

/// Opening it brings it up to date; then nobody is back who was erased.
fn erase_again(config: &Config, other: Option<&Path>) -> Result<usize, Failure> {
    let engine = open(config)?;
    let vault = Vault::of(&engine)?;
    let mut again = vault.erased().erase_again(&engine)?;
    if let Some(other) = other {
        again += ErasedLog::at(other).erase_again(&engine)?;
    }
    vault.erased().follow(&engine)?;
    while engine.seal(true)?.more {}
    Ok(again)
}

fn say_restored(restored: &Restored, erased_again: usize, as_json: bool) {
    let found = &restored.verification;
    if as_json {
        show_json(&json!({
            "made_at": restored.manifest.made_at.to_string(), "version": restored.manifest.version,
            "entries": found.entries, "records": found.records, "root": found.root,
            "attachments": restored.manifest.files.count, "erased_again": erased_again, "before": restored.before,
        }));
        return;
    }
    say(format!(
        "Restored the register as of {}: {} entries of {} records and {} attachments. Checked against its journal: nothing was altered. Root {}.",
        restored.manifest.made_at, found.entries, found.records, restored.manifest.files.count, found.root
    ));
    if erased_again > 0 {
        say(format!("{erased_again} people who were erased since the backup have been erased again."));
    }
    if let Some(before) = &restored.before {
        say(format!("What was there before is in {}.", before.display()));
    }
    say("Everybody signs in anew.");
}

/// The settings with the place to restore into.
fn placed(config: &Config, into: Option<&str>) -> Result<Config, Failure> {
    let Some(into) = into else { return Ok(config.clone()) };
    let mut config = config.clone();
    if into.starts_with("postgres://") || into.starts_with("postgresql://") {
        config.database = Some(into.to_owned());
        return Ok(config);
    }
    if into.contains("://") {
        return Err(Failure::usage(
            "--into takes a folder or an address such as postgres://user:password@host/name.",
        ));
    }
    let folder = PathBuf::from(into);
    let within = VaultSettings::within(&folder);
    let in_a_bucket = config.vault.settings.files.contains("://");
    let files = if in_a_bucket { config.vault.settings.files } else { within.files };
    config.vault.settings = VaultSettings { data: within.data, files, ..config.vault.settings };
    config.keys = folder.join("keys.json");
    config.data = folder;
    config.database = None;
    Ok(config)
}
