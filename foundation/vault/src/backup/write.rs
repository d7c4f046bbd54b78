use super::{
    Archive, Listener,
    manifest::{
        FilesIn, JournalIn, KEYS, LAYOUT, MANIFEST, Manifest, PartIn, README, SIGNATURE, TableIn, file_part,
        table_part,
    },
    parts::Parts,
    rows::{write_row, write_values},
    sealed_keys::seal,
    stage,
};
use crate::{
    Blobs,
    blobs::sync_folder,
    incoming::{hex, unwritable},
    store::{self, COUNTERS, Table},
};
use database::{Source, Tx};
use domain::{Instant, Refusal};
use engine::{Error, Frontier, Keys, Result, files::blobs, restoring::SchemaStep};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Rows after which the listener hears.
const ROWS_PER_WORD: u64 = 10_000;
/// What it says.
const README_TEXT: &str = include_str!("README.txt");

/// What to back up, and where to.
pub struct BackupOrder<'a> {
    /// The file, which must not exist yet.
    pub file: &'a Path,
    /// Where contents of attachments lie.
    pub blobs: &'a Blobs,
    /// The register's keys, which sign the backup.
    pub keys: &'a Keys,
    /// Put the keys into it under this passphrase.
    pub passphrase: Option<&'a str>,
    /// The moment.
    pub made_at: Instant,
    /// The version of this program.
    pub version: &'a str,
}

/// Writes a backup of a register that may be in use: what is in it is as of one moment. It is read again and compared
/// before it gets its name.
pub fn back_up(source: &Source, order: &BackupOrder<'_>, listener: Listener<'_>) -> Result<Manifest> {
    refuse_existing(order.file)?;
    let sealed = order.passphrase.map(|passphrase| seal(order.keys, passphrase)).transpose()?;
    let beside = beside(order.file);
    let mut parts = Parts::begin(&beside, order.made_at)?;
    parts.small(README, README_TEXT.as_bytes())?;
    let read = source.read(|tx| whole_database(tx, order.keys, &mut parts, listener))?;
    let files = all_files(&mut parts, order.blobs, &read.contents, listener)?;
    let keys = match sealed {
        Some(sealed) => Some(parts.small(KEYS, &serde_json::to_vec_pretty(&sealed)?)?),
        None => None,
    };
    let manifest = Manifest {
        tenure_backup: LAYOUT,
        version: order.version.to_owned(),
        made_at: order.made_at,
        database: source.dialect().pick("sqlite", "postgres").to_owned(),
        schema: read.schema,
        key: order.keys.verifying().to_owned(),
        journal: read.journal,
        tables: read.tables,
        files,
        keys,
    };
    let text = serde_json::to_vec_pretty(&manifest)?;
    let part = parts.small(MANIFEST, &text)?;
    parts.small(SIGNATURE, order.keys.sign(&signed_words(&part))?.as_bytes())?;
    let written = Unproven(parts.finish()?);
    let mut archive = Archive::open(&written.0)?;
    archive.check(listener)?;
    if archive.manifest() != &manifest {
        return Err(Error::internal("the backup reads differently from what was written"));
    }
    written.becomes(order.file)?;
    Ok(manifest)
}

/// What is signed: the digest of the manifest, which holds all other digests.
pub(super) fn signed_words(manifest: &PartIn) -> String {
    format!("tenure-backup\n{MANIFEST} sha256 {}\n", manifest.sha256)
}

fn refuse_existing(file: &Path) -> Result<()> {
    if file.exists() {
        let message = format!("There is already a file {}. Choose another name.", file.display());
        return Err(Refusal::new("file-exists", message).into());
    }
    Ok(())
}

/// Where a backup is written until it is whole.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    file.with_file_name(name)
}

/// A file that is gone unless it proves right.
struct Unproven(PathBuf);

impl Unproven {
    fn becomes(self, file: &Path) -> Result<()> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let renamed = fs::rename(&self.0, file).and_then(|()| sync_folder(folder));
        renamed.map_err(|error| unwritable(file, &error))
    }
}

