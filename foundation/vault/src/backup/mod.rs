//! A backup: one file with everything that the register is.
//!
//! It is a zip (64 bit): whoever has no Tenure at hand opens it with anything, its table of contents stands at the end
//! so that a file cut short is known at once, each part is packed and checked by itself so that damage has a name,
//! and parts that are packed already (attachments) are not packed again. Tables are lines of JSON, the same from both
//! databases: a backup of either is restored into either.
mod archive;
mod manifest;
mod parts;
mod rows;
mod sealed_keys;
mod write;

pub use archive::Archive;
pub use manifest::{FilesIn, JournalIn, Manifest, PartIn, TableIn};
pub use sealed_keys::PASSPHRASE_MIN;
pub use write::{BackupOrder, back_up};

pub(crate) use archive::damaged;
pub(crate) use manifest::{is_plain_name, table_part};
pub(crate) use rows::read_row;

/// How far a backup or a restore is.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What is being done: "reading journal", "checking tables/assets.jsonl".
    pub what: String,
    /// How much of it is done: rows, bytes or pieces.
    pub done: u64,
    /// How much there is in all, where that is known.
    pub total: Option<u64>,
}

/// Somebody who wants to hear how far it is.
pub type Listener<'a> = &'a mut dyn FnMut(Stage);

pub(crate) fn stage(what: impl Into<String>, done: u64, total: Option<u64>) -> Stage {
    Stage { what: what.into(), done, total }
}
