use crate::{
    column::{Column, Shape},
    request::ListRequest,
    select::conditions,
};
use database::{Sql, sql};
use domain::{Currency, Money};
use engine::{Error, RecordKind, Result, SearchPlan, View};
use serde_json::Value;
use std::collections::BTreeMap;

/// Rows that have a value in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value: an id for a reference; null for rows without one.
    pub value: Value,
    /// How many rows there are.
    pub rows: i64,
    /// What they add up to, for each column that was asked for: one amount for each currency.
    pub sums: Vec<Vec<Money>>,
}

/// Most groups that are told.
pub const GROUPS_MAX: usize = 1_000;

/// The groups of a list by the values of a column, the largest first, with sums of columns of money. Reads every row
/// that matches. Groups are of the present: a list of the past is refused.
pub fn groups(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    request: &ListRequest,
    by: &Column,
    sums: &[Column],
) -> Result<Vec<Group>> {
    if !request.as_of.is_now() || by.field.is_none() {
        let message = format!("Rows cannot be put together by {} here.", by.label);
        return Err(Error::invalid("group", "not-groupable", message));
    }
    let key = format!("t.{}", by.name);
    let Some(tail) = tail(view, kind, request)? else { return Ok(Vec::new()) };
    let mut statement = sql(format!("select {key}, count(*)"));
    statement
        .push_sql(&tail)
        .push(&format!(" group by {key} order by count(*) desc, {key} limit {GROUPS_MAX}"));
    let counted = view.all(statement, |row| Ok((key_of(by, row, 0)?, row.at::<i64>(1)?)))?;
    let mut groups: Vec<Group> = counted
        .into_iter()
        .map(|(value, rows)| Group { value, rows, sums: vec![Vec::new(); sums.len()] })
        .collect();
    let at: BTreeMap<String, usize> =
        groups.iter().enumerate().map(|(at, group)| (group.value.to_string(), at)).collect();
    for (n, column) in sums.iter().enumerate().filter(|(_, column)| column.shape == Shape::Money) {
        let name = &column.name;
        let mut statement = sql(format!("select {key}, t.{name}_currency, cast(sum(t.{name}) as bigint)"));
        statement
            .push_sql(&tail)
            .push(&format!(" and t.{name} is not null group by {key}, t.{name}_currency"));
        let summed = view.all(statement, |row| {
            Ok((key_of(by, row, 0)?, row.at::<Option<String>>(1)?, row.at::<i64>(2)?))
        })?;
        for (value, currency, sum) in summed {
            let currency = currency.and_then(|code| code.parse::<Currency>().ok());
            if let (Some(currency), Some(group)) =
                (currency, at.get(&value.to_string()).and_then(|at| groups.get_mut(*at)))
                && let Some(place) = group.sums.get_mut(n)
            {
                place.push(Money::new(sum, currency));
            }
        }
    }
    Ok(groups)
}

/// ` from … where …` of the rows of a list, by the first plan of its search that finds any.
fn tail(view: &mut View<'_>, kind: &'static RecordKind, request: &ListRequest) -> Result<Option<Sql>> {
    let plans: &[SearchPlan] = match &request.search {
        None => &[SearchPlan::Words],
        Some(_) => SearchPlan::in_turn(view.dialect()),
    };
    let live = request.archived.condition();
    for (n, plan) in plans.iter().enumerate() {
        let Some(conditions) = conditions(view, kind, request, *plan)? else { continue };
        let mut tail = sql(format!(" from {} t where t.{live}", kind.table));
        tail.push_sql(&conditions);
        let mut any = sql("select 1");
        any.push_sql(&tail).push(" limit 1");
        if n + 1 == plans.len() || view.first(any, |row| row.at::<i64>(0))?.is_some() {
            return Ok(Some(tail));
        }
    }
    Ok(None)
}

/// A key as JSON.
fn key_of(by: &Column, row: &database::Row<'_>, at: usize) -> std::result::Result<Value, database::DbError> {
    Ok(match by.shape {
        Shape::Reference | Shape::Integer => row.at::<Option<i64>>(at)?.map_or(Value::Null, Value::from),
        Shape::Boolean => row.at::<Option<bool>>(at)?.map_or(Value::Null, Value::from),
        _ => row.at::<Option<String>>(at)?.map_or(Value::Null, Value::from),
    })
}
