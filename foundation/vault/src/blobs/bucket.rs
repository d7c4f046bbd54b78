use super::{
    client::{Connector, reader_of},
    missing, place_of,
};
use crate::incoming::{Arrived, unwritable};
use domain::Refusal;
use engine::{Error, Result};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};
use std::{fs::File, future::Future, io::Read, ops::Range, sync::Arc};
use tokio::runtime::{Builder, Runtime};

/// How much is sent at a time.
const PIECE: u64 = 8 << 20;

/// Contents in a bucket of an object store that speaks S3.
#[derive(Clone)]
pub(super) struct Bucket {
    store: Arc<AmazonS3>,
    prefix: String,
}

impl Bucket {
    /// `bucket` or `bucket/prefix`; credentials, region and endpoint come from the usual `AWS_…` variables.
    pub(super) fn at(place: &str) -> Result<Self> {
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_http_connector(Connector);
        let store = builder.build().map_err(|error| {
            let message = format!("The object store s3://{place} cannot be used: {error}");
            Error::from(Refusal::new("unknown-place", message))
        })?;
        Ok(Self { store: Arc::new(store), prefix: prefix.trim_matches('/').to_owned() })
    }

    fn place(&self, digest: &str) -> Path {
        let place = place_of(digest);
        Path::from(if self.prefix.is_empty() { place } else { format!("{}/{place}", self.prefix) })
    }

    pub(super) fn size(&self, digest: &str) -> Result<Option<u64>> {
        match wait(self.store.head(&self.place(digest)))? {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(away(&error)),
        }
    }

    /// In one piece, or in several that the store puts together at the end: nobody ever sees a part of it.
    pub(super) fn keep(&self, arrived: &Arrived) -> Result<()> {
        let path = arrived.file.path();
        let failed = |error: std::io::Error| unwritable(path, &error);
        let mut file = File::open(path).map_err(failed)?;
        let mut next = || -> Result<Vec<u8>> {
            let mut piece = Vec::new();
            (&mut file).take(PIECE).read_to_end(&mut piece).map_err(failed)?;
            Ok(piece)
        };
        let place = self.place(&arrived.new.digest);
        let first = next()?;
        if (first.len() as u64) < PIECE {
            return wait(self.store.put(&place, PutPayload::from(first)))?
                .map(|_| ())
                .map_err(|error| away(&error));
        }
        let mut upload = wait(self.store.put_multipart(&place))?.map_err(|error| away(&error))?;
        let mut piece = first;
        while !piece.is_empty() {
            if let Err(error) = wait(upload.put_part(PutPayload::from(piece)))? {
                // What was sent so far costs money until it is given up.
                let _ = wait(upload.abort())?;
                return Err(away(&error));
            }
            piece = next()?;
        }
        wait(upload.complete())?.map(|_| ()).map_err(|error| away(&error))
    }

    pub(super) fn read(&self, digest: &str, range: Option<Range<u64>>) -> Result<Box<dyn Read + Send>> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let runtime = runtime()?;
        match runtime.block_on(self.store.get_opts(&self.place(digest), options)) {
            Ok(found) => Ok(Box::new(reader_of(found.into_stream(), runtime))),
            Err(object_store::Error::NotFound { .. }) => Err(missing(digest)),
            Err(error) => Err(away(&error)),
        }
    }

    pub(super) fn delete(&self, digest: &str) -> Result<()> {
        match wait(self.store.delete(&self.place(digest)))? {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(&error)),
        }
    }
}

/// A place to wait in: contents are moved by threads that may block.
fn runtime() -> Result<Runtime> {
    Builder::new_current_thread().enable_time().build().map_err(|error| Error::internal(error.to_string()))
}

fn wait<F: Future>(work: F) -> Result<F::Output> {
    Ok(runtime()?.block_on(work))
}

fn away(error: &object_store::Error) -> Error {
    tracing::error!(%error, "the object store did not do what was asked");
    Error::Unavailable(
        "The store of attachments does not answer. Nothing was changed; try again in a moment.",
    )
}
