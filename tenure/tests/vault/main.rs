//! Attachments through the API, backups and restores through the command line: the whole product.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod command_line;
mod files;
mod office;
mod wipe_reports;
