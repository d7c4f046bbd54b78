//! `tenure demo` and `tenure serve --demo`: a made-up company to click through.
use crate::{
    cli::outcome::{Failure, say, show_json},
    config::Config,
    open::{open, open_with_clock},
};
use access::sign_in;
use clap::Args;
use demo::{Estate, Presence, Progress};
use engine::{Clock, Engine, Settings};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::time::Instant;

/// What is made before the register is served.
#[derive(Args)]
pub(crate) struct DemoFlags {
    /// Serve a made-up company. The first start with an empty data folder makes it.
    #[arg(long)]
    demo: bool,
    /// How many assets it has, up to a million; people and places in proportion.
    #[arg(long, value_name = "N", default_value_t = ASSETS, value_parser = assets(), requires = "demo")]
    demo_assets: u32,
    /// What chance begins with: the same number makes the same company.
    #[arg(long, value_name = "S", default_value_t = SEED, requires = "demo")]
    demo_seed: u64,
}

/// What is made, to be served later.
#[derive(Args)]
pub(crate) struct DemoArgs {
    /// How many assets, up to a million; people and places in proportion.
    #[arg(long, value_name = "N", default_value_t = ASSETS, value_parser = assets())]
    assets: u32,
    /// What chance begins with: the same number makes the same company.
    #[arg(long, value_name = "S", default_value_t = SEED)]
    seed: u64,
}

const ASSETS: u32 = 2_500;
const SEED: u64 = 1;

fn assets() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(i64::from(*demo::ASSETS.start())..=i64::from(*demo::ASSETS.end()))
}

impl DemoFlags {
    /// Makes the company if it was asked for and is not there. Answers the settings to serve with, and whether it is
    /// the made-up company that is served.
    pub(crate) fn prepare(&self, config: Config) -> Result<(Config, bool), Failure> {
        if !self.demo {
            return Ok((config, false));
        }
        let config = named(config);
        make(&config, self.demo_assets, self.demo_seed, false)?;
        Ok((config, true))
    }
}

/// `tenure demo`: fills an empty register and stops.
pub(crate) fn run(config: Config, args: &DemoArgs, as_json: bool) -> Result<(), Failure> {
    let config = named(config);
    if !make(&config, args.assets, args.seed, as_json)? {
        return Err(Failure::other("The demo estate is there already. Serve it with: tenure serve --demo"));
    }
    if !as_json {
        for line in invitations(&open(&config)?)? {
            say(line);
        }
    }
    Ok(())
}

/// Unless it was given a name, the organisation is called like the company.
fn named(config: Config) -> Config {
    let organisation = match config.organisation == Settings::default().organisation {
        true => demo::ORGANISATION.to_owned(),
        false => config.organisation,
    };
    Config { organisation, ..config }
}

/// Makes the company, unless it is there already; answers whether it was made.
fn make(config: &Config, assets: u32, seed: u64, as_json: bool) -> Result<bool, Failure> {
    let zone = config.time_zone.clone();
    let until = Clock::system(zone.clone()).now();
    let engine = open_with_clock(config, Clock::fixed(demo::begins(until, &zone), zone))?;
    match demo::presence(&engine)? {
        Presence::Empty => {}
        Presence::Whole => return Ok(false),
        Presence::Broken => {
            let why = "The making of the demo estate was interrupted here. Remove the data, or name another folder with --data.";
            return Err(Failure::other(why));
        }
        Presence::Another => {
            let why = "This register holds data of its own. Start without --demo, or name another folder with --data.";
            return Err(Failure::other(why));
        }
    }
    let (bar, started) = (bar(), Instant::now());
    let made = demo::fill(&engine, &Estate { assets, seed, until }, |progress| show(&bar, config, progress))?;
    bar.finish_and_clear();
    let seconds = started.elapsed().as_secs_f64();
    if as_json {
        show_json(&json!({
            "assets": made.assets, "people": made.people, "entries": made.entries, "seconds": seconds,
        }));
    } else {
        say(format!(
            "Made {}: {} people, {} assets, {} journal entries in {seconds:.1} s.",
            demo::ORGANISATION,
            made.people,
            made.assets,
            made.entries
        ));
    }
    Ok(true)
}

/// Who can sign in, and how.
pub(crate) fn invitations(engine: &Engine) -> Result<Vec<String>, engine::Error> {
    let whom =
        [(demo::ASSET_MANAGER, "who keeps the assets"), (demo::ADMINISTRATOR, "who may do everything")];
    let lines = whom.into_iter().map(|(username, says)| {
        let link = sign_in::one_time_link(engine, demo::account(engine, username)?)?;
        Ok(format!("Sign in as {username}, {says} (once, within the hour): {link}"))
    });
    lines.collect()
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template(
        "{bar:30} {percent:>3} %  {msg}  {human_pos} of {human_len} steps, {per_sec}, {elapsed} gone, {eta} to go",
    );
    let bar = ProgressBar::new(0);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

fn show(bar: &ProgressBar, config: &Config, progress: Progress) {
    bar.set_length(progress.total);
    bar.set_message(progress.at.date_in(&config.time_zone).to_string());
    bar.set_position(progress.done);
}
