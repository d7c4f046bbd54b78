//! What custody does when something happens to assets and people.
use crate::{MOVED, rules::chain::chain, store};
use assets::{Asset, rules::stage::Stage, stepped};
use domain::{Event, Id, Refusal, State};
use engine::{Happened, Happening, Proposed, Record, Result, View, Work, order_of_history};
use serde_json::Value;

/// The fields whose change is a change of custody.
const CUSTODY: [&str; 6] =
    ["holder_person", "holder_location", "holder_asset", "location", "stage", "due_back"];

fn value<'a>(state: Option<&'a State>, name: &str) -> &'a Value {
    state.and_then(|state| state.get(name)).unwrap_or(&Value::Null)
}

fn changed(happened: &Happened, names: &[&str]) -> bool {
    names.iter().any(|name| value(happened.before.as_ref(), name) != value(happened.after.as_ref(), name))
}

/// Works the chain of an asset out again.
pub(crate) fn keep_chain(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    if !changed(happened, &CUSTODY) {
        return Ok(());
    }
    let asset = happened.entry.record;
    if happened.entry.sequence == 1 {
        return store::begin_chain(work, asset, &chain(std::slice::from_ref(&happened.entry)));
    }
    let mut entries = work.entries_of(Asset::KIND, asset)?;
    order_of_history(&mut entries);
    store::save_chain(work, asset, &chain(&entries))
}

/// Parts that were where their whole was go where it goes, and to whom.
pub(crate) fn parts_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (Some(_), Some(_)) = (&happened.before, &happened.after) else { return Ok(()) };
    // An undone change brings the parts back by their own entries.
    if happened.entry.event == Event::UNDONE.name || !changed(happened, &CUSTODY[..4]) {
        return Ok(());
    }
    let parts = store::parts_of(work, happened.entry.record)?;
    if parts.is_empty() {
        return Ok(());
    }
    let whole = work.load::<Asset>(Id::new(happened.entry.record))?;
    let stage_before = value(happened.before.as_ref(), "stage").as_str().and_then(Stage::from_value);
    for part in parts {
        let kept = work.load::<Asset>(Id::new(part))?;
        let mut wanted = kept.record.clone();
        wanted.location = whole.location;
        let together = Some(kept.stage) == stage_before;
        if together {
            wanted = wanted.held_by(whole.holder(), whole.held_since, whole.due_back);
        }
        let after = match together && kept.stage != whole.stage && whole.stage != Stage::Disposed {
            true => stepped(work, &kept, &wanted, assets::To::Stage(whole.stage))?,
            false => wanted,
        };
        if after != kept.record {
            work.record(&kept, &after, Happening::of(MOVED).fact("with", &whole.tag))?;
        }
    }
    Ok(())
}

/// Refuses to erase or archive somebody who still holds something.
pub(crate) fn holders_stay(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    if ![Event::ERASED, Event::ARCHIVED, Event::WITHDRAWN].contains(&proposed.event) {
        return Ok(());
    }
    match store::held_now(view, proposed.id)? {
        0 => Ok(()),
        held => {
            let message = format!("This person still holds {held} assets. Take them back first.");
            Err(Refusal::new("still-holds-assets", message).into())
        }
    }
}
