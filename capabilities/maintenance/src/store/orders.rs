//! Lines and sums of work orders.
use crate::orders::WorkOrder;
use assets::Asset;
use database::{DbError, Row, sql};
use domain::{Currency, Date, Id, Money};
use engine::{Record, Result, View};

/// An asset of an order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrderLine {
    pub(crate) id: i64,
    pub(crate) order: i64,
    pub(crate) asset: i64,
    pub(crate) taken_out: bool,
}

pub(crate) fn order_lines(view: &mut View<'_>, order: i64) -> Result<Vec<OrderLine>> {
    let text = "select id, work_order, asset, coalesce(taken_out, false) from maintenance_order_assets
        where work_order = ? and archived_at is null order by id";
    view.all(sql(text).bind(order), |row| {
        Ok(OrderLine { id: row.at(0)?, order: row.at(1)?, asset: row.at(2)?, taken_out: row.at(3)? })
    })
}

/// Orders that were due between two days and are not done, with the day, across the register.
pub(crate) fn open_orders_due(view: &mut View<'_>, first: Date, last: Date) -> Result<Vec<(i64, Date)>> {
    let text = "select id, due_on from maintenance_orders
        where state in ('open', 'in-progress', 'waiting-for-parts') and due_on >= ? and due_on <= ?
            and archived_at is null
        order by due_on desc, id limit 1000";
    view.all(sql(text).bind(first).bind(last), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// The lines of an order in one of the tables of lines.
pub(crate) fn lines_of_order(view: &mut View<'_>, table: &str, order: Id<WorkOrder>) -> Result<Vec<i64>> {
    let text = format!("select id from {table} where work_order = ? order by id");
    view.all(sql(text).bind(order), |row| row.at(0))
}

/// A line of a checklist.
#[derive(Clone, Debug)]
pub(crate) struct CheckRow {
    pub(crate) id: i64,
    pub(crate) text: String,
    pub(crate) min: Option<String>,
    pub(crate) max: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) verdict: Option<String>,
    pub(crate) value: Option<String>,
}

pub(crate) fn checks_of(view: &mut View<'_>, order: i64) -> Result<Vec<CheckRow>> {
    let text = "select id, text, min, max, unit, verdict, value from maintenance_checks
        where work_order = ? and archived_at is null order by position, id";
    view.all(sql(text).bind(order), |row| {
        Ok(CheckRow {
            id: row.at(0)?,
            text: row.at(1)?,
            min: row.at(2)?,
            max: row.at(3)?,
            unit: row.at(4)?,
            verdict: row.at(5)?,
            value: row.at(6)?,
        })
    })
}

/// An amount in two columns from `at`.
fn money(row: &Row<'_>, at: usize) -> Result<Option<Money>, DbError> {
    let (minor, currency): (Option<i64>, Option<String>) = (row.at(at)?, row.at(at + 1)?);
    let currency = currency.and_then(|code| code.parse::<Currency>().ok());
    Ok(minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)))
}

/// What an order has cost so far.
pub(crate) fn total_of(view: &mut View<'_>, order: i64) -> Result<Option<Money>> {
    let text = "select total_cost, total_cost_currency from maintenance_orders where id = ?";
    Ok(view.first(sql(text).bind(order), |row| money(row, 0))?.flatten())
}

/// The sums of an order's lines.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Costs {
    pub(crate) parts: Option<Money>,
    pub(crate) labour: Option<Money>,
    pub(crate) minutes: i64,
}

pub(crate) fn costs_of(view: &mut View<'_>, order: i64) -> Result<Costs> {
    let sums = |view: &mut View<'_>, table: &str| {
        let text = format!(
            "select cast(sum(cost) as bigint), min(cost_currency) from {table} where work_order = ? and cost is not null and archived_at is null"
        );
        view.first(sql(text).bind(order), |row| money(row, 0))
    };
    let parts = sums(view, "maintenance_order_parts")?.flatten();
    let labour = sums(view, "maintenance_labour")?.flatten();
    let text = "select cast(coalesce(sum(minutes), 0) as bigint) from maintenance_labour where work_order = ? and archived_at is null";
    let minutes = view.scalar(sql(text).bind(order))?;
    Ok(Costs { parts, labour, minutes })
}

/// How far a campaign is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CampaignCounts {
    pub(crate) affected: i64,
    pub(crate) ordered: i64,
    pub(crate) done: i64,
}

pub(crate) fn campaign_counts(
    view: &mut View<'_>,
    campaign: i64,
    model: Option<i64>,
) -> Result<CampaignCounts> {
    let text = "select count(*), coalesce(sum(case when state = 'done' then 1 else 0 end), 0)
        from maintenance_orders where campaign = ? and state <> 'cancelled' and archived_at is null";
    let counted = view.first(sql(text).bind(campaign), |row| Ok((row.at(0)?, row.at(1)?)))?;
    let (ordered, done) = counted.unwrap_or_default();
    let text = "select count(*) from assets where model = ? and archived_at is null and stage not in ('disposed', 'decommissioned')";
    let affected = view.scalar(sql(text).bind(model.unwrap_or(0)))?;
    Ok(CampaignCounts { affected, ordered, done })
}

