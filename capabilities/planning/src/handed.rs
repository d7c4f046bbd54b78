//! What somebody asked for, or is hired with, is there once it is in their hands: the need is met by that, and nobody has to
//! say so, or plans it once more. Handed out by mistake, it is open again. Custody stands beside this capability; it hears
//! of what happens to assets.
use crate::{Need, PROVIDED, PlanState, provide, store};
use assets::Asset;
use domain::{Date, Event, Id, State};
use engine::{Happened, Happening, Result, Work};
use people::Person;

/// What met it was taken back.
pub const WANTED_AGAIN: Event = Event::new("wanted-again", "opened again");

/// How long after their first day what somebody receives is still what they were hired with.
const SETTLING_DAYS: i64 = 30;

/// Meets the need of a person who was handed something: their own first, then that of the plan by which they were hired.
pub(crate) fn out(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(holder) = holder(happened.after.as_ref()) else { return Ok(()) };
    // The need may be younger than the day for which the handing out is recorded.
    let today = work.today();
    work.on_day(Some(today), |work| meet(work, Id::new(happened.entry.record), Id::new(holder)))
}

fn meet(work: &mut Work<'_>, asset: Id<Asset>, holder: Id<Person>) -> Result<()> {
    let person = work.load::<Person>(holder)?;
    let asset = work.load::<Asset>(asset)?;
    let model = asset.model;
    let category = model.map(|model| store::category_of(work, model)).transpose()?.flatten();
    let categories = store::categories_around(work, category)?;
    let fits = |need: &store::OpenNeed| match need.model {
        Some(wanted) => Some(wanted) == model.map(Id::number),
        None => need.category.is_some_and(|wanted| categories.contains(&wanted)),
    };
    let own = store::needs_for(work, person.id)?;
    let found = match own.into_iter().find(&fits) {
        Some(need) => Some(need),
        None if is_new(person.starts_on, work.today()) => {
            let sites = store::Sites::read(work)?;
            let site = sites.site_of(person.location.map(Id::number));
            let department = person.department.map(Id::number);
            store::needs_of_hiring(work)?.into_iter().find(|need| {
                let theirs = need.department.is_none() || need.department == department;
                fits(need) && theirs && sites.site_of(need.location) == site
            })
        }
        None => None,
    };
    let Some(found) = found else { return Ok(()) };
    let need = work.load::<Need>(found.id)?;
    let after = provide::provided(&need, 1);
    work.record(&need, &after, Happening::of(PROVIDED).fact("quantity", 1).fact("asset", &asset.tag))?;
    store::keep_provision(work, &after, asset.id, holder)
}

/// Opens the need again that a handing out had met, when that is undone, or put right on the day on which it happened:
/// nobody has what they asked for. What somebody brings back later was provided all the same.
pub(crate) fn back(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (before, after) = (happened.before.as_ref(), happened.after.as_ref());
    let Some(was) = holder(before).filter(|was| holder(after) != Some(*was)) else { return Ok(()) };
    let since = before.and_then(|state| state.get("held_since")?.as_str()?.parse::<Date>().ok());
    let undone = [Event::UNDONE.name, Event::WITHDRAWN.name].contains(&happened.entry.event.as_str());
    let asset = Id::new(happened.entry.record);
    let Some((need, nth)) = store::met_by(work, asset, Id::new(was))? else { return Ok(()) };
    if !undone && since != Some(happened.entry.effective_on) {
        return store::provision_stands(work, need, nth);
    }
    let today = work.today();
    work.on_day(Some(today), |work| {
        let need = work.load::<Need>(need)?;
        let planned = match need.plan_line {
            Some(line) => store::plan_of(work, line)?.is_some_and(|state| state != PlanState::Cancelled),
            None => false,
        };
        let open = provide::reopened(&need, planned);
        work.record(&need, &open, Happening::of(WANTED_AGAIN).fact("quantity", 1))?;
        store::forget_provision(work, need.id, nth)
    })
}

/// A need was brought back to what it was: what met it since does not count any more.
pub(crate) fn need_undone(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let provided = happened.after.as_ref().and_then(|state| state.get("provided")?.as_i64());
    store::forget_provisions_beyond(work, Id::new(happened.entry.record), provided.unwrap_or(0))
}

fn holder(state: Option<&State>) -> Option<i64> {
    state?.get("holder_person")?.as_i64()
}

/// Whether somebody starts, or started not long ago.
fn is_new(starts_on: Option<Date>, today: Date) -> bool {
    starts_on.is_some_and(|first| today.days_since(first) <= SETTLING_DAYS)
}
