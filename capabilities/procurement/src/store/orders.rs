use crate::{Order, OrderLine, Policy, rules::amounts::Amounts, rules::ordering::Tally};
use assets::Asset;
use catalog::Category;
use database::sql;
use domain::{Currency, Date, Id, Money};
use engine::{Record, Result, View};
use people::{Company, Location};

/// What the lines of an order come to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    pub(crate) lines: i64,
    pub(crate) unpriced: i64,
    pub(crate) units: i64,
    pub(crate) outstanding: i64,
    pub(crate) amounts: Amounts,
}

/// What the lines of an order come to.
pub(crate) fn sums_of(view: &mut View<'_>, order: Id<Order>, currency: Currency) -> Result<Sums> {
    let text = "select count(*),
            cast(coalesce(sum(case when unit_price is null then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(quantity - cancelled), 0) as bigint),
            cast(coalesce(sum(outstanding), 0) as bigint),
            cast(coalesce(sum(net), 0) as bigint),
            cast(coalesce(sum(tax), 0) as bigint),
            cast(coalesce(sum(gross), 0) as bigint)
        from order_lines
        where purchase_order = ? and archived_at is null";
    let found = view.first(sql(text).bind(order), |row| {
        let money = |column| Ok::<_, database::DbError>(Money::new(row.at(column)?, currency));
        Ok(Sums {
            lines: row.at(0)?,
            unpriced: row.at(1)?,
            units: row.at(2)?,
            outstanding: row.at(3)?,
            amounts: Amounts { net: money(4)?, tax: money(5)?, gross: money(6)? },
        })
    })?;
    let nothing =
        Sums { lines: 0, unpriced: 0, units: 0, outstanding: 0, amounts: Amounts::nothing(currency) };
    Ok(found.unwrap_or(nothing))
}

/// How many units of an order are where.
pub(crate) fn tally_of(view: &mut View<'_>, order: Id<Order>) -> Result<Tally> {
    let text = "select cast(coalesce(sum(received - returned), 0) as bigint),
            cast(coalesce(sum(outstanding), 0) as bigint)
        from order_lines
        where purchase_order = ? and archived_at is null";
    let found =
        view.first(sql(text).bind(order), |row| Ok(Tally { kept: row.at(0)?, outstanding: row.at(1)? }))?;
    Ok(found.unwrap_or(Tally { kept: 0, outstanding: 0 }))
}

/// How many lines an order has.
pub(crate) fn lines_of(view: &mut View<'_>, order: Id<Order>) -> Result<i64> {
    let text = "select count(*) from order_lines where purchase_order = ? and archived_at is null";
    view.scalar(sql(text).bind(order))
}

/// The lines of an order.
pub(crate) fn line_ids(view: &mut View<'_>, order: Id<Order>) -> Result<Vec<Id<OrderLine>>> {
    let text =
        "select id from order_lines where purchase_order = ? and archived_at is null order by position, id";
    view.all(sql(text).bind(order), |row| row.at(0).map(Id::new))
}

/// The highest place among the lines of an order, those that were taken away among them.
pub(crate) fn last_position(view: &mut View<'_>, order: Id<Order>) -> Result<i64> {
    let text = "select coalesce(max(position), 0) from order_lines where purchase_order = ?";
    view.scalar(sql(text).bind(order))
}

/// The currency of an order.
pub(crate) fn currency_of(view: &mut View<'_>, order: Id<Order>) -> Result<Option<Currency>> {
    let text = "select currency from purchase_orders where id = ?";
    let code = view.first(sql(text).bind(order), |row| row.at::<Option<String>>(0))?;
    Ok(code.flatten().and_then(|code| code.parse().ok()))
}

/// The country that a place lies in: its own, or that of the nearest place around it that has one.
pub(crate) fn country_of(view: &mut View<'_>, place: Id<Location>) -> Result<Option<String>> {
    let text = "with recursive around (id, parent, country, depth) as (
            select id, parent, country, 0 from locations where id = ?
            union all
            select up.id, up.parent, up.country, around.depth + 1
            from locations up
            join around on up.id = around.parent
            where around.depth < 20)
        select country from around where country is not null order by depth limit 1";
    Ok(view.first(sql(text).bind(place), |row| row.at::<Option<String>>(0))?.flatten())
}

