//! What is done to the workspace rather than by the product: testing it, keeping it tidy, guarding what lands.
//!
//! These tasks know how the workspace is laid out and which programs a developer's machine has. They know nothing
//! of the product: no crate of ours is among their dependencies, so that they build in seconds on a fresh clone.
pub mod bench;
pub mod browser;
mod debian;
pub mod fuzz_api;
pub mod pictures;
pub mod postgres;
pub mod runner;
pub mod simulate;
pub mod test;
pub mod tidy;
pub mod workspace;

use std::path::Path;

/// What a task answers; an error is a sentence for whoever called it.
pub type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}
