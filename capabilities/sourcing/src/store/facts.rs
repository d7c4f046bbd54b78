//! What the register knows of suppliers, in a few passes over what happened.
use crate::rules::score::Facts;
use database::sql;
use domain::Date;
use engine::{Result, View};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeMap;

type All = BTreeMap<i64, Facts>;

/// The facts of every supplier of whom something is known, by its id.
pub(crate) fn facts(view: &mut View<'_>, since: Date, today: Date) -> Result<All> {
    let mut all = All::new();
    deliveries(view, since, &mut all)?;
    returns(view, since, &mut all)?;
    invoices(view, since, &mut all)?;
    prices(view, since, &mut all)?;
    reviews(view, today, &mut all)?;
    Ok(all)
}

fn deliveries(view: &mut View<'_>, since: Date, all: &mut All) -> Result<()> {
    let text = "select orders.supplier, count(*),
            cast(coalesce(sum(case when receipts.days_late > 0 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when receipts.days_late > 0 then receipts.days_late else 0 end), 0) as bigint),
            cast(coalesce(sum(receipts.quantity), 0) as bigint)
        from receipts
        join purchase_orders orders on orders.id = receipts.purchase_order
        where receipts.received_on >= ? and orders.supplier is not null
        group by orders.supplier";
    let rows = view.all(sql(text).bind(since), |row| {
        Ok((row.at::<i64>(0)?, row.at(1)?, row.at(2)?, row.at(3)?, row.at(4)?))
    })?;
    for (supplier, deliveries, late, late_days, units) in rows {
        let facts = all.entry(supplier).or_default();
        *facts = Facts { deliveries, late, late_days, units, ..*facts };
    }
    Ok(())
}

fn returns(view: &mut View<'_>, since: Date, all: &mut All) -> Result<()> {
    let text = "select supplier, quantity, reason, opened_on, settled_on
        from supplier_returns
        where opened_on >= ? and supplier is not null";
    let rows = view.all(sql(text).bind(since), |row| {
        let (supplier, quantity): (i64, i64) = (row.at(0)?, row.at(1)?);
        Ok((supplier, quantity, row.at::<String>(2)?, row.at::<Date>(3)?, row.at::<Option<Date>>(4)?))
    })?;
    for (supplier, quantity, reason, opened, settled) in rows {
        let facts = all.entry(supplier).or_default();
        if matches!(reason.as_str(), "dead-on-arrival" | "damaged") {
            facts.defects += quantity;
        }
        if let Some(settled) = settled {
            facts.settled += 1;
            facts.settled_days += settled.days_since(opened);
        }
    }
    // What went back of deliveries before the first day is no more than what came since.
    for facts in all.values_mut() {
        facts.defects = facts.defects.min(facts.units);
    }
    Ok(())
}

fn invoices(view: &mut View<'_>, since: Date, all: &mut All) -> Result<()> {
    let text = "select supplier, count(*),
            cast(coalesce(sum(case
                when state = 'rejected' then 1
                when state = 'entered' and findings > 0 then 1
                when state in ('approved', 'paid') and decided_because is not null then 1
                else 0 end), 0) as bigint)
        from invoices
        where invoiced_on >= ? and supplier is not null and archived_at is null
        group by supplier";
    let rows = view.all(sql(text).bind(since), |row| Ok((row.at::<i64>(0)?, row.at(1)?, row.at(2)?)))?;
    for (supplier, invoices, wrong_invoices) in rows {
        let facts = all.entry(supplier).or_default();
        *facts = Facts { invoices, wrong_invoices, ..*facts };
    }
    Ok(())
}

/// How prices changed each time that something was bought again of the same supplier, in hundredths of a percent.
fn prices(view: &mut View<'_>, since: Date, all: &mut All) -> Result<()> {
    let text = "select orders.supplier, lines.model, lines.unit_price, lines.unit_price_currency
        from order_lines lines
        join purchase_orders orders on orders.id = lines.purchase_order
        where orders.placed_on >= ? and orders.supplier is not null and lines.model is not null
            and lines.unit_price > 0 and lines.archived_at is null
        order by orders.supplier, lines.model, lines.unit_price_currency, orders.placed_on, lines.id";
    let mut before: Option<(i64, i64, String, i64)> = None;
    view.each(sql(text).bind(since), |row| {
        let (supplier, model, price): (i64, i64, i64) = (row.at(0)?, row.at(1)?, row.at(2)?);
        let currency = row.at::<Option<String>>(3)?.unwrap_or_default();
        let same = before.as_ref().filter(|it| (it.0, it.1) == (supplier, model) && it.2 == currency);
        if let Some((.., old)) = same {
            let change = Decimal::from(price - old) * Decimal::from(10_000) / Decimal::from(*old);
            let facts = all.entry(supplier).or_default();
            facts.repeats += 1;
            facts.drift += change.round().to_i64().unwrap_or_default();
        }
        before = Some((supplier, model, currency, price));
        Ok(true)
    })
}

fn reviews(view: &mut View<'_>, today: Date, all: &mut All) -> Result<()> {
    let text = "select supplier, count(*), cast(coalesce(sum(overall), 0) as bigint)
        from supplier_reviews
        where expires_on >= ? and overall is not null and archived_at is null
        group by supplier";
    let rows = view.all(sql(text).bind(today), |row| Ok((row.at::<i64>(0)?, row.at(1)?, row.at(2)?)))?;
    for (supplier, reviews, marks) in rows {
        let facts = all.entry(supplier).or_default();
        *facts = Facts { reviews, marks, ..*facts };
    }
    Ok(())
}