/// The lines of which something is still to come.
pub(crate) fn outstanding_lines(view: &mut View<'_>, order: Id<Order>) -> Result<Vec<Id<OrderLine>>> {
    let text = "select id from order_lines
        where purchase_order = ? and archived_at is null and outstanding > 0
        order by position, id";
    view.all(sql(text).bind(order), |row| row.at(0).map(Id::new))
}

/// The lines that do not go where their order goes.
pub(crate) fn lines_that_differ(view: &mut View<'_>, order: &Order) -> Result<Vec<Id<OrderLine>>> {
    let text = "select id from order_lines
        where purchase_order = ? and archived_at is null
            and (coalesce(company, 0) <> ? or coalesce(ship_to, 0) <> ? or coalesce(department, 0) <> ?)
        order by id";
    let number = |id: Option<i64>| id.unwrap_or_default();
    let statement = sql(text)
        .bind(order.id)
        .bind(number(order.company.map(Id::number)))
        .bind(number(order.ship_to.map(Id::number)))
        .bind(number(order.department.map(Id::number)));
    view.all(statement, |row| row.at(0).map(Id::new))
}

/// A line of an order as the pages of receiving and printing need it.
#[derive(Clone, Debug)]
pub(crate) struct LineRow {
    pub(crate) id: i64,
    pub(crate) code: String,
    pub(crate) position: i64,
    pub(crate) description: String,
    pub(crate) part_number: Option<String>,
    pub(crate) quantity: i64,
    pub(crate) outstanding: i64,
    pub(crate) unit_price: Option<i64>,
    pub(crate) freight: Option<i64>,
    pub(crate) tax_percent: Option<String>,
    pub(crate) net: i64,
    pub(crate) tax: i64,
    /// Whether each unit becomes an asset, and nobody has said of which model.
    pub(crate) needs_model: bool,
}

/// The lines of an order, in their order. `open` leaves out those of which nothing is to come.
pub(crate) fn open_lines(view: &mut View<'_>, order: Id<Order>, open: bool) -> Result<Vec<LineRow>> {
    let which = if open { " and outstanding > 0" } else { "" };
    let text = format!(
        "select id, code, position, description, part_number, quantity - cancelled, outstanding, unit_price, freight,
            tax_percent, net, tax, becomes_assets, model
        from order_lines
        where purchase_order = ? and archived_at is null{which}
        order by position, id
        limit 500"
    );
    view.all(sql(text).bind(order), |row| {
        Ok(LineRow {
            id: row.at(0)?,
            code: row.at(1)?,
            position: row.at(2)?,
            description: row.at(3)?,
            part_number: row.at(4)?,
            quantity: row.at(5)?,
            outstanding: row.at(6)?,
            unit_price: row.at(7)?,
            freight: row.at(8)?,
            tax_percent: row.at(9)?,
            net: row.at(10)?,
            tax: row.at(11)?,
            needs_model: row.at::<Option<bool>>(12)? == Some(true) && row.at::<Option<i64>>(13)?.is_none(),
        })
    })
}

/// A line of an order that has a price, as far as budgets need it.
#[derive(Clone, Debug)]
pub(crate) struct PricedLine {
    pub(crate) id: Id<OrderLine>,
    pub(crate) title: String,
    pub(crate) category: Option<Id<Category>>,
    pub(crate) plan_line: Option<i64>,
    pub(crate) net: i64,
}

/// The lines of an order that have a price, all of them, in their order.
pub(crate) fn priced_lines(view: &mut View<'_>, order: Id<Order>) -> Result<Vec<PricedLine>> {
    let text = "select id, code, description, category, plan_line, net
        from order_lines
        where purchase_order = ? and archived_at is null and (unit_price is not null or freight is not null)
        order by position, id";
    view.all(sql(text).bind(order), |row| {
        let (code, description): (String, Option<String>) = (row.at(1)?, row.at(2)?);
        Ok(PricedLine {
            id: row.at(0)?,
            title: format!("{code} {}", description.unwrap_or_default()),
            category: row.at::<Option<i64>>(3)?.map(Id::new),
            plan_line: row.at(4)?,
            net: row.at::<Option<i64>>(5)?.unwrap_or_default(),
        })
    })
}

/// Returns of an order that are not settled.
pub(crate) fn open_returns(view: &mut View<'_>, order: Id<Order>) -> Result<i64> {
    let text = "select count(*) from supplier_returns
        where purchase_order = ? and state = 'open' and archived_at is null";
    view.scalar(sql(text).bind(order))
}

