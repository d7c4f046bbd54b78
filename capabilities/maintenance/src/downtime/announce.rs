//! Whom a planned window affects hears of it: whoever holds one of its assets.
use crate::{
    downtime::window::{Window, WindowState},
    store,
};
use assets::Asset;
use domain::{Id, Instant};
use engine::{Happened, Record, Result, Work};
use notices::{Notice, tell};
use people::Person;
use std::collections::BTreeMap;

/// An asset was added to a window: its holder hears of it.
pub(crate) fn asset_added(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let number = |name: &str| happened.after.as_ref().and_then(|state| state.get(name)?.as_i64());
    let (Some(window), Some(asset)) = (number("planned_window"), number("asset")) else { return Ok(()) };
    let window = work.load(Id::<Window>::new(window))?;
    told(work, &window, &[asset], "Planned", entry_of(happened))
}

/// A window was moved or called off: the holders of its assets hear of it.
pub(crate) fn window_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let of = |name: &str| {
        let value = |state: &Option<domain::State>| state.as_ref().and_then(|state| state.get(name)).cloned();
        (value(&happened.before), value(&happened.after))
    };
    let changed = |name: &str| {
        let (before, after) = of(name);
        before != after
    };
    if happened.before.is_none() {
        return Ok(());
    }
    let window = work.load(Id::<Window>::new(happened.entry.record))?;
    let assets = store::window_assets(work, window.id.number())?;
    match window.state {
        WindowState::Planned if changed("starts_at") || changed("ends_at") => {
            told(work, &window, &assets, "Moved", entry_of(happened))
        }
        WindowState::Cancelled if changed("state") => {
            told(work, &window, &assets, "Called off", entry_of(happened))
        }
        WindowState::Planned | WindowState::Done | WindowState::Cancelled => Ok(()),
    }
}

/// A window is near.
pub(crate) fn near(work: &mut Work<'_>, window: &Window) -> Result<()> {
    let assets = store::window_assets(work, window.id.number())?;
    let Some(at) = window.starts_at else { return Ok(()) };
    let starts_on = at.0.date_in(work.zone());
    let how = if starts_on > work.today() { "Tomorrow" } else { "Today" };
    told(work, window, &assets, how, at.0.0)
}

/// What tells one change of a record from the next.
fn entry_of(happened: &Happened) -> i64 {
    happened.entry.sequence
}

/// One message a person about all that they hold of it, for each `occasion` once; nothing about what is over.
fn told(work: &mut Work<'_>, window: &Window, assets: &[i64], how: &str, occasion: i64) -> Result<()> {
    let (Some(from), Some(to)) = (window.starts_at, window.ends_at) else { return Ok(()) };
    if to.0 < work.now() {
        return Ok(());
    }
    let mut held: BTreeMap<Id<Person>, Vec<i64>> = BTreeMap::new();
    for (asset, person) in store::holders_of(work, assets)? {
        held.entry(person).or_default().push(asset);
    }
    let zone = work.zone().clone();
    let moment = |at: Instant| at.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    for (person, assets) in held {
        let tags: Vec<String> = work.labels(Asset::KIND, &assets)?.into_values().collect();
        let when =
            format!("From {} to {} {} is not available.", moment(from.0), moment(to.0), tags.join(", "));
        let text = match &window.notice {
            Some(notice) => format!("{when}\n\n{notice}"),
            None => when,
        };
        let notice = Notice::new(person, "maintenance.window", format!("{how}: {}", window.title))
            .text(text)
            .once(format!("window:{}:{occasion}:{}", window.id, tags.join(",")));
        tell(work, notice)?;
    }
    Ok(())
}
