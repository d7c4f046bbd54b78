use super::{missing, place_of};
use crate::incoming::{Arrived, unwritable};
use engine::{Error, Result};
use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// Contents in a folder of the disk.
#[derive(Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    fn place(&self, digest: &str) -> PathBuf {
        self.0.join(place_of(digest))
    }

    pub(super) fn size(&self, digest: &str) -> Result<Option<u64>> {
        let path = self.place(digest);
        match fs::metadata(&path) {
            Ok(found) => Ok(Some(found.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(&path, &error)),
        }
    }

    /// The file is moved into its place whole, and both its folder and the folder's folder are on the disk before
    /// anybody is told: a name without its content, or a content without its name, is never seen.
    pub(super) fn keep(&self, arrived: Arrived) -> Result<()> {
        let place = self.place(&arrived.new.digest);
        let folder = place.parent().unwrap_or(&self.0).to_owned();
        let failed = |error: io::Error| unwritable(&place, &error);
        if !folder.is_dir() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(failed)?;
            sync_folder(&self.0).map_err(failed)?;
        }
        arrived.file.persist(&place).map_err(|error| failed(error.error))?;
        sync_folder(&folder).map_err(failed)
    }

    pub(super) fn read(&self, digest: &str, range: Option<Range<u64>>) -> Result<Box<dyn Read + Send>> {
        let path = self.place(digest);
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(missing(digest)),
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let Some(range) = range else { return Ok(Box::new(file)) };
        file.seek(SeekFrom::Start(range.start)).map_err(|error| unreadable(&path, &error))?;
        Ok(Box::new(file.take(range.end.saturating_sub(range.start))))
    }

    pub(super) fn delete(&self, digest: &str) -> Result<()> {
        let path = self.place(digest);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(unreadable(&path, &error)),
            _ => Ok(()),
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::internal(format!("{}: {error}", path.display()))
}

/// Puts the names in a folder on the disk.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
