//! The crates of the workspace, as their manifests describe them.
use crate::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// One crate of ours.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its folder below the workspace's: `capabilities/custody`.
    pub folder: String,
    /// What its manifest says.
    pub manifest: Table,
    has_library: bool,
}

impl Member {
    /// The crate of a folder, with its manifest.
    pub fn new(folder: &str, manifest: Table) -> Result<Self> {
        let name = manifest.get("package").and_then(|package| package.get("name")).and_then(Value::as_str);
        let name = name.ok_or_else(|| format!("{folder}/Cargo.toml: the package has no name."))?.to_owned();
        Ok(Self { name, folder: folder.to_owned(), manifest, has_library: false })
    }

    fn read(root: &Path, folder: &str) -> Result<Self> {
        let place = root.join(folder);
        let member = Self::new(folder, read_table(&place.join("Cargo.toml"))?)?;
        Ok(Self { has_library: place.join("src/lib.rs").is_file(), ..member })
    }

    /// Whether it has a library.
    pub fn has_library(&self) -> bool {
        self.has_library
    }

    /// Where it stands among the tiers, as it says itself.
    pub fn tier(&self) -> Option<&str> {
        let metadata = self.manifest.get("package")?.get("metadata")?;
        metadata.get("tenure")?.get("tier")?.as_str()
    }

    /// Every dependency that it names, with what it says of it: for the library, for tests, for the build.
    pub fn dependencies(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.named_under(&["dependencies", "dev-dependencies", "build-dependencies"])
    }

    /// What it is built from: every dependency but those of its tests.
    pub fn built_from(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.named_under(&["dependencies", "build-dependencies"])
    }

    fn named_under(&self, kinds: &'static [&'static str]) -> impl Iterator<Item = (&str, &Value)> {
        let targets =
            self.manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
        let sections = targets.filter_map(Value::as_table).chain([&self.manifest]);
        let tables = sections.flat_map(move |section| kinds.iter().map(|kind| section.get(*kind)));
        tables.flatten().filter_map(Value::as_table).flatten().map(|(name, value)| (name.as_str(), value))
    }
}

/// Every crate of the workspace in this folder, by name of folder.
pub fn members(root: &Path) -> Result<Vec<Member>> {
    let workspace = read_table(&root.join("Cargo.toml"))?;
    let patterns =
        workspace.get("workspace").and_then(|table| table.get("members")).and_then(Value::as_array);
    let mut folders = Vec::new();
    for pattern in patterns.into_iter().flatten().filter_map(Value::as_str) {
        match pattern.strip_suffix("/*") {
            Some(parent) => folders.extend(folders_in(root, parent)?),
            None => folders.push(pattern.to_owned()),
        }
    }
    folders.sort();
    folders.iter().map(|folder| Member::read(root, folder)).collect()
}

/// The folders of crates in a folder, which need not exist yet.
fn folders_in(root: &Path, parent: &str) -> Result<Vec<String>> {
    let Ok(entries) = fs::read_dir(root.join(parent)) else { return Ok(Vec::new()) };
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let crates = paths.iter().filter(|path| path.join("Cargo.toml").is_file());
    Ok(crates.filter_map(|path| Some(format!("{parent}/{}", path.file_name()?.to_str()?))).collect())
}

/// A TOML file; an error names it.
pub(crate) fn read_table(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}.", path.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()).into())
}
