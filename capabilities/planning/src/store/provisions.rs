//! Which needs were met by what was handed out.
use crate::Need;
use assets::Asset;
use database::sql;
use domain::Id;
use engine::{Result, View, Work};
use people::Person;

/// Keeps what met a need: as the how-manieth of what was provided.
pub(crate) fn keep_provision(
    work: &mut Work<'_>,
    need: &Need,
    asset: Id<Asset>,
    person: Id<Person>,
) -> Result<()> {
    forget_provisions_beyond(work, need.id, need.provided - 1)?;
    let text = "insert into planning_provisions (need, nth, asset, person) values (?, ?, ?, ?)";
    work.project(sql(text).bind(need.id).bind(need.provided).bind(asset).bind(person)).map(drop)
}

/// The need that something met when it was handed to a person: the newest, and the how-manieth it was of it.
pub(crate) fn met_by(
    view: &mut View<'_>,
    asset: Id<Asset>,
    person: Id<Person>,
) -> Result<Option<(Id<Need>, i64)>> {
    let text = "select need, nth from planning_provisions
        where asset = ? and person = ?
        order by need desc, nth desc limit 1";
    view.first(sql(text).bind(asset).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// What met a need was brought back later: it stays counted, and no later handing out of the same thing is taken for it.
pub(crate) fn provision_stands(work: &mut Work<'_>, need: Id<Need>, nth: i64) -> Result<()> {
    let text = "update planning_provisions set person = 0 where need = ? and nth = ?";
    work.project(sql(text).bind(need).bind(nth)).map(drop)
}

/// Forgets one of what met a need; those after it move up.
pub(crate) fn forget_provision(work: &mut Work<'_>, need: Id<Need>, nth: i64) -> Result<()> {
    let gone = "delete from planning_provisions where need = ? and nth = ?";
    work.project(sql(gone).bind(need).bind(nth))?;
    // One by one: a unique key is looked at row by row.
    let later = "select nth from planning_provisions where need = ? and nth > ? order by nth";
    let later: Vec<i64> = work.all(sql(later).bind(need).bind(nth), |row| row.at(0))?;
    for nth in later {
        let up = "update planning_provisions set nth = ? where need = ? and nth = ?";
        work.project(sql(up).bind(nth - 1).bind(need).bind(nth))?;
    }
    Ok(())
}

/// Forgets what met a need beyond so many.
pub(crate) fn forget_provisions_beyond(work: &mut Work<'_>, need: Id<Need>, provided: i64) -> Result<()> {
    let text = "delete from planning_provisions where need = ? and nth > ?";
    work.project(sql(text).bind(need).bind(provided)).map(drop)
}
