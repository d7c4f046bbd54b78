use crate::media;
use domain::Refusal;
use engine::{Error, Result, files::NewFile};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    path::Path,
};
use tempfile::NamedTempFile;

/// Content on its way in: written to a file beside its place while it is counted and hashed. Dropped half-way it
/// leaves nothing.
pub struct Incoming {
    file: NamedTempFile,
    hash: Sha256,
    head: Vec<u8>,
    bytes: u64,
    bytes_max: u64,
}

impl Incoming {
    pub(crate) fn begin(folder: &Path, bytes_max: u64) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let file = tempfile::Builder::new()
            .prefix("incoming-")
            .tempfile_in(folder)
            .map_err(|error| unwritable(folder, &error))?;
        Ok(Self { file, hash: Sha256::new(), head: Vec::new(), bytes: 0, bytes_max })
    }

    /// The next piece of it.
    pub fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.bytes_max {
            return Err(too_large(self.bytes_max));
        }
        let wanted = media::HEAD.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend(piece.iter().take(wanted));
        self.hash.update(piece);
        let path = self.file.path().to_owned();
        self.file.write_all(piece).map_err(|error| unwritable(&path, &error))
    }

    /// It is whole: on the disk, with its name cleaned and its type found out.
    pub fn finish(self, name: &str) -> Result<Arrived> {
        let path = self.file.path().to_owned();
        self.file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
        let name = media::clean_name(name);
        let new = NewFile {
            media_type: media::media_type(&self.head, &name),
            name,
            bytes: self.bytes as i64,
            digest: hex(&self.hash.finalize()),
        };
        Ok(Arrived { file: self.file, new })
    }
}

/// Content that has arrived whole and waits to be put into its place.
pub struct Arrived {
    pub(crate) file: NamedTempFile,
    /// What will be said about it.
    pub new: NewFile,
}

/// The refusal of a file that is larger than the organisation wants.
pub fn too_large(bytes_max: u64) -> Error {
    let message =
        format!("A file has at most {} MB. Make it smaller, or ask for a higher limit.", bytes_max >> 20);
    Refusal::new("file-too-large", message).into()
}

/// An error of the disk: a full one is said to whoever waits, anything else is ours to repair.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Error {
    Error::of_file(path.display(), error)
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
