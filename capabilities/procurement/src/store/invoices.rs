use crate::{
    Credit, Invoice, Order, OrderLine, OrderState,
    rules::amounts,
    rules::matching::{Billed, Ordered},
};
use database::sql;
use domain::{Currency, Id, Money};
use engine::{Error, Result, View};
use parties::Supplier;
use people::Company;
use serde_json::Value;

/// What a comparison needs to know about an order.
#[derive(Clone, Debug)]
pub(crate) struct OrderFacts {
    pub(crate) state: OrderState,
    pub(crate) supplier: Option<Id<Supplier>>,
    pub(crate) company: Option<Id<Company>>,
    pub(crate) currency: String,
}

/// What a comparison needs to know about an order.
pub(crate) fn order_facts(view: &mut View<'_>, order: Id<Order>) -> Result<Option<OrderFacts>> {
    let text = "select state, supplier, company, currency from purchase_orders where id = ?";
    let found = view.first(sql(text).bind(order), |row| {
        Ok((
            row.at::<String>(0)?,
            row.at::<Option<i64>>(1)?.map(Id::new),
            row.at::<Option<i64>>(2)?.map(Id::new),
            row.at::<Option<String>>(3)?.unwrap_or_default(),
        ))
    })?;
    let Some((state, supplier, company, currency)) = found else { return Ok(None) };
    let state = serde_json::from_value(Value::String(state))?;
    Ok(Some(OrderFacts { state, supplier, company, currency }))
}

/// Whether this supplier's invoice of this number was entered before and not sent back.
pub(crate) fn same_invoice(
    view: &mut View<'_>,
    supplier: Id<Supplier>,
    number: &str,
    but: Id<Invoice>,
) -> Result<bool> {
    let key = view.dialect().folded("number");
    let text = format!(
        "select count(*) from invoices
        where supplier = ? and {key} = ? and id <> ? and archived_at is null and state <> 'rejected'"
    );
    let number = view.dialect().fold(number);
    Ok(view.scalar::<i64>(sql(text).bind(supplier).bind(number).bind(but))? > 0)
}

/// How many units of a line are billed by invoices that were not sent back.
pub(crate) fn invoiced_of(view: &mut View<'_>, line: Id<OrderLine>) -> Result<i64> {
    let text = "select cast(coalesce(sum(billed.quantity), 0) as bigint)
        from invoice_lines billed
        join invoices on invoices.id = billed.invoice
        where billed.order_line = ? and billed.archived_at is null
            and invoices.archived_at is null and invoices.state <> 'rejected'";
    view.scalar(sql(text).bind(line))
}

/// What is billed of a line for good.
pub(crate) struct BilledOf {
    pub(crate) units: i64,
    pub(crate) net: Money,
}

/// What invoices that were approved for payment bill of a line, without tax, in the currency of the order.
pub(crate) fn billed_of(view: &mut View<'_>, line: Id<OrderLine>, currency: Currency) -> Result<BilledOf> {
    let text = "select cast(coalesce(sum(billed.quantity), 0) as bigint),
            cast(coalesce(sum(billed.quantity * billed.unit_price + coalesce(billed.freight, 0)), 0) as bigint)
        from invoice_lines billed
        join invoices on invoices.id = billed.invoice
        where billed.order_line = ? and billed.unit_price_currency = ? and billed.archived_at is null
            and invoices.archived_at is null and invoices.state in ('approved', 'paid')";
    let found = view.first(sql(text).bind(line).bind(currency.code()), |row| {
        Ok(BilledOf { units: row.at(0)?, net: Money::new(row.at(1)?, currency) })
    })?;
    Ok(found.unwrap_or(BilledOf { units: 0, net: Money::new(0, currency) }))
}

/// What suppliers credited of a line: how many units, and with how much, with tax.
pub(crate) fn credited_of(
    view: &mut View<'_>,
    line: Id<OrderLine>,
    currency: Currency,
) -> Result<(i64, Money)> {
    let text = "select cast(coalesce(sum(quantity), 0) as bigint), cast(coalesce(sum(credit), 0) as bigint)
        from supplier_returns
        where order_line = ? and state = 'credited' and credit_currency = ? and archived_at is null";
    let found = view.first(sql(text).bind(line).bind(currency.code()), |row| {
        Ok((row.at(0)?, Money::new(row.at(1)?, currency)))
    })?;
    Ok(found.unwrap_or((0, Money::new(0, currency))))
}

