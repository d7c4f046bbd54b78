//! Whom retirement tells what.
use crate::{DECIDE, Medium};
use domain::Id;
use engine::{Happened, Record, Result, Work};
use notices::{Notice, tell};

/// A medium could not be sanitised: whoever decides about ways on hears of it, unless they recorded it themselves.
pub(crate) fn medium_failed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let medium = work.load(Id::<Medium>::new(happened.entry.record))?;
    let own = work.actor().person;
    for person in access::who_may_to(work, DECIDE, (Medium::KIND, medium.id.number()))? {
        if own == Some(person.number()) {
            continue;
        }
        let subject = format!("The sanitisation of {} failed", medium.serial);
        let text = "It may still hold data. Try another technique that fits, or have it destroyed.";
        let href = format!("/media/{}", medium.id);
        tell(work, Notice::new(person, "retirement.medium-failed", subject).text(text).href(href))?;
    }
    Ok(())
}
