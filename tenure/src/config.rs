//! What can be set, by flag, by environment, by file, in this order of weight.
mod keeping;
mod post;

pub use keeping::VaultConfig;

use clap::Args;
use domain::Currency;
use jiff::tz::TimeZone;
use keeping::VaultFlags;
use notices::PostSettings;
use post::PostFlags;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Settings as flags and environment variables. Whatever is not said comes from the file, then from the defaults.
#[derive(Args, Clone, Debug, Default)]
pub struct Flags {
    /// The configuration file (TOML).
    #[arg(long, global = true, env = "TENURE_CONFIG", value_name = "FILE", help_heading = "Settings")]
    config: Option<PathBuf>,
    /// Where data lie: the embedded database, keys, attachments, backups.
    #[arg(long, global = true, env = "TENURE_DATA", value_name = "FOLDER", help_heading = "Settings")]
    data: Option<PathBuf>,
    /// A PostgreSQL instead of the embedded database: postgres://user:password@host/name.
    #[arg(long, global = true, env = "TENURE_DATABASE", value_name = "URL", help_heading = "Settings")]
    database: Option<String>,
    /// The file with the register's secrets; several nodes share one.
    #[arg(long, global = true, env = "TENURE_KEYS", value_name = "FILE", help_heading = "Settings")]
    keys: Option<PathBuf>,
    /// Connections to PostgreSQL.
    #[arg(long, global = true, env = "TENURE_CONNECTIONS", value_name = "N", help_heading = "Settings")]
    connections: Option<usize>,
    /// Where to listen.
    #[arg(long, global = true, env = "TENURE_LISTEN", value_name = "ADDRESS", help_heading = "Settings")]
    listen: Option<String>,
    /// How the server is reached from outside, such as `https://tenure.example.org`.
    #[arg(long, global = true, env = "TENURE_BASE_URL", value_name = "URL", help_heading = "Settings")]
    base_url: Option<String>,
    /// The organisation's name.
    #[arg(long, global = true, env = "TENURE_ORGANISATION", value_name = "NAME", help_heading = "Settings")]
    organisation: Option<String>,
    /// The currency of amounts that do not name one: EUR, USD.
    #[arg(long, global = true, env = "TENURE_CURRENCY", value_name = "CODE", help_heading = "Settings")]
    currency: Option<String>,
    /// The organisation's time zone, in which days begin and end: Europe/Berlin.
    #[arg(long, global = true, env = "TENURE_TIME_ZONE", value_name = "ZONE", help_heading = "Settings")]
    time_zone: Option<String>,
    /// How much to log: error, warn, info, debug.
    #[arg(long, global = true, env = "TENURE_LOG", value_name = "LEVEL", help_heading = "Settings")]
    log: Option<String>,
    /// How to log: text or json.
    #[arg(long, global = true, env = "TENURE_LOG_FORMAT", value_name = "FORMAT", help_heading = "Settings")]
    log_format: Option<String>,
    /// Bytes of the embedded database that are mapped into memory; 0 on network disks.
    #[arg(long, global = true, env = "TENURE_MMAP", value_name = "BYTES", help_heading = "Settings")]
    mmap_bytes: Option<i64>,
    #[command(flatten)]
    vault: VaultFlags,
    #[command(flatten)]
    post: PostFlags,
}

impl Flags {
    /// Everything in one folder: data, keys, attachments and backups; the database as well, unless another is named.
    pub fn within(folder: &Path, database: Option<String>) -> Self {
        Self { data: Some(folder.to_owned()), database, ..Self::default() }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    keys: Option<PathBuf>,
    connections: Option<usize>,
    listen: Option<String>,
    base_url: Option<String>,
    organisation: Option<String>,
    currency: Option<String>,
    time_zone: Option<String>,
    log: Option<String>,
    log_format: Option<String>,
    mmap_bytes: Option<i64>,
    files: Option<String>,
    file_bytes_max: Option<u64>,
    file_days_kept: Option<i64>,
    backup_schedule: Option<String>,
    backup_folder: Option<PathBuf>,
    backup_keep: Option<usize>,
    backup_keep_weeks: Option<usize>,
    backup_passphrase: Option<String>,
    mail_server: Option<String>,
    mail_from: Option<String>,
    mail_language: Option<String>,
}

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where data lie.
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded database.
    pub database: Option<String>,
    /// The file with the secrets.
    pub keys: PathBuf,
    /// Connections to PostgreSQL.
    pub connections: usize,
    /// Where to listen.
    pub listen: String,
    /// How the server is reached from outside.
    pub base_url: String,
    /// The organisation's name.
    pub organisation: String,
    /// The currency of amounts that do not name one.
    pub currency: Currency,
    /// In which days begin and end.
    pub time_zone: TimeZone,
    /// How much to log.
    pub log: String,
    /// Whether logs are JSON.
    pub log_json: bool,
    /// Bytes mapped into memory.
    pub mmap_bytes: i64,
    /// Attachments and backups.
    pub vault: VaultConfig,
    /// How mail is sent; none where messages stay in the page.
    pub post: Option<PostSettings>,
}

