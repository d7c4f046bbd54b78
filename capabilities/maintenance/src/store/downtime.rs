//! Outages, and who was in service meanwhile.
use crate::{
    downtime::{By, Outage, Window},
    rules::reliability::Down,
};
use assets::Asset;
use catalog::Model;
use database::sql;
use domain::{Date, Id, Instant};
use engine::{Record, Result, View};
use people::{Location, Person};
use std::collections::BTreeMap;

/// The outage of an asset that an order began and nobody ended.
pub(crate) fn open_outage(view: &mut View<'_>, order: i64, asset: i64) -> Result<Option<i64>> {
    let text = "select id from maintenance_outages
        where work_order = ? and asset = ? and ended_at is null and archived_at is null order by id limit 1";
    view.first(sql(text).bind(order).bind(asset), |row| row.at(0))
}

/// The assets of a window.
pub(crate) fn window_assets(view: &mut View<'_>, window: i64) -> Result<Vec<i64>> {
    let text = "select asset from maintenance_window_assets
        where planned_window = ? and archived_at is null order by id";
    view.all(sql(text).bind(window), |row| row.at(0))
}

/// Planned windows that begin within a time, in milliseconds.
pub(crate) fn windows_between(view: &mut View<'_>, from: i64, until: i64) -> Result<Vec<i64>> {
    let text = "select id from maintenance_windows
        where state = 'planned' and starts_at >= ? and starts_at < ? and archived_at is null order by id";
    view.all(sql(text).bind(from).bind(until), |row| row.at(0))
}

/// A planned window, as calendars take it.
pub(crate) struct WindowRow {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) from: Instant,
    pub(crate) until: Instant,
}

/// Planned windows that end after a moment, as far as the reader may see them, the next first.
pub(crate) fn windows_to_come(view: &mut View<'_>, after: Instant, limit: usize) -> Result<Vec<WindowRow>> {
    let reach = view.reach_over(Window::KIND.read)?;
    let mut statement =
        sql("select t.id, t.number, t.title, t.starts_at, t.ends_at from maintenance_windows t
        where t.state = 'planned' and t.archived_at is null and t.ends_at > ");
    statement.push_value(after.0).push_sql(&reach.condition(&Window::KIND.belonging, "t"));
    statement.push(&format!(" order by t.starts_at, t.id limit {limit}"));
    view.all(statement, |row| {
        let (from, until) = (Instant(row.at(3)?), Instant(row.at(4)?));
        Ok(WindowRow { id: row.at(0)?, number: row.at(1)?, title: row.at(2)?, from, until })
    })
}

/// Which people hold some assets.
pub(crate) fn holders_of(view: &mut View<'_>, assets: &[i64]) -> Result<Vec<(i64, Id<Person>)>> {
    let mut all = Vec::new();
    for some in assets.chunks(500) {
        let mut statement =
            sql("select id, holder_person from assets where holder_person is not null and id in (");
        statement.push_values(some.iter().copied()).push(") order by id");
        all.extend(view.all(statement, |row| Ok((row.at(0)?, row.at(1)?)))?);
    }
    Ok(all)
}

/// An outage, cut to a time, with where it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutageRow {
    /// When it began, maybe before the time that was asked for.
    pub(crate) began: Instant,
    pub(crate) down: Down,
    pub(crate) model: Option<i64>,
    pub(crate) location: Option<i64>,
}

/// Outages that touch a time, as far as the reader may see them.
pub(crate) fn outages_between(view: &mut View<'_>, from: i64, to: i64) -> Result<Vec<OutageRow>> {
    let reach = view.reach_over(Outage::KIND.read)?;
    let mut statement =
        sql("select t.asset, t.began_at, t.ended_at, coalesce(t.planned, false), a.model, a.location
        from maintenance_outages t join assets a on a.id = t.asset
        where t.archived_at is null and t.began_at < ");
    statement.push_value(to).push(" and (t.ended_at is null or t.ended_at > ").push_value(from).push(")");
    statement.push_sql(&reach.condition(&Outage::KIND.belonging, "t")).push(" order by t.id");
    view.all(statement, |row| {
        let (began, ended): (i64, Option<i64>) = (row.at(1)?, row.at(2)?);
        let down = Down {
            asset: row.at(0)?,
            from: began.max(from),
            to: ended.unwrap_or(to).min(to),
            planned: row.at(3)?,
            began_inside: began >= from,
        };
        Ok(OutageRow { down, began: Instant(began), model: row.at(4)?, location: row.at(5)? })
    })
}

/// An asset, and from when to when it was in service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Service {
    pub(crate) group: i64,
    pub(crate) asset: i64,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

fn column(by: By) -> &'static str {
    match by {
        By::Model => "model",
        By::Place => "location",
        By::Asset => "id",
    }
}

/// Everything that was ever in service of some models, places or assets, as far as the reader may see it.
pub(crate) fn in_service(view: &mut View<'_>, by: By, ids: &[i64]) -> Result<Vec<Service>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let (column, mut all) = (column(by), Vec::new());
    for some in ids.chunks(500) {
        let mut statement = sql(format!(
            "select t.{column}, t.id, coalesce(t.in_service_on, t.received_on, t.purchased_on),
                coalesce(t.retired_on, t.disposed_on)
             from assets t where t.archived_at is null and t.{column} in ("
        ));
        statement.push_values(some.iter().copied()).push(")");
        statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
        let rows = view.all(statement, |row| {
            Ok(Service { group: row.at(0)?, asset: row.at(1)?, from: row.at(2)?, until: row.at(3)? })
        })?;
        all.extend(rows);
    }
    Ok(all)
}

/// What some models, places or assets are called.
pub(crate) fn names_of(view: &mut View<'_>, by: By, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    match by {
        By::Model => view.labels(Model::KIND, ids),
        By::Place => view.labels(Location::KIND, ids),
        By::Asset => view.labels(Asset::KIND, ids),
    }
}
