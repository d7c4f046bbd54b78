//! Where the register keeps what does not fit into rows, and where it keeps itself: contents of attachments, backups
//! and restores.
//!
//! What this crate does not know: who may see or add a file, and what else the product consists of.
mod backup;
mod blobs;
mod check;
mod erased;
mod incoming;
mod jobs;
mod media;
mod plan;
mod restore;
mod store;
mod vault;

pub use backup::{
    Archive, BackupOrder, FilesIn, JournalIn, Listener, Manifest, PASSPHRASE_MIN, PartIn, Stage, TableIn,
    back_up,
};
pub use blobs::Blobs;
pub use check::{FileCheck, check_files};
pub use erased::ErasedLog;
pub use incoming::{Arrived, Incoming, too_large};
pub use jobs::{BACKUP, CAPABILITY};
pub use media::{clean_name, may_be_shown, media_type};
pub use plan::{BackupPlan, name_of, superfluous};
pub use restore::{RestoreOrder, Restored, is_served, restore};
pub use vault::{Vault, VaultSettings};
