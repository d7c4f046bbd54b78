//! Opening the register that the settings name.
use crate::{capabilities, config::Config, parts};
use access::Gate;
use database::{Db, Source, SqliteOptions};
use engine::{Clock, Engine, Error, Keys, Result, Settings, Setup};
use notices::Post;
use std::{fs, os::unix::fs::PermissionsExt, sync::Arc};
use vault::Vault;

/// The register, its schema up to date.
pub fn open(config: &Config) -> Result<Engine> {
    open_with_clock(config, Clock::system(config.time_zone.clone()))
}

/// The register with a clock of one's own: the demo estate lives through three years.
pub fn open_with_clock(config: &Config, clock: Clock) -> Result<Engine> {
    make_folder(config)?;
    let keys = Keys::load_or_create(&config.keys)?;
    let db = match database_of(config) {
        Source::Postgres(url) => Db::postgres(&url, config.connections)?,
        Source::Sqlite(path) => {
            let options = SqliteOptions { mmap_bytes: config.mmap_bytes, ..SqliteOptions::default() };
            Db::sqlite(&path, options)?
        }
    };
    let settings = Settings {
        organisation: config.organisation.clone(),
        currency: config.currency,
        base_url: config.base_url.clone(),
    };
    let gatekeeper = Arc::new(Gate::default());
    let engine =
        Engine::open(db, Setup { capabilities: capabilities::ALL, gatekeeper, keys, clock, settings })?;
    let vault = Vault::open(config.vault.settings.clone())?;
    let engine = engine.with_tool(vault).with_schedule(vault::BACKUP, config.vault.schedule.clone());
    Ok(match &config.post {
        Some(settings) => {
            let texts = parts::desk(&engine).catalog.clone();
            engine.with_tool(Post::open(settings, texts).map_err(Error::internal)?)
        }
        None => engine,
    })
}

/// The database that the settings name.
pub(crate) fn database_of(config: &Config) -> Source {
    match &config.database {
        Some(url) => Source::Postgres(url.clone()),
        None => Source::Sqlite(config.data.join("tenure.db")),
    }
}

/// Makes the folder of the data, for nobody else to look into.
pub(crate) fn make_folder(config: &Config) -> Result<()> {
    let failed = |error: std::io::Error| {
        Error::internal(format!("the folder {} cannot be used: {error}", config.data.display()))
    };
    if config.data.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(&config.data).map_err(failed)?;
    fs::set_permissions(&config.data, fs::Permissions::from_mode(0o700)).map_err(failed)
}