/// Live assets of a model without an order of the campaign.
pub(crate) fn not_in_campaign(
    view: &mut View<'_>,
    campaign: i64,
    model: i64,
    limit: usize,
) -> Result<Vec<i64>> {
    let text = format!(
        "select a.id from assets a
         where a.model = ? and a.archived_at is null and a.stage not in ('disposed', 'decommissioned')
           and not exists (select 1 from maintenance_orders o
             where o.campaign = ? and o.asset = a.id and o.state <> 'cancelled' and o.archived_at is null)
         order by a.id limit {limit}"
    );
    view.all(sql(text).bind(model).bind(campaign), |row| row.at(0))
}

/// A work order of an asset in short.
#[derive(Clone, Debug)]
pub(crate) struct OrderRow {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) work_kind: String,
    pub(crate) state: String,
    pub(crate) due_on: Option<Date>,
    pub(crate) finished_on: Option<Date>,
    pub(crate) total: Option<Money>,
    /// How many assets it has.
    pub(crate) assets: i64,
    /// Which of them this one is, from 0.
    pub(crate) place: i64,
}

/// The work orders of an asset, the newest first, as far as the reader may see them.
pub(crate) fn orders_of_asset(view: &mut View<'_>, asset: i64, limit: usize) -> Result<Vec<OrderRow>> {
    let reach = view.reach_over(WorkOrder::KIND.read)?;
    let mut statement = sql("select t.id, t.number, t.title, t.work_kind, t.state, t.due_on, t.finished_on,
            t.total_cost, t.total_cost_currency,
            (select count(*) from maintenance_order_assets o where o.work_order = t.id and o.archived_at is null),
            (select count(*) from maintenance_order_assets o
              where o.work_order = t.id and o.archived_at is null and o.id < l.id)
        from maintenance_order_assets l join maintenance_orders t on t.id = l.work_order
        where t.archived_at is null and l.archived_at is null and l.asset = ");
    statement.push_value(asset).push_sql(&reach.condition(&WorkOrder::KIND.belonging, "t"));
    statement.push(&format!(" order by t.id desc limit {limit}"));
    view.all(statement, |row| {
        Ok(OrderRow {
            id: row.at(0)?,
            number: row.at(1)?,
            title: row.at(2)?,
            work_kind: row.at(3)?,
            state: row.at(4)?,
            due_on: row.at(5)?,
            finished_on: row.at(6)?,
            total: money(row, 7)?,
            assets: row.at(9)?,
            place: row.at(10)?,
        })
    })
}

/// Something that is to be done on a day.
#[derive(Clone, Debug)]
pub(crate) struct DayRow {
    pub(crate) day: Date,
    /// `order`, `turn` or `window`.
    pub(crate) kind: String,
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) asset: Option<String>,
}

/// What is to be done between two days: open orders and turns that have none yet, in the order of days.
pub(crate) fn between(view: &mut View<'_>, from: Date, to: Date, limit: usize) -> Result<Vec<DayRow>> {
    let reach = view.reach_over(WorkOrder::KIND.read)?;
    let mut statement = sql("select t.due_on, 'order', t.id, t.number, t.title, a.tag
        from maintenance_orders t left join assets a on a.id = t.asset
        where t.archived_at is null and t.state in ('open', 'in-progress', 'waiting-for-parts') and t.due_on >= ");
    statement.push_value(from).push(" and t.due_on < ").push_value(to);
    statement.push_sql(&reach.condition(&WorkOrder::KIND.belonging, "t"));
    statement.push(
        " union all select d.next_due_on, 'turn', d.id, '', d.name, t.tag
        from maintenance_duties d join assets t on t.id = d.asset
        where d.work_order is null and d.archived_at is null and d.next_due_on >= ",
    );
    statement.push_value(from).push(" and d.next_due_on < ").push_value(to);
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by 1, 2, 3 limit {limit}"));
    view.all(statement, |row| {
        Ok(DayRow {
            day: row.at(0)?,
            kind: row.at(1)?,
            id: row.at(2)?,
            number: row.at(3)?,
            title: row.at(4)?,
            asset: row.at(5)?,
        })
    })
}

/// The open work orders in somebody's hands, the most urgent first.
pub(crate) fn orders_in_hand(view: &mut View<'_>, person: i64, limit: usize) -> Result<Vec<DayRow>> {
    let text = format!(
        "select coalesce(o.due_on, '9999-12-31'), 'order', o.id, o.number, o.title, a.tag
         from maintenance_orders o left join assets a on a.id = o.asset
         where o.technician = ? and o.state in ('open', 'in-progress', 'waiting-for-parts') and o.archived_at is null
         order by 1, 3 limit {limit}"
    );
    view.all(sql(text).bind(person), |row| {
        Ok(DayRow {
            day: row.at(0)?,
            kind: row.at(1)?,
            id: row.at(2)?,
            number: row.at(3)?,
            title: row.at(4)?,
            asset: row.at(5)?,
        })
    })
}
