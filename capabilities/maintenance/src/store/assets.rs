//! What the register of assets knows that this capability needs.
use crate::kind::Home;
use database::sql;
use domain::Date;
use engine::{Error, Result, View};

/// Assets of one's own that are shown, at most.
const MINE_MAX: usize = 200;

pub(crate) fn home(view: &mut View<'_>, asset: i64) -> Result<Home> {
    let text = "select company, location, model from assets where id = ?";
    let found = view.first(sql(text).bind(asset), |row| {
        Ok(Home { company: row.at(0)?, location: row.at(1)?, model: row.at(2)? })
    })?;
    found.ok_or(Error::NotFound("asset"))
}

pub(crate) fn home_of_person(view: &mut View<'_>, person: i64) -> Result<Home> {
    let text = "select company, location from people where id = ?";
    let found = view.first(sql(text).bind(person), |row| {
        Ok(Home { company: row.at(0)?, location: row.at(1)?, model: None })
    })?;
    found.ok_or(Error::NotFound("person"))
}

/// When an asset was put to use, or arrived.
pub(crate) fn arrival(view: &mut View<'_>, asset: i64) -> Result<Option<Date>> {
    let text = "select coalesce(in_service_on, received_on, purchased_on) from assets where id = ?";
    Ok(view.first(sql(text).bind(asset), |row| row.at(0))?.flatten())
}

pub(crate) fn serial_of(view: &mut View<'_>, asset: i64) -> Result<Option<String>> {
    Ok(view.first(sql("select serial from assets where id = ?").bind(asset), |row| row.at(0))?.flatten())
}

pub(crate) fn supplier_of(view: &mut View<'_>, asset: i64) -> Result<Option<i64>> {
    Ok(view.first(sql("select supplier from assets where id = ?").bind(asset), |row| row.at(0))?.flatten())
}

/// The tag of another live asset of the model with this serial number.
pub(crate) fn serial_taken(
    view: &mut View<'_>,
    asset: i64,
    serial: &str,
    model: Option<i64>,
) -> Result<Option<String>> {
    let text = "select tag from assets
        where lower(serial) = lower(?) and id <> ? and coalesce(model, 0) = ? and archived_at is null limit 1";
    let statement = sql(text).bind(serial).bind(asset).bind(model.unwrap_or(0));
    Ok(view.first(statement, |row| row.at::<Option<String>>(0))?.flatten())
}

/// An asset that somebody holds.
#[derive(Clone, Debug)]
pub(crate) struct Mine {
    pub(crate) id: i64,
    pub(crate) tag: String,
    pub(crate) name: String,
    pub(crate) model: Option<i64>,
}

/// What a person holds.
pub(crate) fn mine(view: &mut View<'_>, person: i64) -> Result<Vec<Mine>> {
    let text = format!(
        "select a.id, a.tag, coalesce(a.name, m.name, a.tag), a.model
         from assets a left join models m on m.id = a.model
         where a.holder_person = ? and a.archived_at is null order by a.tag limit {MINE_MAX}"
    );
    view.all(sql(text).bind(person), |row| {
        Ok(Mine { id: row.at(0)?, tag: row.at(1)?, name: row.at(2)?, model: row.at(3)? })
    })
}
