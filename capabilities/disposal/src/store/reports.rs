//! What reports are made of: masses, climate factors, what has left.
use super::{condition, money};
use crate::rules::words::LotStage;
use assets::Asset;
use database::sql;
use domain::{Date, Money};
use engine::{Reach, Record, Result, View};

/// Masses that left between two days, by year, category and fate, within a reach; only of closed lots, whose balance
/// holds.
pub(crate) fn masses_between(
    view: &mut View<'_>,
    reach: &Reach,
    from: Date,
    to: Date,
) -> Result<Vec<(String, String, String, i64)>> {
    let mut statement =
        sql("select substr(l.closed_on, 1, 4), t.weee, t.fate, cast(sum(t.mass_grams) as bigint)
         from disposal_weights t join disposal_lots l on l.id = t.lot
         where t.archived_at is null and l.stage = ");
    statement.push_value(LotStage::Closed.value());
    statement.push(" and l.closed_on >= ").push_value(from).push(" and l.closed_on <= ").push_value(to);
    statement.push_sql(&condition(reach, "l"));
    statement.push(" group by substr(l.closed_on, 1, 4), t.weee, t.fate order by 1, 2, 3");
    view.all(statement, |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?, row.at(3)?)))
}

/// A climate factor: activity, category, low, central, high, source.
#[derive(Clone, Debug)]
pub(crate) struct FactorRow {
    pub(crate) activity: String,
    pub(crate) weee: Option<String>,
    pub(crate) low: i64,
    pub(crate) central: i64,
    pub(crate) high: i64,
    pub(crate) source: String,
}

/// The factors in use on a day; of several for the same thing the newest.
pub(crate) fn factors(view: &mut View<'_>, on: Date) -> Result<Vec<FactorRow>> {
    let text =
        "select activity, weee, low_grams, central_grams, high_grams, source from disposal_climate_factors
                where archived_at is null and coalesce(used_from, '0001-01-01') <= ?
                order by coalesce(used_from, '0001-01-01') desc, id desc";
    view.all(sql(text).bind(on), |row| {
        Ok(FactorRow {
            activity: row.at(0)?,
            weee: row.at(1)?,
            low: row.at(2)?,
            central: row.at(3)?,
            high: row.at(4)?,
            source: row.at(5)?,
        })
    })
}

/// A row of the register of what has left.
#[derive(Clone, Debug)]
pub(crate) struct GoneRow {
    pub(crate) asset: i64,
    pub(crate) tag: String,
    pub(crate) serial: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) disposed_on: Date,
    pub(crate) route: Option<String>,
    pub(crate) freed_by: Option<String>,
    pub(crate) lot: Option<i64>,
    pub(crate) lot_number: Option<String>,
    pub(crate) partner: Option<String>,
    pub(crate) mass_grams: Option<i64>,
    pub(crate) proceeds: Option<Money>,
    pub(crate) costs: Option<Money>,
    pub(crate) book_value: Option<Money>,
    pub(crate) result: Option<Money>,
    pub(crate) certificates: i64,
}

/// What left between two days, within a reach over assets, newest first, with its certificates as of the last of them.
pub(crate) fn gone_between(
    view: &mut View<'_>,
    from: Date,
    to: Date,
    before: Option<(Date, i64)>,
    limit: usize,
) -> Result<Vec<GoneRow>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let mut statement = sql("select t.id, t.tag, t.serial, m.name, t.disposed_on, t.disposal_route,
            coalesce(t.sanitisation, t.no_data_reason), l.id, l.number, p.name, i.mass_grams,
            i.proceeds, i.proceeds_currency, i.costs, i.costs_currency, i.book_value, i.book_value_currency,
            i.result, i.result_currency,
            (select count(*) from disposal_certificates c where c.asset = t.id and c.issued_on <= ");
    statement.push_value(to).push(" and (c.state = 'certificate-valid' or c.ended_on > ").push_value(to);
    statement.push(
        "))
         from assets t left join models m on m.id = t.model
            left join disposal_lines i on i.asset = t.id and i.archived_at is null
                and i.state in ('left-for-good', 'lost-on-the-way')
            left join disposal_lots l on l.id = i.lot left join disposal_partners p on p.id = l.partner
         where t.stage = 'disposed' and t.disposed_on >= ",
    );
    statement.push_value(from).push(" and t.disposed_on <= ").push_value(to);
    if let Some((day, id)) = before {
        statement.push(" and (t.disposed_on < ").push_value(day);
        statement
            .push(" or (t.disposed_on = ")
            .push_value(day)
            .push(" and t.id < ")
            .push_value(id)
            .push("))");
    }
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by t.disposed_on desc, t.id desc limit {limit}"));
    view.all(statement, |row| {
        Ok(GoneRow {
            asset: row.at(0)?,
            tag: row.at(1)?,
            serial: row.at(2)?,
            model: row.at(3)?,
            disposed_on: row.at(4)?,
            route: row.at(5)?,
            freed_by: row.at(6)?,
            lot: row.at(7)?,
            lot_number: row.at(8)?,
            partner: row.at(9)?,
            mass_grams: row.at(10)?,
            proceeds: money(row.at(11)?, row.at(12)?),
            costs: money(row.at(13)?, row.at(14)?),
            book_value: money(row.at(15)?, row.at(16)?),
            result: money(row.at(17)?, row.at(18)?),
            certificates: row.at(19)?,
        })
    })
}
