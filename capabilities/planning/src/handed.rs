//! What somebody asked for, or is hired with, is there once it is in their hands: the need is met by that, and nobody has to
//! say so, or plans it once more. Custody stands beside this capability; it hears of what happens to assets.
use crate::{Need, PROVIDED, provide, store};
use assets::Asset;
use domain::{Date, Id};
use engine::{Happened, Happening, Result, Work};
use people::Person;

/// How long after their first day what somebody receives is still what they were hired with.
const SETTLING_DAYS: i64 = 30;

/// Meets the need of a person who was handed something: their own first, then that of the plan by which they were hired.
pub(crate) fn out(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let holder = happened.after.as_ref().and_then(|state| state.get("holder_person")?.as_i64());
    let Some(holder) = holder else { return Ok(()) };
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
    work.record(&need, &after, Happening::of(PROVIDED).fact("quantity", 1).fact("asset", &asset.tag))
        .map(drop)
}

/// Whether somebody starts, or started not long ago.
fn is_new(starts_on: Option<Date>, today: Date) -> bool {
    starts_on.is_some_and(|first| today.days_since(first) <= SETTLING_DAYS)
}
