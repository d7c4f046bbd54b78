//! Plans, turns and meters.
use crate::{kind::Figure, plans::Plan, rules::plan::Trigger};
use database::{Sql, sql};
use domain::{Date, Id};
use engine::{Result, View};
use rust_decimal::Decimal;

/// Which assets a plan is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    plan: i64,
    category: Option<i64>,
    model: Option<i64>,
    asset: Option<i64>,
    location: Option<i64>,
    /// Whether all of them have turns from the beginning; by condition only those that get into it.
    ahead: bool,
}

impl Scope {
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            plan: plan.id.number(),
            category: plan.category.map(Id::number),
            model: plan.model.map(Id::number),
            asset: plan.asset.map(Id::number),
            location: plan.location.map(Id::number),
            ahead: plan.made_due_by != Trigger::Condition,
        }
    }
}

/// The next live plan by id.
pub(crate) fn plan_after(view: &mut View<'_>, behind: i64) -> Result<Option<i64>> {
    let text = "select id from maintenance_plans
        where id > ? and archived_at is null and coalesce(paused, false) = false order by id limit 1";
    view.first(sql(text).bind(behind), |row| row.at(0))
}

/// Assets of a plan in service or on the shelf that have no turn yet.
pub(crate) fn without_duty(view: &mut View<'_>, scope: &Scope, limit: usize) -> Result<Vec<i64>> {
    if !scope.ahead {
        return Ok(Vec::new());
    }
    let mut statement: Sql = sql("select a.id from assets a
        where a.archived_at is null and a.stage in ('in-stock', 'in-use', 'in-maintenance')
          and not exists (select 1 from maintenance_duties d where d.asset = a.id and d.plan = ");
    statement.push_value(scope.plan).push(")");
    for (column, value) in [("a.category", scope.category), ("a.model", scope.model), ("a.id", scope.asset)] {
        if let Some(value) = value {
            statement.push(&format!(" and {column} = ")).push_value(value);
        }
    }
    if let Some(place) = scope.location {
        statement
            .push(" and a.location in (with recursive below (id) as (select id from locations where id = ");
        statement.push_value(place).push(
            " union select l.id from locations l join below on l.parent = below.id) select id from below)",
        );
    }
    statement.push(&format!(" order by a.id limit {limit}"));
    view.all(statement, |row| row.at(0))
}

/// Turns that come to nothing because their asset has left service.
pub(crate) fn ended_duties(view: &mut View<'_>, plan: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select d.id from maintenance_duties d join assets a on a.id = d.asset
         where d.plan = ? and (d.next_due_on is not null or d.next_at is not null) and d.work_order is null
           and (a.archived_at is not null or a.stage in ('decommissioned', 'disposed'))
         order by d.id limit {limit}"
    );
    view.all(sql(text).bind(plan), |row| row.at(0))
}

/// Turns of a plan that are due until a day and have no order yet.
pub(crate) fn due_duties(view: &mut View<'_>, plan: i64, until: Date, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select d.id from maintenance_duties d join assets a on a.id = d.asset
         where d.plan = ? and d.next_due_on <= ? and d.work_order is null and d.archived_at is null
           and a.archived_at is null and a.stage in ('in-stock', 'in-use', 'in-maintenance')
         order by d.next_due_on, d.id limit {limit}"
    );
    view.all(sql(text).bind(plan).bind(until), |row| row.at(0))
}

/// The turns of an asset.
pub(crate) fn duties_of(view: &mut View<'_>, asset: i64) -> Result<Vec<i64>> {
    let text = "select id from maintenance_duties where asset = ? and archived_at is null order by id";
    view.all(sql(text).bind(asset), |row| row.at(0))
}

/// The turns that an order is for.
pub(crate) fn duties_with_order(view: &mut View<'_>, order: i64) -> Result<Vec<i64>> {
    let text = "select id from maintenance_duties where work_order = ? order by id";
    view.all(sql(text).bind(order), |row| row.at(0))
}

/// The turn of an asset by a plan.
pub(crate) fn duty_of(view: &mut View<'_>, plan: i64, asset: i64) -> Result<Option<i64>> {
    let text = "select id from maintenance_duties where plan = ? and asset = ? order by id limit 1";
    view.first(sql(text).bind(plan).bind(asset), |row| row.at(0))
}

/// Live plans that ask for work when this asset gets into a condition.
pub(crate) fn plans_at_condition(view: &mut View<'_>, condition: &str, asset: i64) -> Result<Vec<i64>> {
    let text = "select p.id from maintenance_plans p join assets a on a.id = ?
        where p.made_due_by = 'condition' and p.at_condition = ? and p.archived_at is null
          and coalesce(p.paused, false) = false
          and (p.asset is null or p.asset = a.id) and (p.model is null or p.model = a.model)
          and (p.category is null or p.category = a.category)
          and (p.location is null or p.location = a.location)
        order by p.id";
    view.all(sql(text).bind(asset).bind(condition), |row| row.at(0))
}

/// The last reading of a meter of an asset, and its day.
pub(crate) fn last_reading(view: &mut View<'_>, asset: i64, meter: &str) -> Result<Option<(Figure, Date)>> {
    let text = "select value, read_on from maintenance_readings
        where asset = ? and lower(meter) = lower(?) and archived_at is null order by read_on desc, id desc limit 1";
    let found: Option<(String, Date)> =
        view.first(sql(text).bind(asset).bind(meter), |row| Ok((row.at(0)?, row.at(1)?)))?;
    Ok(found.and_then(|(value, day)| Some((Figure(Decimal::from_str_exact(&value).ok()?), day))))
}
