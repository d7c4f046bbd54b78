use crate::{Blobs, Incoming, erased::ErasedLog, incoming::Arrived, plan::BackupPlan};
use engine::{
    Engine, RecordKind, Request, Result, Who,
    files::{FileRow, NewFile, blobs},
};
use serde_json::Value;
use std::{io::Read, ops::Range, path::PathBuf, sync::Arc};

/// What can be set about attachments and backups.
#[derive(Clone, Debug)]
pub struct VaultSettings {
    /// Where the register's data lie.
    pub data: PathBuf,
    /// Where contents of attachments lie: a folder, or `s3://bucket/prefix`.
    pub files: String,
    /// Most bytes of one attachment.
    pub file_bytes_max: u64,
    /// For how many days the content of a removed attachment is kept.
    pub file_days_kept: i64,
    /// Backups that are made by themselves.
    pub backups: Option<BackupPlan>,
}

impl VaultSettings {
    /// Contents in a folder of the data, up to 50 MB each, removed ones for 30 days, no backups.
    pub fn within(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        let files = data.join("files").display().to_string();
        Self { data, files, file_bytes_max: 50 << 20, file_days_kept: 30, backups: None }
    }
}

/// Where contents lie and backups go. The engine carries it as a tool.
pub struct Vault {
    blobs: Blobs,
    settings: VaultSettings,
}

impl Vault {
    /// Opens the place that the settings name.
    pub fn open(settings: VaultSettings) -> Result<Self> {
        Ok(Self { blobs: Blobs::at(&settings.files)?, settings })
    }

    /// The vault that an engine carries.
    pub fn of(engine: &Engine) -> Result<Arc<Self>> {
        engine.tool::<Self>()
    }

    /// What was set.
    pub fn settings(&self) -> &VaultSettings {
        &self.settings
    }

    /// Where contents lie.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The list of erased records that lies beside the data.
    pub fn erased(&self) -> ErasedLog {
        ErasedLog::in_folder(&self.settings.data)
    }

    /// Where contents arrive: beside their places, so that they need not be copied.
    pub fn arrivals(&self) -> PathBuf {
        self.blobs
            .folder()
            .map_or_else(|| self.settings.data.join("incoming"), |folder| folder.join("incoming"))
    }

    /// Begins to take in a content.
    pub fn receive(&self) -> Result<Incoming> {
        Incoming::begin(&self.arrivals(), self.settings.file_bytes_max)
    }

    /// Stores a content that has arrived, unless it is stored already. What comes back may be given to
    /// [`engine::Work::add_file`]; if that never happens, the content goes after a day.
    pub fn keep(&self, engine: &Engine, arrived: Arrived) -> Result<NewFile> {
        let new = arrived.new.clone();
        let (claimed, now) = (new.clone(), engine.clock().now());
        engine.housekeep_blocking(move |tx| blobs::claim(tx, &claimed.digest, claimed.bytes, now))?;
        if self.blobs.size(&new.digest)? != Some(new.bytes as u64) {
            self.blobs.keep(arrived)?;
        }
        Ok(new)
    }

    /// Adds a file to a record: stores its content, then says so in the register.
    pub fn add(
        &self,
        engine: &Engine,
        who: impl Into<Who>,
        request: Request,
        (kind, named): (&'static RecordKind, Value),
        arrived: Arrived,
    ) -> Result<FileRow> {
        let new = self.keep(engine, arrived)?;
        let name = format!("{}.add-file", kind.path);
        engine.work_blocking(who, request, &name, kind.edit, move |work| work.add_file(kind, &named, &new))
    }

    /// The content of a file, or a range of its bytes. Whether somebody may see it is decided before.
    pub fn read(&self, file: &FileRow, range: Option<Range<u64>>) -> Result<Box<dyn Read + Send>> {
        self.blobs.read(&file.digest, range)
    }
}
