//! Installing what is missing, where that is ours to do: as root on Debian and its relatives.
use crate::{
    Result,
    runner::{Runner, is_installed},
};
use std::{fs, os::unix::fs::MetadataExt, process::Command};

/// Installs packages; answers whether that is ours to do on this machine. An error says that it did not work.
pub(crate) fn install(runner: &Runner, what_for: &str, packages: &[&str]) -> Result<bool> {
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    if !is_root || !is_installed("apt-get", &[]) {
        return Ok(false);
    }
    println!("Installing {what_for} for the tests (apt-get install {}) …", packages.join(" "));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        runner.quietly(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
    Ok(true)
}