/// The receipts of an order: code, day, units.
pub(crate) fn receipts_of(view: &mut View<'_>, order: Id<Order>) -> Result<Vec<(String, Date, i64)>> {
    let text =
        "select code, received_on, quantity from receipts where purchase_order = ? order by id limit 500";
    view.all(sql(text).bind(order), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?)))
}

/// Where the last units of a line were put.
pub(crate) fn last_place_of(view: &mut View<'_>, line: Id<OrderLine>) -> Result<Option<Id<Location>>> {
    let text = "select location from receipts
        where order_line = ? and location is not null and archived_at is null
        order by id desc limit 1";
    view.first(sql(text).bind(line), |row| row.at(0))
}

/// A return: code, opened, settled, units.
pub(crate) type ReturnRow = (String, Date, Option<Date>, i64);

/// The returns of an order.
pub(crate) fn returns_of(view: &mut View<'_>, order: Id<Order>) -> Result<Vec<ReturnRow>> {
    let text = "select code, opened_on, settled_on, quantity from supplier_returns
        where purchase_order = ? order by id limit 500";
    view.all(sql(text).bind(order), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?, row.at(3)?)))
}

/// With which line an asset came.
pub(crate) fn line_of_asset(view: &mut View<'_>, asset: Id<Asset>) -> Result<Option<Id<OrderLine>>> {
    let text = "select line from procurement_units where asset = ?";
    view.first(sql(text).bind(asset), |row| row.at(0).map(Id::new))
}

/// An asset that came with an order.
#[derive(Clone, Debug)]
pub(crate) struct UnitRow {
    pub(crate) asset: i64,
    pub(crate) tag: String,
    pub(crate) what: Option<String>,
    pub(crate) serial: Option<String>,
    pub(crate) status: Option<i64>,
}

/// The assets that came with an order, as far as the actor may see them, newest first.
pub(crate) fn units_of(view: &mut View<'_>, order: Id<Order>, limit: usize) -> Result<Vec<UnitRow>> {
    let reach = view.reach_over(assets::READ)?;
    let mut statement = sql("select a.id, a.tag, coalesce(a.name, m.name), a.serial, a.status
        from procurement_units units
        join order_lines lines on lines.id = units.line
        join assets a on a.id = units.asset
        left join models m on m.id = a.model
        where lines.purchase_order = ");
    statement.push_value(order);
    statement.push_sql(&reach.condition(&Asset::KIND.belonging, "a"));
    statement.push(&format!(" order by a.id desc limit {limit}"));
    view.all(statement, |row| {
        Ok(UnitRow {
            asset: row.at(0)?,
            tag: row.at(1)?,
            what: row.at(2)?,
            serial: row.at(3)?,
            status: row.at(4)?,
        })
    })
}

/// Whether a company (or all others) has a policy beside this one.
pub(crate) fn has_policy(view: &mut View<'_>, company: Option<Id<Company>>, but: Id<Policy>) -> Result<bool> {
    let text = "select count(*) from procurement_policies
        where coalesce(company, 0) = ? and id <> ? and archived_at is null";
    let company = company.map(Id::number).unwrap_or_default();
    Ok(view.scalar::<i64>(sql(text).bind(company).bind(but))? > 0)
}

/// The policy of a company: its own, or the one for all others.
pub(crate) fn policy_of(view: &mut View<'_>, company: Option<Id<Company>>) -> Result<Option<Policy>> {
    let text = "select id, name, company, over_delivery_percent, price_percent, total_tolerance,
            total_tolerance_currency, free_up_to, free_up_to_currency
        from procurement_policies
        where archived_at is null and (company is null or company = ?)
        order by case when company is null then 1 else 0 end, id
        limit 1";
    let company = company.map(Id::number).unwrap_or_default();
    view.first(sql(text).bind(company), |row| {
        let money = |minor: Option<i64>, code: Option<String>| Some(Money::new(minor?, code?.parse().ok()?));
        Ok(Policy {
            id: Id::new(row.at(0)?),
            name: row.at(1)?,
            company: row.at::<Option<i64>>(2)?.map(Id::new),
            over_delivery_percent: row.at(3)?,
            price_percent: row.at(4)?,
            total_tolerance: money(row.at(5)?, row.at(6)?),
            free_up_to: money(row.at(7)?, row.at(8)?),
        })
    })
}
