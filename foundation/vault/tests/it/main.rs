//! Attachments, backups and restores on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod backup;
#[cfg(feature = "s3")]
mod bucket;
mod erasure;
mod files;
mod house;
mod restore;
