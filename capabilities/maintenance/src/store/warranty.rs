//! Covers, returns and former serial numbers.
use crate::warranty::{Cover, Rma, VendorReturns};
use assets::Asset;
use database::sql;
use domain::Date;
use engine::{Reach, Record, Result, View};

/// Everything that covers an asset or did: what follows from itself, and the records.
pub(crate) fn covers(view: &mut View<'_>, asset: i64) -> Result<Vec<Cover>> {
    let text = "select 0, 'manufacturer', null, s.name, coalesce(a.purchased_on, a.received_on), a.warranty_ends_on, null
        from assets a left join suppliers s on s.id = a.supplier
        where a.id = ? and a.warranty_ends_on is not null
        union all
        select c.id, c.cover, c.reference, s.name, c.starts_on, c.until, c.response
        from maintenance_covers c left join suppliers s on s.id = c.supplier
        where c.asset = ? and c.archived_at is null";
    view.all(sql(text).bind(asset).bind(asset), |row| {
        let id: i64 = row.at(0)?;
        Ok(Cover {
            coverage: Some(id).filter(|id| *id > 0),
            cover: row.at(1)?,
            reference: row.at(2)?,
            supplier: row.at(3)?,
            starts_on: row.at(4)?,
            until: row.at(5)?,
            response: row.at(6)?,
            holds: false,
        })
    })
}

/// Assets that are still here.
const HERE: &str = "t.archived_at is null and t.stage not in ('decommissioned', 'disposed')";

/// How many assets that are still here lose their warranty between two days, as far as somebody may see them.
pub(crate) fn warranties_ending(view: &mut View<'_>, from: Date, until: Date, reach: &Reach) -> Result<i64> {
    let mut statement = sql(format!("select count(*) from assets t where {HERE} and t.warranty_ends_on >= "));
    statement
        .push_value(from)
        .push(" and t.warranty_ends_on <= ")
        .push_value(until)
        .push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    view.scalar(statement)
}

/// How many further covers of assets that are still here end between two days, as far as somebody may see those.
pub(crate) fn covers_ending(view: &mut View<'_>, from: Date, until: Date, reach: &Reach) -> Result<i64> {
    let mut statement = sql(format!(
        "select count(*) from maintenance_covers c join assets t on t.id = c.asset
         where {HERE} and c.archived_at is null and c.until >= "
    ));
    statement
        .push_value(from)
        .push(" and c.until <= ")
        .push_value(until)
        .push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    view.scalar(statement)
}

/// The number of an asset's return that is not settled.
pub(crate) fn open_rma(view: &mut View<'_>, asset: i64) -> Result<Option<String>> {
    let text = "select number from maintenance_rmas
        where asset = ? and state in ('requested', 'sent') and archived_at is null limit 1";
    view.first(sql(text).bind(asset), |row| row.at(0))
}

/// Serial numbers that an asset had: each with the day until which it had it.
pub(crate) fn former_serials(view: &mut View<'_>, asset: i64) -> Result<Vec<(String, Option<Date>)>> {
    let text = "select serial, until from maintenance_former_serials where asset = ? order by id desc";
    view.all(sql(text).bind(asset), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Returns by vendor, as far as the reader may see them.
pub(crate) fn vendor_returns(view: &mut View<'_>) -> Result<Vec<VendorReturns>> {
    let reach = view.reach_over(Rma::KIND.read)?;
    let mut statement = sql("select t.supplier, min(s.name), count(*),
            sum(case when t.state in ('requested', 'sent') then 1 else 0 end),
            sum(case when t.state = 'refused' then 1 else 0 end),
            cast(sum(t.turnaround_days) as bigint), count(t.turnaround_days)
        from maintenance_rmas t join suppliers s on s.id = t.supplier
        where t.archived_at is null");
    statement.push_sql(&reach.condition(&Rma::KIND.belonging, "t"));
    statement.push(" group by t.supplier order by 3 desc, 1");
    view.all(statement, |row| {
        let (days, settled): (Option<i64>, i64) = (row.at(5)?, row.at(6)?);
        Ok(VendorReturns {
            supplier: row.at(0)?,
            name: row.at(1)?,
            returns: row.at(2)?,
            open: row.at(3)?,
            refused: row.at(4)?,
            days_on_average: days.filter(|_| settled > 0).map(|days| days / settled),
        })
    })
}