impl Drop for Unproven {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// What was read of the database.
struct Read {
    schema: Vec<SchemaStep>,
    journal: JournalIn,
    tables: Vec<TableIn>,
    contents: Vec<(String, i64)>,
}

fn whole_database(tx: &mut Tx<'_>, keys: &Keys, parts: &mut Parts, listener: Listener<'_>) -> Result<Read> {
    let tables = store::tables(tx)?;
    if !store::is_register(tx)? {
        return Err(Refusal::new("no-register", "There is no register in this database.").into());
    }
    if store::facts(tx, "verifying-key")?.as_deref() != Some(keys.verifying()) {
        let message = "The keys file belongs to another register; a backup with it could never be used.";
        return Err(Refusal::new("keys-do-not-belong", message).into());
    }
    let mut read = Read {
        schema: store::steps(tx)?,
        journal: JournalIn::default(),
        tables: Vec::with_capacity(tables.len()),
        contents: all_contents(tx)?,
    };
    for table in tables {
        let mut frontier = (table.name == "journal").then(Frontier::default);
        let written = match table.name.as_str() {
            COUNTERS => all_counters(tx, parts)?,
            _ => whole_table(tx, &table, parts, frontier.as_mut(), listener)?,
        };
        if let Some(frontier) = frontier {
            read.journal = JournalIn { entries: written.rows, root: frontier.root_in_hex() };
        }
        read.tables.push(written);
    }
    Ok(read)
}

fn whole_table(
    tx: &mut Tx<'_>,
    table: &Table,
    parts: &mut Parts,
    mut frontier: Option<&mut Frontier>,
    listener: Listener<'_>,
) -> Result<TableIn> {
    let mut part = parts.part(&table_part(&table.name), true)?;
    let seal = table.columns.iter().position(|column| column == "seal");
    let mut rows = 0;
    store::all_rows(tx, table, |row| {
        write_row(&mut part.waiting, row, table.columns.len())?;
        part.advance()?;
        if let (Some(frontier), Some(seal)) = (frontier.as_mut(), seal) {
            frontier.push(&row.at::<Vec<u8>>(seal)?);
        }
        rows += 1;
        if rows % ROWS_PER_WORD == 0 {
            listener(stage(format!("reading {}", table.name), rows, None));
        }
        Ok(())
    })?;
    Ok(TableIn { name: table.name.clone(), columns: table.columns.clone(), rows, part: part.finish()? })
}

fn all_counters(tx: &mut Tx<'_>, parts: &mut Parts) -> Result<TableIn> {
    let mut part = parts.part(&table_part(COUNTERS), true)?;
    let counters = store::counters(tx)?;
    let rows = counters.len() as u64;
    for (counted, last) in counters {
        write_values(&mut part.waiting, vec![counted.into(), last.into()])?;
    }
    let columns = ["kind", "last"].map(String::from).to_vec();
    Ok(TableIn { name: COUNTERS.to_owned(), columns, rows, part: part.finish()? })
}

fn all_contents(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    let mut all: Vec<(String, i64)> = Vec::new();
    loop {
        let after = all.last().map(|(digest, _)| digest.clone()).unwrap_or_default();
        let page = blobs::referred(tx, &after, 1_000)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

fn all_files(
    parts: &mut Parts,
    blobs: &Blobs,
    contents: &[(String, i64)],
    listener: Listener<'_>,
) -> Result<FilesIn> {
    let mut files = FilesIn::default();
    let total: u64 = contents.iter().map(|(_, bytes)| u64::try_from(*bytes).unwrap_or_default()).sum();
    for (digest, bytes) in contents {
        if one_file(parts, blobs, digest)? {
            files.count += 1;
            files.bytes += u64::try_from(*bytes).unwrap_or_default();
        } else {
            files.lost.push(digest.clone());
        }
        listener(stage("copying attachments", files.bytes, Some(total)));
    }
    Ok(files)
}

/// Copies a content into the backup; false when it is missing or damaged where it lies.
fn one_file(parts: &mut Parts, blobs: &Blobs, digest: &str) -> Result<bool> {
    if blobs.size(digest)?.is_none() {
        return Ok(false);
    }
    let mut content = blobs.read(digest, None)?;
    let mut part = parts.part(&file_part(digest), false)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match content.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => {
                let read = piece.get(..read).unwrap_or_default();
                hash.update(read);
                part.waiting.extend(read);
                part.advance()?;
            }
            Err(_) => {
                part.abandon()?;
                return Ok(false);
            }
        }
    }
    if hex(&hash.finalize()) != digest {
        part.abandon()?;
        return Ok(false);
    }
    part.finish()?;
    Ok(true)
}
