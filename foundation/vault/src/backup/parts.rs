//! Writing the parts of a backup, each hashed while it is packed.
use super::manifest::PartIn;
use crate::incoming::{hex, unwritable};
use domain::Instant;
use engine::{Error, Result};
use sha2::{Digest, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// How much is packed at a time.
const CHUNK: usize = 1 << 18;
/// The fastest that packs at all: tables shrink to a tenth already, and the rest of the way costs more than disks do.
const LEVEL: i64 = 1;

/// A backup in the making, in a file beside its place. Dropped before it is whole it leaves nothing.
pub(crate) struct Parts {
    zip: Option<ZipWriter<BufWriter<File>>>,
    path: PathBuf,
    made_at: DateTime,
}

impl Parts {
    /// Begins one in the file at `path`; what an earlier one left there is overwritten.
    pub(crate) fn begin(path: &Path, made_at: Instant) -> Result<Self> {
        let open = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
        let file = open.map_err(|error| unwritable(path, &error))?;
        let zip = Some(ZipWriter::new(BufWriter::with_capacity(CHUNK, file)));
        Ok(Self { zip, path: path.to_owned(), made_at: date_of(made_at) })
    }

    fn zip(&mut self) -> Result<&mut ZipWriter<BufWriter<File>>> {
        self.zip.as_mut().ok_or_else(|| Error::internal("the backup is closed already"))
    }

    /// Begins a part, packed unless it holds what is packed already.
    pub(crate) fn part(&mut self, name: &str, packed: bool) -> Result<Part<'_>> {
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(packed.then_some(LEVEL))
            .large_file(true)
            .unix_permissions(0o600)
            .last_modified_time(self.made_at);
        let path = self.path.clone();
        let zip = self.zip()?;
        zip.start_file(name, options).map_err(|error| failed(&path, error))?;
        Ok(Part { zip, path, hash: Sha256::new(), bytes: 0, waiting: Vec::with_capacity(CHUNK * 2) })
    }

    /// A whole part at once.
    pub(crate) fn small(&mut self, name: &str, text: &[u8]) -> Result<PartIn> {
        let mut part = self.part(name, true)?;
        part.waiting.extend(text);
        part.finish()
    }

    /// Writes the table of contents and puts everything on the disk.
    pub(crate) fn finish(mut self) -> Result<PathBuf> {
        let path = std::mem::take(&mut self.path);
        let Some(zip) = self.zip.take() else { return Err(Error::internal("the backup is closed already")) };
        let sync =
            |buffer: BufWriter<File>| buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all();
        let done = zip.finish().map_err(|error| failed(&path, error));
        let done = done.and_then(|buffer| sync(buffer).map_err(|error| unwritable(&path, &error)));
        if done.is_err() {
            let _ = std::fs::remove_file(&path);
        }
        done.map(|()| path)
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if self.zip.take().is_some() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// One part that is being written.
pub(crate) struct Part<'z> {
    zip: &'z mut ZipWriter<BufWriter<File>>,
    path: PathBuf,
    hash: Sha256,
    bytes: u64,
    /// What is appended here is packed as soon as it is enough.
    pub(crate) waiting: Vec<u8>,
}

impl Part<'_> {
    /// Packs what waits if it is enough.
    pub(crate) fn advance(&mut self) -> Result<()> {
        if self.waiting.len() < CHUNK { Ok(()) } else { self.pack() }
    }

    fn pack(&mut self) -> Result<()> {
        self.hash.update(&self.waiting);
        self.bytes += self.waiting.len() as u64;
        self.zip.write_all(&self.waiting).map_err(|error| unwritable(&self.path, &error))?;
        self.waiting.clear();
        Ok(())
    }

    /// Ends it; answers how large it is, and its digest.
    pub(crate) fn finish(mut self) -> Result<PartIn> {
        self.pack()?;
        Ok(PartIn { bytes: self.bytes, sha256: hex(&self.hash.finalize()) })
    }

    /// Takes it back.
    pub(crate) fn abandon(self) -> Result<()> {
        self.zip.abort_file().map_err(|error| failed(&self.path, error))
    }
}

fn failed(path: &Path, error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => unwritable(path, &error),
        other => Error::internal(format!("{}: {other}", path.display())),
    }
}

fn date_of(made_at: Instant) -> DateTime {
    let at = made_at.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or_default();
    DateTime::from_date_and_time(
        year,
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
    )
    .unwrap_or_default()
}
