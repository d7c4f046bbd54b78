//! What the decision table asks, and what became of its recommendations.
use super::{list, open_media_of};
use crate::rules::{grading::Grade, route::Way};
use assets::Asset;
use database::sql;
use domain::{Currency, Date, Id, Money};
use engine::{Result, View};
use std::collections::BTreeMap;

/// What the decision table asks about an asset.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) grade: Option<Grade>,
    pub(crate) ownership: String,
    pub(crate) cost: Option<Money>,
    pub(crate) purchased_on: Option<Date>,
    pub(crate) received_on: Option<Date>,
    pub(crate) in_service_on: Option<Date>,
    pub(crate) free_of_data: bool,
    pub(crate) mass_grams: Option<i64>,
    pub(crate) company: Option<Id<people::Company>>,
    pub(crate) factor: Option<crate::CarbonFactor>,
}

/// What is known about an asset, whatever the actor may read: it is part of the rules.
pub(crate) fn known_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Known> {
    let text = "select a.ownership, a.cost, a.cost_currency, a.purchased_on, a.received_on, a.in_service_on,
            a.sanitised_on, a.no_data_reason, c.holds_data, m.weight_grams, a.company, a.category
        from assets a left join models m on m.id = a.model left join categories c on c.id = a.category
        where a.id = ?";
    let found = view.first(sql(text).bind(asset), |row| {
        let (minor, currency): (Option<i64>, Option<String>) = (row.at(1)?, row.at(2)?);
        let currency = currency.and_then(|code| code.parse::<Currency>().ok());
        let (sanitised, reason): (Option<Date>, Option<String>) = (row.at(6)?, row.at(7)?);
        let holds: Option<bool> = row.at(8)?;
        let known = Known {
            ownership: row.at::<Option<String>>(0)?.unwrap_or_else(|| "owned".to_owned()),
            cost: minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
            purchased_on: row.at(3)?,
            received_on: row.at(4)?,
            in_service_on: row.at(5)?,
            free_of_data: sanitised.is_some() || reason.is_some() || holds == Some(false),
            mass_grams: row.at(9)?,
            company: row.at(10)?,
            ..Known::default()
        };
        Ok((known, row.at::<Option<i64>>(11)?))
    })?;
    let Some((known, category)) = found else { return Ok(Known::default()) };
    let open = open_media_of(view, asset)?.is_empty();
    let factor = factor_of(view, category)?;
    Ok(Known { grade: grade_of(view, asset)?, free_of_data: known.free_of_data && open, factor, ..known })
}

/// The newest grade of an asset.
pub(crate) fn grade_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Option<Grade>> {
    let text = "select grade from gradings where asset = ? order by graded_on desc, id desc limit 1";
    let word = view.first(sql(text).bind(asset), |row| row.at::<String>(0))?;
    Ok(word.and_then(|word| Grade::from_value(&word)))
}

fn factor_of(view: &mut View<'_>, category: Option<i64>) -> Result<Option<crate::CarbonFactor>> {
    let text = "select id, name, category, low_kg, high_kg, source from carbon_factors
        where archived_at is null and (category is null or category = ?)
        order by category is null, id limit 1";
    view.first(sql(text).bind(category), |row| {
        Ok(crate::CarbonFactor {
            id: row.at(0)?,
            name: row.at(1)?,
            category: row.at(2)?,
            low_kg: row.at::<Option<i64>>(3)?.unwrap_or_default(),
            high_kg: row.at::<Option<i64>>(4)?.unwrap_or_default(),
            source: row.at::<Option<String>>(5)?.unwrap_or_default(),
        })
    })
}

/// The lines of the decision table, in their order.
pub(crate) fn route_rules(view: &mut View<'_>) -> Result<Vec<crate::RouteRule>> {
    let text =
        "select id, name, sort_order, way, grades, ownership, min_age_months, max_age_months, min_value,
            min_value_currency, free_of_data, handling_cost, handling_cost_currency, because
        from route_rules where archived_at is null order by coalesce(sort_order, 1000000), id";
    fn money(minor: Option<i64>, currency: Option<String>) -> Option<Money> {
        let currency = currency.and_then(|code| code.parse::<Currency>().ok());
        minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency))
    }
    view.all(text, |row| {
        Ok(crate::RouteRule {
            id: row.at(0)?,
            name: row.at(1)?,
            sort_order: row.at(2)?,
            way: Way::from_value(&row.at::<String>(3)?).unwrap_or(Way::Recycle),
            grades: list(row.at(4)?),
            ownership: list(row.at(5)?),
            min_age_months: row.at(6)?,
            max_age_months: row.at(7)?,
            min_value: money(row.at(8)?, row.at(9)?),
            free_of_data: row.at(10)?,
            handling_cost: money(row.at(11)?, row.at(12)?),
            because: row.at::<Option<String>>(13)?.unwrap_or_default(),
        })
    })
}

