//! A browser for tests and pictures: Chromium, and Node with the packages that drive it.
//!
//! The packages are named, with their versions and sums, in a lock file beside the tests; they are unpacked in the
//! target folder, so that nothing of them lies among the sources.
use crate::{
    Result, debian, root,
    runner::{Runner, is_installed},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where the scripts are, and the list of the packages that they need.
pub const SCRIPTS: &str = "tenure/tests/browser";
const LISTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];
/// What a browser may be called.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
/// The oldest Node that the packages run on.
const NODE_MIN: u32 = 18;

/// How scripts learn what there is.
pub const BROWSER: &str = "TEST_BROWSER";
/// The folder with the packages.
pub const PACKAGES: &str = "TEST_BROWSER_PACKAGES";

/// Where the server is and who may sign in, as JSON.
pub const HOUSE: &str = "TEST_HOUSE";

/// A browser, and the packages that drive it.
pub struct Browser {
    program: PathBuf,
    packages: PathBuf,
}

impl Browser {
    /// What there is, or what can be installed. The inner error is a sentence that says what is missing.
    pub fn find_or_install(runner: &Runner) -> Result<std::result::Result<Self, String>> {
        if runner.is_told_to_end() {
            return Err("Interrupted.".into());
        }
        Ok(Self::find(runner).map_err(|error| error.to_string()))
    }

    fn find(runner: &Runner) -> Result<Self> {
        let has_node = || is_installed("node", &[]) && is_installed("npm", &[]);
        let missing: Vec<&str> = [
            (!has_node()).then_some(["nodejs", "npm"].as_slice()),
            program().is_none().then_some(["chromium", "fonts-dejavu-core"].as_slice()),
        ]
        .into_iter()
        .flatten()
        .flatten()
        .copied()
        .collect();
        if !missing.is_empty() {
            debian::install(runner, "a browser", &missing)?;
        }
        let program = program().ok_or("Chromium is not installed (on Debian: apt-get install chromium).")?;
        if !has_node() {
            return Err("Node is not installed (on Debian: apt-get install nodejs npm).".into());
        }
        let version = node_version().ok_or("Node does not say its version.")?;
        if version < NODE_MIN {
            return Err(format!("Node is {version}, and {NODE_MIN} or newer is needed.").into());
        }
        Ok(Self { program, packages: packages(runner)? })
    }

    /// What scripts are told by environment variables.
    pub fn told(&self) -> [(&'static str, String); 2] {
        [(BROWSER, self.program.display().to_string()), (PACKAGES, self.packages.display().to_string())]
    }
}

/// The browser on the path.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = BROWSERS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|program| program.is_file())
}

/// The first number of `v20.20.2`.
fn node_version() -> Option<u32> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The folder with the packages, as the lock file says; fetched once.
fn packages(runner: &Runner) -> Result<PathBuf> {
    let (from, to) = (root().join(SCRIPTS), target().join("browser"));
    let is_there = to.join("node_modules").is_dir()
        && LISTS.iter().all(|list| is_same(&from.join(list), &to.join(list)));
    if is_there {
        return Ok(to);
    }
    fs::create_dir_all(&to)?;
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&to);
    for list in LISTS {
        fs::copy(from.join(list), to.join(list))?;
    }
    // Half of the packages with the whole list beside them would be taken for all of them.
    runner.quietly(&mut npm).inspect_err(|_| {
        let _ = fs::remove_file(to.join(LISTS[0]));
    })?;
    Ok(to)
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Where cargo puts what it makes.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
