//! A believable company to click through: people who come and go, and what they work with, through three years.
//!
//! Everything is made up by a seed and done with the product's own verbs, by accounts that have the right to do it, on
//! a clock that walks through the days. Nothing is written past the rules: the register that comes out verifies.
mod calendar;
mod company;
mod deed;
mod dice;
mod facts;
mod fill;
mod founding;
mod goods;
mod known;
mod lives;
mod marks;
mod perform;
mod show;
mod store;
mod words;
mod world;

use domain::{Id, Instant};
use engine::{Actor, Engine, Error, Record, Result};
use jiff::tz::TimeZone;

/// The user name of the administrator.
pub const ADMINISTRATOR: &str = "admin";
/// The user name of the asset manager.
pub const ASSET_MANAGER: &str = "ines";
/// What the company is called.
pub const ORGANISATION: &str = company::COMPANIES[0].name;
/// Fewest and most assets of an estate.
pub const ASSETS: std::ops::RangeInclusive<u32> = 150..=1_000_000;

/// What is to be made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estate {
    /// How many assets; people and places in proportion. See [`ASSETS`].
    pub assets: u32,
    /// What chance begins with: the same seed makes the same company.
    pub seed: u64,
    /// The present moment, at which the history ends.
    pub until: Instant,
}

/// How far the history has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps altogether.
    pub total: u64,
    /// The moment that it has come to.
    pub at: Instant,
}

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// People, those who have left or are expected included.
    pub people: u64,
    /// Assets in every stage.
    pub assets: u64,
    /// Entries of the journal.
    pub entries: u64,
}

/// Whose a register is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody's: nothing has happened in it.
    Empty,
    /// The demo estate's, whole.
    Whole,
    /// The demo estate's, but its making was interrupted.
    Broken,
    /// Somebody's.
    Another,
}

/// The moment at which the history begins that reaches until now: a register is opened with its clock fixed there.
pub fn begins(until: Instant, zone: &TimeZone) -> Instant {
    calendar::beginning(until, zone)
}

/// Fills a register that was just opened for the first time, with its clock fixed at [`begins`]. Afterwards the clock
/// stands at the present.
///
/// Refuses (`register-is-in-use`) a register in which something has happened, or that was opened before.
pub fn fill(engine: &Engine, estate: &Estate, mut tell: impl FnMut(Progress)) -> Result<Made> {
    if !ASSETS.contains(&estate.assets) {
        let message = format!("The demo estate has {} to {} assets.", ASSETS.start(), ASSETS.end());
        return Err(Error::invalid("assets", "out-of-range", message));
    }
    fill::fill(engine, estate, &mut tell)
}

/// Whose a register is.
pub fn presence(engine: &Engine) -> Result<Presence> {
    engine.view_blocking(Actor::system(), access::READ, |view| {
        if store::is_untouched(view)? {
            return Ok(Presence::Empty);
        }
        let kind = people::Company::KIND;
        let ours = match view.resolve(kind, &ORGANISATION.into()) {
            Ok(id) => view.state(kind, id)?.0,
            Err(Error::NotFound(_)) => return Ok(Presence::Another),
            Err(error) => return Err(error),
        };
        let notes = ours.get("notes").and_then(serde_json::Value::as_str).unwrap_or_default();
        let has_manager = view.resolve(access::Account::KIND, &ASSET_MANAGER.into()).is_ok();
        Ok(match (notes.starts_with(COMPLETE), has_manager) {
            (true, _) => Presence::Whole,
            (false, true) => Presence::Broken,
            (false, false) => Presence::Another,
        })
    })
}

/// The account with this user name.
pub fn account(engine: &Engine, username: &str) -> Result<Id<access::Account>> {
    let name = serde_json::Value::from(username);
    engine.view_blocking(Actor::system(), access::READ, move |view| {
        view.resolve(access::Account::KIND, &name).map(Id::new)
    })
}

/// How the notes of the company begin once everything is there.
const COMPLETE: &str = "A made-up company";

fn complete(estate: &Estate) -> String {
    format!("{COMPLETE}: {} assets, seed {}. Nobody in it is real.", estate.assets, estate.seed)
}
