use super::{
    Listener,
    manifest::{
        KEYS, LAYOUT, MANIFEST, Manifest, PartIn, README, SIGNATURE, digest_in, is_plain_name, table_part,
    },
    sealed_keys, stage,
    write::signed_words,
};
use crate::incoming::{hex, unwritable};
use domain::Refusal;
use engine::{Error, Keys, Result};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

/// Largest manifest that is read: 10,000 tables of 100 columns.
const MANIFEST_MAX: u64 = 64 << 20;

type Zip = ZipArchive<BufReader<File>>;

/// A backup that is being read.
pub struct Archive {
    zip: Zip,
    manifest: Manifest,
    /// The manifest as a part.
    own: PartIn,
}

impl Archive {
    /// Opens a backup and reads what is in it. Refused when it is no backup, is cut short, or was written in a layout
    /// that this program does not know.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| cannot_open(path, &error))?;
        let mut zip =
            ZipArchive::new(BufReader::with_capacity(1 << 16, file)).map_err(|_| cut_short(path))?;
        let mut text = Vec::new();
        let read = zip.by_name(MANIFEST).map_err(|error| missing(MANIFEST, &error))?;
        read.take(MANIFEST_MAX).read_to_end(&mut text).map_err(|_| damaged(MANIFEST))?;
        let known: Layout = serde_json::from_slice(&text).map_err(|_| damaged(MANIFEST))?;
        if known.tenure_backup > LAYOUT {
            let message =
                "This backup was written by a newer version of Tenure. Restore it with that version.";
            return Err(Refusal::new("backup-is-newer", message).into());
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged(MANIFEST))?;
        let plain = |table: &super::TableIn| {
            is_plain_name(&table.name) && table.columns.iter().all(|it| is_plain_name(it))
        };
        if !manifest.tables.iter().all(plain) {
            return Err(damaged(MANIFEST));
        }
        let own = PartIn { bytes: text.len() as u64, sha256: hex(&Sha256::digest(&text)) };
        Ok(Self { zip, manifest, own })
    }

    /// What is in it.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Reads every part and compares it with what the manifest says. The refusal names the first that differs.
    pub fn check(&mut self, listener: Listener<'_>) -> Result<()> {
        let total = self.manifest.tables.iter().map(|table| table.part.bytes).sum::<u64>()
            + self.manifest.files.bytes;
        let mut done = 0;
        let mut expected = BTreeSet::from([README, MANIFEST, SIGNATURE].map(String::from));
        self.read_through(README)?;
        for table in self.manifest.tables.clone() {
            let name = table_part(&table.name);
            listener(stage(format!("checking {name}"), done, Some(total)));
            let (part, lines) = self.read_through(&name)?;
            if part != table.part || lines != table.rows {
                return Err(damaged(&name));
            }
            done += part.bytes;
            expected.insert(name);
        }
        if let Some(keys) = self.manifest.keys.clone() {
            if self.read_through(KEYS)?.0 != keys {
                return Err(damaged(KEYS));
            }
            expected.insert(KEYS.to_owned());
        }
        let files = self.files()?;
        let mut bytes = 0;
        for (name, digest) in &files {
            listener(stage("checking attachments", done + bytes, Some(total)));
            let (part, _) = self.read_through(name)?;
            if part.sha256 != *digest {
                return Err(damaged(name));
            }
            bytes += part.bytes;
        }
        if (files.len() as u64, bytes) != (self.manifest.files.count, self.manifest.files.bytes) {
            return Err(damaged("files"));
        }
        self.refuse_strangers(&expected)?;
        self.check_signature(&self.manifest.key.clone())
    }

    /// Whatever is in the file that nobody has put there.
    fn refuse_strangers(&self, expected: &BTreeSet<String>) -> Result<()> {
        let strange = self.names().find(|name| !expected.contains(name) && digest_in(name).is_none());
        strange.map_or(Ok(()), |name| Err(damaged(&name)))
    }

    /// Checks that the register with this public key has written it.
    pub fn check_signature(&mut self, verifying: &str) -> Result<()> {
        let mut note = String::new();
        let read = self.zip.by_name(SIGNATURE).map_err(|error| missing(SIGNATURE, &error))?;
        read.take(1 << 16).read_to_string(&mut note).map_err(|_| damaged(SIGNATURE))?;
        match Keys::signed_text(&note, verifying) {
            Ok(text) if text == signed_words(&self.own) => Ok(()),
            _ => Err(damaged(SIGNATURE)),
        }
    }

    /// The register's keys, opened with their passphrase; none if they are not in it.
    pub fn keys(&mut self, passphrase: &str) -> Result<Option<Keys>> {
        if self.manifest.keys.is_none() {
            return Ok(None);
        }
        let mut text = Vec::new();
        let read = self.zip.by_name(KEYS).map_err(|error| missing(KEYS, &error))?;
        read.take(1 << 20).read_to_end(&mut text).map_err(|_| damaged(KEYS))?;
        let sealed = serde_json::from_slice(&text).map_err(|_| damaged(KEYS))?;
        sealed_keys::open(&sealed, passphrase, &self.manifest.key).map(Some)
    }

    /// The parts that are contents of attachments, with their digests.
    pub(crate) fn files(&self) -> Result<Vec<(String, String)>> {
        Ok(self.names().filter_map(|name| digest_in(&name).map(|digest| (name, digest))).collect())
    }

    fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
    }

    /// A part, to be read.
    pub(crate) fn part(&mut self, name: &str) -> Result<ZipFile<'_, BufReader<File>>> {
        self.zip.by_name(name).map_err(|error| missing(name, &error))
    }

    /// Reads a part to its end: its size and digest, and how many lines it has.
    fn read_through(&mut self, name: &str) -> Result<(PartIn, u64)> {
        let mut hash = Sha256::new();
        let (mut bytes, mut lines) = (0, 0);
        let mut reader = BufReader::with_capacity(1 << 16, self.part(name)?);
        loop {
            let piece = reader.fill_buf().map_err(|_| damaged(name))?;
            if piece.is_empty() {
                break;
            }
            hash.update(piece);
            lines += piece.iter().filter(|byte| **byte == b'\n').count() as u64;
            bytes += piece.len() as u64;
            let read = piece.len();
            reader.consume(read);
        }
        Ok((PartIn { bytes, sha256: hex(&hash.finalize()) }, lines))
    }
}

/// What is read of a manifest before anything else.
#[derive(serde::Deserialize)]
struct Layout {
    tenure_backup: u32,
}

/// The refusal of a backup in which a part is not as it was written.
pub(crate) fn damaged(part: &str) -> Error {
    let message =
        format!("The part {part} of the backup is damaged. Use another backup; nothing was changed.");
    Refusal::new("backup-damaged", message).into()
}

fn missing(part: &str, error: &ZipError) -> Error {
    match error {
        ZipError::FileNotFound => {
            let message = format!(
                "The part {part} is missing from the backup. Use another backup; nothing was changed."
            );
            Refusal::new("backup-damaged", message).into()
        }
        _ => damaged(part),
    }
}

fn cut_short(path: &Path) -> Error {
    let message =
        format!("{} ends too early, or is no backup of Tenure. Nothing was changed.", path.display());
    Refusal::new("not-a-backup", message).into()
}

fn cannot_open(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Refusal::new("no-such-file", format!("There is no file {}.", path.display())).into()
        }
        _ => unwritable(path, error),
    }
}
