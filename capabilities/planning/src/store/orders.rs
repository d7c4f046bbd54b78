//! What orders say of plans and of what comes. Orders stand beside this capability: their tables are known by their kinds.
use super::{Heap, heap, money};
use crate::PlanLine;
use database::sql;
use domain::{Id, Money};
use engine::{Result, View};

/// Units of orders that are placed and not here, in the register of a capability that keeps orders; nothing without one.
pub(super) fn on_order(view: &mut View<'_>) -> Result<Vec<Heap>> {
    let Some((lines, heads)) = orders(view) else { return Ok(Vec::new()) };
    let text = format!(
        "select coalesce(l.category, m.category), l.model, l.ship_to, cast(sum(l.outstanding) as bigint)
         from {lines} l
         join {heads} o on o.id = l.purchase_order
         left join models m on m.id = l.model
         where l.archived_at is null and l.outstanding > 0
             and o.state in ('approved', 'placed', 'partly-received')
         group by coalesce(l.category, m.category), l.model, l.ship_to"
    );
    view.all(sql(text), heap)
}

/// What orders say of a line of a plan.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bought {
    /// Units that are ordered.
    pub(crate) ordered: i64,
    /// Units that stand in an order of whatever state, drafts among them.
    pub(crate) in_orders: i64,
    /// Units that are here to stay.
    pub(crate) received: i64,
    /// What the ordered ones cost, freight included, without tax, where all are in one currency.
    pub(crate) net: Option<Money>,
}

impl Bought {
    /// By how much what is ordered is dearer than it was planned.
    pub(crate) fn above(&self, planned: Option<Money>) -> Option<Money> {
        let (net, planned) = (self.net?, planned?);
        let planned = Money::new(planned.minor.checked_mul(self.ordered)?, planned.currency);
        (net.currency == planned.currency).then(|| Money::new(net.minor - planned.minor, net.currency))
    }
}

/// The tables of the kinds `order-line` and `order`, if a capability keeps orders.
fn orders(view: &View<'_>) -> Option<(&'static str, &'static str)> {
    let (line, order) = (view.kind("order-line")?, view.kind("order")?);
    let wanted = ["outstanding", "category", "model", "ship_to", "purchase_order", "plan_line"];
    let known = wanted.iter().all(|name| line.field(name).is_some()) && order.field("state").is_some();
    known.then_some((line.table, order.table))
}

/// What orders say of a line of a plan; nothing where no capability keeps orders.
pub(crate) fn bought(view: &mut View<'_>, line: Id<PlanLine>) -> Result<Bought> {
    let Some((lines, heads)) = orders(view) else { return Ok(Bought::default()) };
    let placed = "o.state in ('placed', 'partly-received', 'received', 'closed')";
    let text = format!(
        "select cast(coalesce(sum(case when {placed} then l.quantity - coalesce(l.cancelled, 0) else 0 end), 0) as bigint),
            cast(coalesce(sum(l.quantity - coalesce(l.cancelled, 0)), 0) as bigint),
            cast(coalesce(sum(l.received - l.returned), 0) as bigint),
            cast(sum(case when {placed} then l.net else 0 end) as bigint),
            min(l.net_currency), max(l.net_currency)
         from {lines} l
         join {heads} o on o.id = l.purchase_order
         where l.plan_line = ? and l.archived_at is null and o.archived_at is null and o.state <> 'cancelled'"
    );
    let found = view.first(sql(text).bind(line), |row| {
        let (least, most) = (row.at::<Option<String>>(4)?, row.at::<Option<String>>(5)?);
        let ordered: i64 = row.at(0)?;
        let net = if least == most && ordered > 0 { money(row, 3)? } else { None };
        Ok(Bought { ordered, in_orders: row.at(1)?, received: row.at(2)?, net })
    })?;
    Ok(found.unwrap_or_default())
}

/// The lines of plans in whose place the lines of an order stand.
pub(crate) fn planned_in(view: &mut View<'_>, order: i64) -> Result<Vec<Id<PlanLine>>> {
    let Some((lines, _)) = orders(view) else { return Ok(Vec::new()) };
    let text = format!(
        "select distinct plan_line from {lines} where purchase_order = ? and plan_line is not null order by plan_line"
    );
    view.all(sql(text).bind(order), |row| row.at(0))
}