/// What the supplier credited of the lines that an invoice bills.
pub(crate) fn credits_of(view: &mut View<'_>, invoice: Id<Invoice>) -> Result<Vec<Credit>> {
    let text =
        "select backs.id, backs.code, backs.credit_note, lines.description, backs.quantity, backs.credit,
            backs.credit_currency, backs.settled_on
        from supplier_returns backs
        join order_lines lines on lines.id = backs.order_line
        where backs.state = 'credited' and backs.archived_at is null
            and backs.order_line in (select billed.order_line from invoice_lines billed
                where billed.invoice = ? and billed.archived_at is null)
        order by backs.id
        limit 200";
    view.all(sql(text).bind(invoice), |row| {
        let (minor, code) = (row.at::<Option<i64>>(5)?, row.at::<Option<String>>(6)?);
        let currency = code.and_then(|code| code.parse().ok());
        Ok(Credit {
            id: row.at(0)?,
            code: row.at(1)?,
            credit_note: row.at(2)?,
            line: row.at::<Option<String>>(3)?.unwrap_or_default(),
            quantity: row.at(4)?,
            credit: minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
            settled_on: row.at(7)?,
        })
    })
}

/// The lines of an invoice, each beside the line of the order.
pub(crate) fn billed_lines(view: &mut View<'_>, invoice: Id<Invoice>) -> Result<Vec<Billed>> {
    let text = "select billed.description, billed.quantity, billed.unit_price, billed.unit_price_currency,
            coalesce(billed.freight, 0), billed.tax_percent, lines.id, lines.purchase_order, lines.unit_price,
            lines.unit_price_currency, coalesce(lines.freight, 0), lines.tax_percent, lines.quantity,
            lines.received - lines.returned, invoices.purchase_order,
            (select cast(coalesce(sum(other.quantity), 0) as bigint)
             from invoice_lines other
             join invoices heads on heads.id = other.invoice
             where other.order_line = billed.order_line and other.invoice <> billed.invoice
                and other.archived_at is null and heads.archived_at is null and heads.state <> 'rejected'),
            (select cast(coalesce(sum(backs.quantity), 0) as bigint) from supplier_returns backs
             where backs.order_line = billed.order_line and backs.state = 'credited'
                and backs.credit_currency = billed.unit_price_currency and backs.archived_at is null),
            (select cast(coalesce(sum(backs.credit), 0) as bigint) from supplier_returns backs
             where backs.order_line = billed.order_line and backs.state = 'credited'
                and backs.credit_currency = billed.unit_price_currency and backs.archived_at is null)
        from invoice_lines billed
        join invoices on invoices.id = billed.invoice
        left join order_lines lines on lines.id = billed.order_line
        where billed.invoice = ? and billed.archived_at is null
        order by billed.id";
    let rows = view.all(sql(text).bind(invoice), |row| {
        let percent = |column| {
            let text = row.at::<Option<String>>(column)?;
            Ok::<_, database::DbError>(text.as_deref().and_then(amounts::percent).unwrap_or_default())
        };
        let currency = |column| {
            let code = row.at::<Option<String>>(column)?;
            Ok::<_, database::DbError>(code.and_then(|code| code.parse::<Currency>().ok()))
        };
        let billed_in = currency(3)?.unwrap_or(Currency::EUR);
        let ordered = match row.at::<Option<i64>>(6)? {
            None => None,
            Some(line) => Some(Ordered {
                line,
                same_order: row.at::<i64>(7)? == row.at::<i64>(14)?,
                unit_price: row
                    .at::<Option<i64>>(8)?
                    .zip(currency(9)?)
                    .map(|(minor, it)| Money::new(minor, it)),
                freight: row.at(10)?,
                tax_percent: percent(11)?,
                quantity: row.at(12)?,
                kept: row.at(13)?,
                billed_elsewhere: row.at(15)?,
                credited: row.at(16)?,
                credit: row.at(17)?,
            }),
        };
        let unit_price = Money::new(row.at(2)?, billed_in);
        Ok(Billed {
            what: row.at::<Option<String>>(0)?.unwrap_or_default(),
            ordered,
            quantity: row.at(1)?,
            unit_price,
            freight: row.at(4)?,
            tax_percent: percent(5)?,
            gross: Money::new(0, billed_in),
        })
    })?;
    rows.into_iter().map(with_gross).collect()
}

fn with_gross(line: Billed) -> Result<Billed> {
    let freight = Some(Money::new(line.freight, line.unit_price.currency));
    let amounts = amounts::of_line(line.unit_price, line.quantity, freight, line.tax_percent);
    let gross = amounts.map_err(|error| Error::internal(format!("a line of an invoice {error}")))?.gross;
    Ok(Billed { gross, ..line })
}

/// The invoices on which nobody has decided that bill a line.
pub(crate) fn open_invoices_of_line(view: &mut View<'_>, line: i64) -> Result<Vec<i64>> {
    let text = "select distinct invoices.id
        from invoice_lines billed
        join invoices on invoices.id = billed.invoice
        where billed.order_line = ? and billed.archived_at is null and invoices.state = 'entered'
        order by invoices.id";
    view.all(sql(text).bind(line), |row| row.at(0))
}

/// The lines of orders that an invoice bills.
pub(crate) fn lines_of_invoice(view: &mut View<'_>, invoice: i64) -> Result<Vec<i64>> {
    let text = "select distinct order_line from invoice_lines
        where invoice = ? and order_line is not null and archived_at is null order by order_line";
    view.all(sql(text).bind(invoice), |row| row.at(0))
}
