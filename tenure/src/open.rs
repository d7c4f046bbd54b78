//! Opening the register that the settings name.
use crate::{capabilities, config::Config};
use access::Gate;
use database::{Db, SqliteOptions};
use engine::{Clock, Engine, Error, Keys, Result, Settings, Setup};
use std::{fs, os::unix::fs::PermissionsExt, sync::Arc};

/// The register, its schema up to date.
pub fn open(config: &Config) -> Result<Engine> {
    open_with_clock(config, Clock::system(config.time_zone.clone()))
}

/// The register with a clock of one's own: the demo estate lives through three years.
pub fn open_with_clock(config: &Config, clock: Clock) -> Result<Engine> {
    make_folder(config)?;
    let keys = Keys::load_or_create(&config.keys)?;
    let db = match &config.database {
        Some(url) => Db::postgres(url, config.connections)?,
        None => {
            let options = SqliteOptions { mmap_bytes: config.mmap_bytes, ..SqliteOptions::default() };
            Db::sqlite(&config.data.join("tenure.db"), options)?
        }
    };
    let settings = Settings {
        organisation: config.organisation.clone(),
        currency: config.currency,
        base_url: config.base_url.clone(),
    };
    Engine::open(db, Setup { capabilities: capabilities::ALL, gatekeeper: Arc::new(Gate::default()), keys, clock, settings })
}

fn make_folder(config: &Config) -> Result<()> {
    let failed = |error: std::io::Error| {
        Error::internal(format!("the folder {} cannot be used: {error}", config.data.display()))
    };
    if config.data.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(&config.data).map_err(failed)?;
    fs::set_permissions(&config.data, fs::Permissions::from_mode(0o700)).map_err(failed)
}
