//! Files written here, read back, and files as other programs write them.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod hostile;
mod import;
mod reading;
mod round_trip;
mod workbooks;
mod writing;

use sheets::{ReadOptions, Row, RowError, SheetError, SheetFile};
use std::path::PathBuf;
use tempfile::TempDir;

/// A file in a folder of its own, which goes when this is dropped.
pub(crate) struct Fixture {
    _folder: TempDir,
    pub(crate) path: PathBuf,
}

impl Fixture {
    pub(crate) fn new(bytes: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("upload");
        std::fs::write(&path, bytes).unwrap();
        Self { _folder: folder, path }
    }

    pub(crate) fn open(&self) -> Result<SheetFile, SheetError> {
        SheetFile::open(&self.path, "upload")
    }

    pub(crate) fn open_with(&self, options: &ReadOptions) -> Result<SheetFile, SheetError> {
        SheetFile::open_with(&self.path, "upload", options)
    }
}

/// A row as its number and cells.
pub(crate) fn plain(row: &Row) -> (u64, Vec<String>) {
    (row.number, row.cells().map(str::to_owned).collect())
}

/// All rows; an error as its sentence.
pub(crate) fn all_rows(file: &mut SheetFile) -> Vec<Result<(u64, Vec<String>), String>> {
    let shown = |row: Result<Row, RowError>| row.map(|row| plain(&row)).map_err(|error| error.to_string());
    file.rows().unwrap().map(shown).collect()
}

/// The cells of all rows of a file that has no errors.
pub(crate) fn cells(file: &mut SheetFile) -> Vec<Vec<String>> {
    all_rows(file).into_iter().map(|row| row.unwrap().1).collect()
}
