use domain::Instant;
use engine::restoring::SchemaStep;
use serde::{Deserialize, Serialize};

/// The layout of backups that this program writes and reads.
pub(crate) const LAYOUT: u32 = 1;
/// The part for whoever has no Tenure at hand.
pub(crate) const README: &str = "README.txt";
/// The part that says what all others are.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The part that proves who wrote it.
pub(crate) const SIGNATURE: &str = "manifest.sig";
/// The part with the register's keys, sealed.
pub(crate) const KEYS: &str = "keys.json";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The layout of the file.
    pub tenure_backup: u32,
    /// The program that wrote it.
    pub version: String,
    /// When it was made, in milliseconds since 1970: what is in it is as of this moment.
    pub made_at: Instant,
    /// From which database: `sqlite` or `postgres`.
    pub database: String,
    /// Which steps its schema had done.
    pub schema: Vec<SchemaStep>,
    /// The public key of the register.
    pub key: String,
    /// The journal in it.
    pub journal: JournalIn,
    /// The tables in it.
    pub tables: Vec<TableIn>,
    /// The contents of attachments in it.
    pub files: FilesIn,
    /// The register's keys, if it holds them.
    pub keys: Option<PartIn>,
}

/// The journal in a backup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct JournalIn {
    /// How many entries.
    pub entries: u64,
    /// The root over all of them, in hexadecimal.
    pub root: String,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableIn {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of each row.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// The part.
    #[serde(flatten)]
    pub part: PartIn,
}

/// A part of a backup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartIn {
    /// How large it is, unpacked.
    pub bytes: u64,
    /// The SHA-256 of it, unpacked, in hexadecimal.
    pub sha256: String,
}

/// The contents of attachments in a backup. Each is a part that is called after its own digest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilesIn {
    /// How many.
    pub count: u64,
    /// How large together.
    pub bytes: u64,
    /// Contents that were missing or damaged already when the backup was made.
    pub lost: Vec<String>,
}

/// The part of a table.
pub(crate) fn table_part(name: &str) -> String {
    format!("tables/{name}.jsonl")
}

/// The part of a content.
pub(crate) fn file_part(digest: &str) -> String {
    format!("files/{}", crate::blobs::place_of(digest))
}

/// The content that a part holds, if it holds one.
pub(crate) fn digest_in(part: &str) -> Option<String> {
    let digest = part.strip_prefix("files/")?.replacen('/', "", 1);
    (file_part(&digest) == part && crate::blobs::check(&digest).is_ok()).then_some(digest)
}

/// A name that may stand in a statement: nothing else in a backup becomes one.
pub(crate) fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