/// Name, environment variable, default and meaning of every setting, for `tenure explain config`.
pub fn settings() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    SETTINGS.iter().chain(&keeping::SETTINGS).chain(&post::SETTINGS).copied()
}

const SETTINGS: &[(&str, &str, &str, &str)] = &[
    ("data", "TENURE_DATA", "data", "Where data lie: the embedded database, keys, attachments, backups."),
    (
        "database",
        "TENURE_DATABASE",
        "the embedded database",
        "A PostgreSQL: postgres://user:password@host/name.",
    ),
    ("keys", "TENURE_KEYS", "<data>/keys.json", "The register's secrets; several nodes share one file."),
    ("connections", "TENURE_CONNECTIONS", "16", "Connections to PostgreSQL."),
    ("listen", "TENURE_LISTEN", "127.0.0.1:8080", "Where the server listens."),
    ("base_url", "TENURE_BASE_URL", "http://<listen>", "How the server is reached from outside."),
    ("organisation", "TENURE_ORGANISATION", "My organisation", "Its name on pages, labels and documents."),
    ("currency", "TENURE_CURRENCY", "EUR", "The currency of amounts that do not name one."),
    ("time_zone", "TENURE_TIME_ZONE", "the machine's", "In which days begin and end."),
    ("log", "TENURE_LOG", "warn", "How much to log: error, warn, info, debug."),
    ("log_format", "TENURE_LOG_FORMAT", "text", "text or json."),
    (
        "mmap_bytes",
        "TENURE_MMAP",
        "4294967296",
        "Bytes of the embedded database mapped into memory; 0 on network disks.",
    ),
];

impl Config {
    /// Puts flags, environment, file and defaults together. The error is a sentence.
    pub fn load(flags: &Flags) -> Result<Self, String> {
        let file = read_file(flags.config.as_deref())?;
        let data = flags.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let listen = flags.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".into());
        let base_url = flags.base_url.clone().or(file.base_url).unwrap_or_else(|| format!("http://{listen}"));
        let currency = flags.currency.clone().or(file.currency).unwrap_or_else(|| "EUR".into());
        let zone = flags.time_zone.clone().or(file.time_zone);
        let format = flags.log_format.clone().or(file.log_format).unwrap_or_else(|| "text".into());
        let vault = flags.vault.or(VaultFlags {
            files: file.files,
            file_bytes_max: file.file_bytes_max,
            file_days_kept: file.file_days_kept,
            backup_schedule: file.backup_schedule,
            backup_folder: file.backup_folder,
            backup_keep: file.backup_keep,
            backup_keep_weeks: file.backup_keep_weeks,
            backup_passphrase: file.backup_passphrase,
        });
        let post = PostFlags {
            mail_server: file.mail_server,
            mail_from: file.mail_from,
            mail_language: file.mail_language,
        };
        Ok(Self {
            post: flags.post.or(post).settings(),
            vault: vault.with_defaults(&data)?,
            keys: flags.keys.clone().or(file.keys).unwrap_or_else(|| data.join("keys.json")),
            data,
            database: flags.database.clone().or(file.database),
            connections: flags.connections.or(file.connections).unwrap_or(16),
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            organisation: flags
                .organisation
                .clone()
                .or(file.organisation)
                .unwrap_or_else(|| "My organisation".into()),
            currency: currency
                .parse()
                .map_err(|error| format!("The setting currency ({currency}) {error}."))?,
            time_zone: match zone {
                None => TimeZone::system(),
                Some(name) => TimeZone::get(&name).map_err(|_| {
                    format!("The setting time_zone ({name}) is not a zone such as Europe/Berlin.")
                })?,
            },
            log: flags.log.clone().or(file.log).unwrap_or_else(|| "warn".into()),
            log_json: match format.as_str() {
                "text" => false,
                "json" => true,
                other => return Err(format!("The setting log_format is text or json, not {other}.")),
            },
            mmap_bytes: flags.mmap_bytes.or(file.mmap_bytes).unwrap_or(4 << 30),
        })
    }
}

fn read_file(path: Option<&Path>) -> Result<File, String> {
    let (path, asked) = match path {
        Some(path) => (path.to_owned(), true),
        None => (PathBuf::from("tenure.toml"), false),
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|error| format!("The file {} is not right: {error}", path.display())),
        Err(_) if !asked => Ok(File::default()),
        Err(error) => Err(format!("The file {} cannot be read: {error}.", path.display())),
    }
}
