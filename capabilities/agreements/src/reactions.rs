//! What follows when assets change hands and people are erased.
use crate::{
    Direction, Signing, SigningItem, SigningState, answer,
    request::Asking,
    rules::signature::applies,
    store::{self, Handed},
};
use domain::{Event, Id, State};
use engine::{Happened, Happening, Result, Work};
use people::Person;
use serde_json::Value;

/// An asset is no longer signed for.
pub(crate) const DROPPED: Event = Event::new("dropped", "took back before it was signed:");

fn holder(state: Option<&State>) -> Option<i64> {
    state?.get("holder_person").and_then(Value::as_i64)
}

/// Asks the new holder, and the one before where giving back is signed; what was never signed and goes back is no
/// longer asked for.
pub(crate) fn custody_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (was, is) = (holder(happened.before.as_ref()), holder(happened.after.as_ref()));
    if was == is {
        return Ok(());
    }
    let asset = happened.entry.record;
    if let Some(person) = was {
        drop_unsigned(work, asset, person)?;
    }
    let undone = [Event::UNDONE.name, Event::WITHDRAWN.name].contains(&happened.entry.event.as_str());
    if undone {
        return Ok(());
    }
    let Some(handed) = store::handed(work, &[asset])?.pop() else { return Ok(()) };
    if !needs_acceptance(work, &handed)? {
        return Ok(());
    }
    if let Some(person) = was {
        ask(work, person, &handed, Direction::Return)?;
    }
    match is {
        Some(person) => ask(work, person, &handed, Direction::HandOut),
        None => Ok(()),
    }
}

fn needs_acceptance(work: &mut Work<'_>, handed: &Handed) -> Result<bool> {
    match handed.category {
        Some(category) => Ok(store::line_of(work, category)?.iter().any(|(_, needs)| *needs)),
        None => Ok(false),
    }
}

fn ask(work: &mut Work<'_>, person: i64, handed: &Handed, direction: Direction) -> Result<()> {
    let person = work.load::<Person>(Id::new(person))?;
    let asking = Asking { person: &person, direction, automatic: true };
    let offers = store::offers(work)?;
    if let Some(offer) = asking.offer(work, &offers, handed)?
        && applies(direction, offer.on_return)
    {
        asking.one(work, offer.version, std::slice::from_ref(handed))?;
    }
    Ok(())
}

fn drop_unsigned(work: &mut Work<'_>, asset: i64, person: i64) -> Result<()> {
    for (item, signing) in store::unsigned_items(work, asset, person)? {
        let item = work.load::<SigningItem>(Id::new(item))?;
        let dropped = SigningItem { dropped_on: Some(work.day()), ..item.record.clone() };
        work.record(&item, &dropped, DROPPED)?;
        let signing = work.load::<Signing>(Id::new(signing))?;
        if signing.items <= 1 {
            answer::end(work, &signing, SigningState::Withdrawn, answer::WITHDRAWN, None)?;
        } else {
            let after = Signing { items: signing.items - 1, ..signing.record.clone() };
            work.record(&signing, &after, Happening::of(DROPPED).fact("asset", &item.tag))?;
        }
    }
    Ok(())
}

/// Makes what an erased person typed and drew unreadable. That they signed, what, and when, stays.
pub(crate) fn person_erased(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    for id in store::of_person(work, happened.entry.record)? {
        let signing = work.load::<Signing>(Id::new(id))?;
        let nobody =
            Signing { signed_name: None, drawing: None, declined_because: None, ..signing.record.clone() };
        work.erase(&signing, &nobody)?;
    }
    Ok(())
}