/// The recommendation of an asset about which nobody has decided yet.
pub(crate) fn open_decision(view: &mut View<'_>, asset: i64) -> Result<Option<Id<crate::RouteDecision>>> {
    let text =
        "select id from route_decisions where asset = ? and state = 'recommended' order by id desc limit 1";
    view.first(sql(text).bind(asset), |row| row.at(0))
}

/// The newest recommendation or decision of an asset that was not carried out yet.
pub(crate) fn decision_under_way(
    view: &mut View<'_>,
    asset: i64,
) -> Result<Option<Id<crate::RouteDecision>>> {
    let text =
        "select id from route_decisions where asset = ? and state <> 'carried-out' order by id desc limit 1";
    view.first(sql(text).bind(asset), |row| row.at(0))
}

/// The newest recommendation or decision of an asset.
pub(crate) fn newest_decision(view: &mut View<'_>, asset: i64) -> Result<Option<Id<crate::RouteDecision>>> {
    view.first(
        sql("select id from route_decisions where asset = ? order by id desc limit 1").bind(asset),
        |row| row.at(0),
    )
}

/// How often each recommendation became what: recommended, what was decided, what it went by, whether that differs, how
/// many; within what the actor may see.
pub(crate) fn ways(view: &mut View<'_>) -> Result<Vec<crate::WayCount>> {
    use engine::Record;
    let kind = crate::RouteDecision::KIND;
    let reach = view.reach_over(kind.read)?;
    let mut statement = sql("select t.recommended, t.decided, t.actual, count(*),
            cast(sum(coalesce(t.co2e_low_kg, 0)) as bigint), cast(sum(coalesce(t.co2e_high_kg, 0)) as bigint), cast(sum(coalesce(t.mass_grams, 0)) as bigint)
        from route_decisions t where 1 = 1");
    statement.push_sql(&reach.condition(&kind.belonging, "t"));
    statement
        .push(" group by t.recommended, t.decided, t.actual order by t.recommended, t.decided, t.actual");
    let way = |word: Option<String>| word.and_then(|word| Way::from_value(&word));
    view.all(statement, |row| {
        Ok(crate::WayCount {
            recommended: way(row.at(0)?).unwrap_or(Way::Recycle),
            decided: way(row.at(1)?),
            actual: way(row.at(2)?),
            assets: row.at(3)?,
            co2e_low_kg: row.at(4)?,
            co2e_high_kg: row.at(5)?,
            mass_grams: row.at(6)?,
        })
    })
}

/// The recovered parts on the shelf that are counted as an item: those that are no media first, the oldest first.
pub(crate) fn parts_on_shelf(view: &mut View<'_>, item: i64) -> Result<Vec<i64>> {
    let text = "select id from recovered_parts
        where stock_item = ? and state = 'on-shelf' and archived_at is null
        order by case when medium is null then 0 else 1 end, recovered_on, id";
    view.all(sql(text).bind(item), |row| row.at(0))
}

/// The parts that came out of an asset, within what the actor may see.
pub(crate) fn parts_value(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<Money>> {
    let text = "select value, value_currency from recovered_parts where from_asset = ? and value is not null";
    let found =
        view.all(sql(text).bind(asset), |row| Ok((row.at::<i64>(0)?, row.at::<Option<String>>(1)?)))?;
    let money = |(minor, code): (i64, Option<String>)| Some(Money::new(minor, code?.parse().ok()?));
    Ok(found.into_iter().filter_map(money).collect())
}

/// What the parts are worth that came out of some assets and are kept, in minor units of a currency, by asset.
pub fn value_of_parts(view: &mut View<'_>, assets: &[i64], currency: Currency) -> Result<BTreeMap<i64, i64>> {
    let mut values = BTreeMap::new();
    for some in assets.chunks(500) {
        let text = "select from_asset, cast(sum(value) as bigint) from recovered_parts
            where state <> 'scrapped' and value_currency = ? and from_asset in (";
        let mut statement = sql(text).bind(currency.code());
        statement.push_values(some.iter().copied()).push(") group by from_asset");
        values.extend(view.all(statement, |row| Ok((row.at::<i64>(0)?, row.at::<i64>(1)?)))?);
    }
    Ok(values)
}

/// Whether a part came out of an asset.
pub(crate) fn gave_parts(view: &mut View<'_>, asset: i64) -> Result<bool> {
    let text = "select count(*) from recovered_parts where from_asset = ?";
    Ok(view.scalar::<i64>(sql(text).bind(asset))? > 0)
}
