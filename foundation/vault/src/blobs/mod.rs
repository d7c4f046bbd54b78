//! Where contents lie, each under its SHA-256: in a folder, or in an object store. Written once, never changed.
#[cfg(feature = "s3")]
mod bucket;
#[cfg(feature = "s3")]
mod client;
mod folder;

pub(crate) use folder::sync_folder;

use crate::incoming::Arrived;
use domain::Refusal;
use engine::{Error, Result};
use folder::Folder;
use std::{io::Read, ops::Range, path::Path};

/// A place for contents.
#[derive(Clone)]
pub struct Blobs(Place);

#[derive(Clone)]
enum Place {
    Folder(Folder),
    #[cfg(feature = "s3")]
    Bucket(bucket::Bucket),
}

impl Blobs {
    /// The place that a setting names: a folder, or `s3://bucket/prefix` with credentials, region and endpoint from
    /// the usual `AWS_…` variables.
    pub fn at(setting: &str) -> Result<Self> {
        match setting.split_once("://") {
            None => Ok(Self(Place::Folder(Folder::at(Path::new(setting))))),
            Some(("s3", place)) => Self::bucket(place),
            Some((other, _)) => {
                let message =
                    format!("Files lie in a folder or at s3://bucket/prefix; {other}:// is neither.");
                Err(Refusal::new("unknown-place", message).into())
            }
        }
    }

    #[cfg(feature = "s3")]
    fn bucket(place: &str) -> Result<Self> {
        Ok(Self(Place::Bucket(bucket::Bucket::at(place)?)))
    }

    #[cfg(not(feature = "s3"))]
    fn bucket(place: &str) -> Result<Self> {
        let message =
            format!("This program was built without object stores; s3://{place} needs the feature s3.");
        Err(Refusal::new("unknown-place", message).into())
    }

    /// The folder, where it is one: what arrives there need not be moved between disks.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match &self.0 {
            Place::Folder(folder) => Some(folder.path()),
            #[cfg(feature = "s3")]
            Place::Bucket(_) => None,
        }
    }

    /// How large the content with this digest is, if it is there.
    pub fn size(&self, digest: &str) -> Result<Option<u64>> {
        check(digest)?;
        match &self.0 {
            Place::Folder(folder) => folder.size(digest),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.size(digest),
        }
    }

    /// Keeps what has arrived. When this returns, it survives a loss of power.
    pub(crate) fn keep(&self, arrived: Arrived) -> Result<()> {
        match &self.0 {
            Place::Folder(folder) => folder.keep(arrived),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.keep(&arrived),
        }
    }

    /// The content with this digest, or a range of its bytes.
    pub fn read(&self, digest: &str, range: Option<Range<u64>>) -> Result<Box<dyn Read + Send>> {
        check(digest)?;
        match &self.0 {
            Place::Folder(folder) => folder.read(digest, range),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.read(digest, range),
        }
    }

    /// Deletes the content with this digest, if it is there. Whether it may go is decided before.
    pub fn delete(&self, digest: &str) -> Result<()> {
        check(digest)?;
        match &self.0 {
            Place::Folder(folder) => folder.delete(digest),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.delete(digest),
        }
    }
}

/// A digest becomes a path: nothing else may.
pub(crate) fn check(digest: &str) -> Result<()> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digest.len() == 64 && digest.bytes().all(is_hex) {
        Ok(())
    } else {
        Err(Error::internal(format!("{digest:?} is no SHA-256 in lower-case hexadecimal")))
    }
}

/// `ab/cdef…`: no folder with a million entries.
pub(crate) fn place_of(digest: &str) -> String {
    let (first, rest) = digest.split_at_checked(2).unwrap_or((digest, ""));
    format!("{first}/{rest}")
}

fn missing(digest: &str) -> Error {
    Error::internal(format!("the content {digest} is not where it should be"))
}
