//! What can be set about attachments and backups.
use clap::Args;
use engine::jobs::is_schedule;
use std::path::{Path, PathBuf};
use vault::{BackupPlan, PASSPHRASE_MIN, VaultSettings};

/// The settings as they were said, by flag, by environment or in the file.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct VaultFlags {
    /// Where attachments lie: a folder, or s3://bucket/prefix (with AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT…).
    // `verify --files` asks for something else.
    #[arg(
        id = "files_at",
        long = "files-at",
        global = true,
        env = "TENURE_FILES",
        value_name = "PLACE",
        help_heading = "Settings"
    )]
    pub(super) files: Option<String>,
    /// Most bytes of one attachment.
    #[arg(
        long,
        global = true,
        env = "TENURE_FILE_BYTES_MAX",
        value_name = "BYTES",
        help_heading = "Settings"
    )]
    pub(super) file_bytes_max: Option<u64>,
    /// For how many days the content of a removed attachment is kept.
    #[arg(
        long,
        global = true,
        env = "TENURE_FILE_DAYS_KEPT",
        value_name = "DAYS",
        help_heading = "Settings"
    )]
    pub(super) file_days_kept: Option<i64>,
    /// When a backup is made by itself: a cron pattern of five fields. Without it none is.
    #[arg(
        long,
        global = true,
        env = "TENURE_BACKUP_SCHEDULE",
        value_name = "PATTERN",
        help_heading = "Settings"
    )]
    pub(super) backup_schedule: Option<String>,
    /// The folder that such backups go to.
    #[arg(
        long,
        global = true,
        env = "TENURE_BACKUP_FOLDER",
        value_name = "FOLDER",
        help_heading = "Settings"
    )]
    pub(super) backup_folder: Option<PathBuf>,
    /// How many of the newest of them stay.
    #[arg(long, global = true, env = "TENURE_BACKUP_KEEP", value_name = "N", help_heading = "Settings")]
    pub(super) backup_keep: Option<usize>,
    /// For how many weeks the newest of each week stays as well.
    #[arg(
        long,
        global = true,
        env = "TENURE_BACKUP_KEEP_WEEKS",
        value_name = "N",
        help_heading = "Settings"
    )]
    pub(super) backup_keep_weeks: Option<usize>,
    // Not a flag: the list of processes would show it to everybody on the machine.
    /// The passphrase under which backups carry the register's keys.
    #[arg(skip)]
    pub(super) backup_passphrase: Option<String>,
}

/// The settings in force.
#[derive(Clone, Debug)]
pub struct VaultConfig {
    /// Attachments, and the backups that are made by themselves.
    pub settings: VaultSettings,
    /// When those are made.
    pub schedule: Option<String>,
    /// The passphrase under which backups carry the register's keys.
    pub passphrase: Option<String>,
}

/// Name, environment variable, default and meaning of each, for `tenure explain config`.
pub(super) const SETTINGS: [(&str, &str, &str, &str); 8] = [
    (
        "files",
        "TENURE_FILES",
        "<data>/files",
        "Where attachments lie: a folder, or s3://bucket/prefix with AWS_… variables.",
    ),
    ("file_bytes_max", "TENURE_FILE_BYTES_MAX", "52428800", "Most bytes of one attachment."),
    (
        "file_days_kept",
        "TENURE_FILE_DAYS_KEPT",
        "30",
        "For how many days the content of a removed attachment is kept.",
    ),
    (
        "backup_schedule",
        "TENURE_BACKUP_SCHEDULE",
        "none",
        "When a backup is made by itself: a cron pattern such as 30 2 * * *.",
    ),
    ("backup_folder", "TENURE_BACKUP_FOLDER", "<data>/backups", "The folder that such backups go to."),
    ("backup_keep", "TENURE_BACKUP_KEEP", "7", "How many of the newest of them stay."),
    (
        "backup_keep_weeks",
        "TENURE_BACKUP_KEEP_WEEKS",
        "5",
        "For how many weeks the newest of each week stays as well.",
    ),
    (
        "backup_passphrase",
        "TENURE_BACKUP_PASSPHRASE",
        "none",
        "Backups carry the register's keys under this passphrase.",
    ),
];

impl VaultFlags {
    /// What was said, and where nothing was, what the file says.
    pub(super) fn or(&self, file: Self) -> Self {
        let said = self.clone();
        Self {
            files: said.files.or(file.files),
            file_bytes_max: said.file_bytes_max.or(file.file_bytes_max),
            file_days_kept: said.file_days_kept.or(file.file_days_kept),
            backup_schedule: said.backup_schedule.or(file.backup_schedule),
            backup_folder: said.backup_folder.or(file.backup_folder),
            backup_keep: said.backup_keep.or(file.backup_keep),
            backup_keep_weeks: said.backup_keep_weeks.or(file.backup_keep_weeks),
            backup_passphrase: passphrase().or(file.backup_passphrase),
        }
    }

    /// With the defaults. The error is a sentence.
    pub(super) fn with_defaults(self, data: &Path) -> Result<VaultConfig, String> {
        if let Some(pattern) = self.backup_schedule.as_deref().filter(|pattern| !is_schedule(pattern)) {
            return Err(format!(
                "The setting backup_schedule ({pattern}) is not a pattern such as 30 2 * * *."
            ));
        }
        if self.backup_passphrase.as_ref().is_some_and(|words| words.chars().count() < PASSPHRASE_MIN) {
            return Err(format!("The setting backup_passphrase has at least {PASSPHRASE_MIN} characters."));
        }
        let plan = BackupPlan {
            folder: self.backup_folder.unwrap_or_else(|| data.join("backups")),
            keep: self.backup_keep.unwrap_or(7),
            keep_weeks: self.backup_keep_weeks.unwrap_or(5),
            passphrase: self.backup_passphrase.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let within = VaultSettings::within(data);
        let settings = VaultSettings {
            files: self.files.unwrap_or(within.files),
            file_bytes_max: self.file_bytes_max.unwrap_or(within.file_bytes_max),
            file_days_kept: self.file_days_kept.unwrap_or(within.file_days_kept).max(0),
            backups: Some(plan),
            data: within.data,
        };
        Ok(VaultConfig { settings, schedule: self.backup_schedule, passphrase: self.backup_passphrase })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where settings come from; clap would show it in its help"
)]
fn passphrase() -> Option<String> {
    std::env::var("TENURE_BACKUP_PASSPHRASE").ok().filter(|words| !words.is_empty())
}
