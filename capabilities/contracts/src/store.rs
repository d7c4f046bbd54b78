//! How contracts, their costs and what they cover are found beyond lists.
use crate::{
    Contract,
    rules::cost::{Every, Line},
};
use assets::Asset;
use database::sql;
use domain::{Currency, Date, Id, Money};
use engine::{Record, Result, View};
use people::Company;

/// The lines of what a contract costs. What goes on by itself is paid on; other costs end with the contract.
pub(crate) fn lines(view: &mut View<'_>, contract: &Contract) -> Result<Vec<Line>> {
    let end = contract.ends_on.filter(|_| contract.auto_renews != Some(true));
    let text = "select label, amount, amount_currency, every, starts_on, ends_on
         from contract_costs where contract = ? and archived_at is null order by id";
    let rows = view.all(sql(text).bind(contract.id), |row| {
        let (label, minor): (String, i64) = (row.at(0)?, row.at(1)?);
        let (code, every): (Option<String>, String) = (row.at(2)?, row.at(3)?);
        let (from, until): (Option<Date>, Option<Date>) = (row.at(4)?, row.at(5)?);
        let currency = code.and_then(|code| code.parse::<Currency>().ok());
        let every = serde_json::from_value::<Every>(every.into()).ok();
        Ok(currency.zip(every).zip(from).map(|((currency, every), from)| {
            let until = until.into_iter().chain(end).min();
            Line { label, amount: Money::new(minor, currency), every, from, until }
        }))
    })?;
    Ok(rows.into_iter().flatten().collect())
}

/// When a contract starts, and whose it is.
pub(crate) fn start_and_company(
    view: &mut View<'_>,
    contract: Id<Contract>,
) -> Result<(Option<Date>, Option<Id<Company>>)> {
    let text = "select starts_on, company from contracts where id = ?";
    let found = view.first(sql(text).bind(contract), |row| Ok((row.at(0)?, row.at(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// How many assets a contract covers.
pub(crate) fn covered_count(view: &mut View<'_>, contract: Id<Contract>) -> Result<i64> {
    let text = "select count(*) from contract_covers where contract = ? and until is null";
    view.scalar(sql(text).bind(contract))
}

/// Whether a contract covers an asset on a day.
pub(crate) fn is_covered(
    view: &mut View<'_>,
    contract: Id<Contract>,
    asset: Id<Asset>,
    day: Date,
) -> Result<bool> {
    let text = "select count(*) from contract_covers
         where contract = ? and asset = ? and (until is null or until >= ?)";
    Ok(view.scalar::<i64>(sql(text).bind(contract).bind(asset).bind(day))? > 0)
}

/// Contracts in force, some at a time, by id.
pub(crate) fn in_force(view: &mut View<'_>, after: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from contracts where standing in ('active', 'terminated') and archived_at is null and id > ?
         order by id limit {limit}"
    );
    view.all(sql(text).bind(after), |row| row.at(0))
}

/// A contract that covers an asset.
pub(crate) struct Covering {
    pub(crate) cover: i64,
    pub(crate) contract: i64,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) supplier: Option<i64>,
    pub(crate) ends_on: Option<Date>,
    pub(crate) response_hours: Option<i64>,
    pub(crate) repair_hours: Option<i64>,
}

/// The contracts in force that cover an asset on a day, the soonest to end first.
pub(crate) fn covering(view: &mut View<'_>, asset: Id<Asset>, day: Date) -> Result<Vec<Covering>> {
    let text =
        "select v.id, c.id, c.number, c.name, c.kind, c.supplier, c.ends_on, c.response_hours, c.repair_hours
         from contract_covers v join contracts c on c.id = v.contract
         where v.asset = ? and v.since <= ? and (v.until is null or v.until >= ?)
           and c.standing in ('active', 'terminated') and c.archived_at is null
           and (c.ends_on is null or c.ends_on >= ? or c.standing = 'active' and c.auto_renews = ?)
         order by coalesce(c.ends_on, '9999-12-31'), c.id limit 50";
    let statement = sql(text).bind(asset).bind(day).bind(day).bind(day).bind(true);
    view.all(statement, |row| {
        Ok(Covering {
            cover: row.at(0)?,
            contract: row.at(1)?,
            number: row.at(2)?,
            name: row.at(3)?,
            kind: row.at(4)?,
            supplier: row.at(5)?,
            ends_on: row.at(6)?,
            response_hours: row.at(7)?,
            repair_hours: row.at(8)?,
        })
    })
}

/// A contract about which something has to be decided, or that ends.
pub(crate) struct Coming {
    pub(crate) contract: i64,
    pub(crate) on: Date,
    pub(crate) ends_on: Option<Date>,
    pub(crate) standing: String,
    pub(crate) renews: bool,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) supplier: Option<i64>,
    pub(crate) yearly: Option<Money>,
}

/// What has to be decided before a day, and what ends because notice was given, the soonest first.
pub(crate) fn coming(view: &mut View<'_>, before: Date, limit: usize) -> Result<Vec<Coming>> {
    let reach = view.reach_over(crate::READ)?;
    let mut statement = sql(
        "select t.id, coalesce(t.decide_by, t.ends_on), t.ends_on, t.standing, t.auto_renews, t.number, t.name,
                t.supplier, t.yearly_cost, t.yearly_cost_currency
         from contracts t where t.standing in ('active', 'terminated') and t.archived_at is null
           and coalesce(t.decide_by, t.ends_on) < ",
    );
    statement.push_value(before).push_sql(&reach.condition(&Contract::KIND.belonging, "t"));
    statement.push(&format!(" order by coalesce(t.decide_by, t.ends_on), t.id limit {limit}"));
    view.all(statement, |row| {
        let currency = row.at::<Option<String>>(9)?.and_then(|code| code.parse::<Currency>().ok());
        Ok(Coming {
            contract: row.at(0)?,
            on: row.at(1)?,
            ends_on: row.at(2)?,
            standing: row.at(3)?,
            renews: row.at::<Option<bool>>(4)?.unwrap_or(false),
            number: row.at(5)?,
            name: row.at(6)?,
            supplier: row.at(7)?,
            yearly: row
                .at::<Option<i64>>(8)?
                .zip(currency)
                .map(|(minor, currency)| Money::new(minor, currency)),
        })
    })
}
