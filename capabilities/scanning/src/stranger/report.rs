//! What a stranger says becomes a report, an entry of the asset's history, and a message to those who keep the assets.
use crate::store;
use access::who_may;
use assets::Asset;
use domain::{Event, Id, Refusal};
use engine::{Actor, Error, Happening, Reach, Result, Work};
use notices::{Notice, tell};
use std::sync::Arc;

/// A stranger said where it is.
pub const FOUND: Event = Event::new("found", "heard from a stranger about");

/// Reports of one asset that wait to be settled; more say nothing new.
const WAITING_MAX: i64 = 3;
/// People who are told.
const TOLD_MAX: usize = 50;
/// Most characters of where it is and of how to reach somebody.
const LINE_MAX: usize = 200;
/// Most characters of what else they say.
const NOTE_MAX: usize = 1_000;

/// What somebody says who has found an asset.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Where it is.
    pub place: String,
    /// How to reach them.
    pub contact: String,
    /// What else they say.
    pub note: String,
}

/// Whoever has no account, as the journal has them.
pub fn stranger() -> Arc<Actor> {
    Arc::new(Actor { name: "stranger".into(), ..(*Actor::system()).clone() })
}

/// Takes a report. Of an asset that does not exist, or about which enough is waiting, nothing is kept, and nobody can
/// tell the difference.
///
/// Refuses `nothing-said`.
pub fn report(work: &mut Work<'_>, asset: i64, said: &Report) -> Result<()> {
    let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
    let said = Report {
        place: cut(&said.place, LINE_MAX),
        contact: cut(&said.contact, LINE_MAX),
        note: cut(&said.note, NOTE_MAX),
    };
    if said.place.is_empty() {
        return Err(Refusal::new("nothing-said", "Say where it is.").into());
    }
    let asset = match work.load::<Asset>(Id::new(asset)) {
        Ok(asset) => asset,
        Err(Error::NotFound(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    if store::waiting(work, asset.id)? >= WAITING_MAX {
        return Ok(());
    }
    // Who they are stays out of the journal, which forgets nothing.
    let id = store::keep_report(work, asset.id, &said)?;
    work.record(&asset, &asset.record, Happening::of(FOUND).fact("report", id))?;
    let subject = format!("Somebody has found {}", asset.tag);
    let everywhere =
        who_may(work, assets::EDIT)?.into_iter().filter(|(_, reach)| *reach == Reach::Everything);
    for (person, _) in everywhere.take(TOLD_MAX) {
        // What they said stands with the report only, where it is forgotten once it is settled.
        let notice = Notice::new(person, "scanning.found", subject.as_str())
            .text("Where it is, and how to reach them, stands with the asset.");
        tell(work, notice.href(format!("/assets/{}", asset.id.number())))?;
    }
    Ok(())
}
