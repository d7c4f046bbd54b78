//! Registers to measure on: made by the product itself, once for each size.
use crate::{Result, root, runner::Runner};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Where cargo builds.
pub(super) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

fn folder() -> PathBuf {
    target().join("bench")
}

/// The folder of a register with so many assets and their three years of history; made if it is not there.
pub(super) fn made(runner: &Runner, binary: &Path, assets: u32) -> Result<PathBuf> {
    let place = folder().join(format!("{assets}-assets"));
    if place.is_dir() {
        return Ok(place);
    }
    println!("Making a register of {assets} assets in {} …", place.display());
    // Under another name until it is whole: making a million assets takes a while, and may be interrupted.
    let part = place.with_extension("part");
    if part.is_dir() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(folder())?;
    let mut demo = Command::new(binary);
    demo.env_clear().arg("--data").arg(&part).args(["demo", "--assets", &assets.to_string()]);
    if !runner.status_of(demo.stdin(Stdio::null()).stdout(Stdio::null()))?.success() {
        return Err("The register was not made.".into());
    }
    fs::rename(&part, &place)?;
    Ok(place)
}

/// A register that may be changed; gone with it.
pub(super) struct Copy(TempDir);

impl Copy {
    /// Beside the data that it is of: a million assets may not fit into the folder for temporary files.
    pub(super) fn of(data: &Path) -> Result<Self> {
        let copy = tempfile::Builder::new().prefix("run-").tempdir_in(folder())?;
        for entry in fs::read_dir(data)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), copy.path().join(entry.file_name()))?;
            }
        }
        Ok(Self(copy))
    }

    pub(super) fn folder(&self) -> &Path {
        self.0.path()
    }
}

/// Brings the register of a folder into an empty PostgreSQL, whose register the folder then is.
pub(super) fn move_to(runner: &Runner, binary: &Path, data: &Path, database: &str) -> Result<()> {
    let file = data.join("moved.zip");
    let tenure = |data: &Path| {
        let mut command = Command::new(binary);
        command.env_clear().arg("--data").arg(data);
        command
    };
    runner.quietly(tenure(data).arg("backup").arg(&file))?;
    fs::remove_file(data.join("tenure.db"))?;
    runner.quietly(tenure(data).args(["--database", database, "restore"]).arg(&file))?;
    fs::remove_file(&file)?;
    Ok(())
}
