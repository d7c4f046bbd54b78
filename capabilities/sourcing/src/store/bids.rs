use crate::{
    Bid, Rfq,
    compare::tax_rate,
    rules::{landed::Priced, offer::Asked},
};
use database::sql;
use domain::{Currency, Date, Id, Instant, Money};
use engine::{Result, View, Work};
use parties::Supplier;
use rust_decimal::Decimal;

/// The highest place among the lines of a request.
pub(crate) fn last_position(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<i64> {
    view.scalar(sql("select coalesce(max(position), 0) from rfq_lines where rfq = ?").bind(rfq))
}

/// The currency in which the bids of a request are compared.
pub(crate) fn currency_of(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<Option<Currency>> {
    let text = "select currency from rfqs where id = ?";
    let code = view.first(sql(text).bind(rfq), |row| row.at::<Option<String>>(0))?;
    Ok(code.flatten().and_then(|code| code.parse().ok()))
}

/// What a request asks for.
pub(crate) fn asked(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<Vec<Asked>> {
    Ok(asked_with_requirements(view, rfq)?.into_iter().map(|(line, _)| line).collect())
}

/// What a request asks for, with what is required of it.
pub(crate) fn asked_with_requirements(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<Vec<(Asked, String)>> {
    let text = "select id, position, description, quantity, requirements
        from rfq_lines where rfq = ? and archived_at is null order by position, id";
    view.all(sql(text).bind(rfq), |row| {
        let line =
            Asked { line: row.at(0)?, position: row.at(1)?, description: row.at(2)?, quantity: row.at(3)? };
        Ok((line, row.at::<Option<String>>(4)?.unwrap_or_default()))
    })
}

/// The questions of a request.
pub(crate) fn questions(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<Vec<String>> {
    let text = "select question from rfq_questions where rfq = ? and archived_at is null order by id";
    view.all(sql(text).bind(rfq), |row| row.at(0))
}

/// The bids of a request.
pub(crate) fn bids_of(view: &mut View<'_>, rfq: Id<Rfq>) -> Result<Vec<Id<Bid>>> {
    let text = "select id from bids where rfq = ? and archived_at is null order by id";
    view.all(sql(text).bind(rfq), |row| row.at(0).map(Id::new))
}

/// The bid of a supplier.
pub(crate) fn bid_of(view: &mut View<'_>, rfq: Id<Rfq>, supplier: Id<Supplier>) -> Result<Option<Id<Bid>>> {
    let text = "select id from bids where rfq = ? and supplier = ? and archived_at is null";
    view.first(sql(text).bind(rfq).bind(supplier), |row| row.at(0).map(Id::new))
}

/// The lines of a bid: each with the line that was asked for.
pub(crate) fn lines_of_bid(view: &mut View<'_>, bid: Id<Bid>) -> Result<Vec<(i64, i64)>> {
    let text = "select id, rfq_line from bid_lines where bid = ? and archived_at is null order by id";
    view.all(sql(text).bind(bid), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// A line of a bid with what it costs.
#[derive(Clone, Debug)]
pub(crate) struct PricedLine {
    pub(crate) rfq_line: i64,
    pub(crate) priced: Priced,
    pub(crate) tax_percent: Option<String>,
    pub(crate) delivery_days: Option<i64>,
    pub(crate) warranty_months: Option<i64>,
}

/// The lines of a bid with what they cost.
pub(crate) fn priced_lines(view: &mut View<'_>, bid: Id<Bid>) -> Result<Vec<PricedLine>> {
    let text = "select asked.id, asked.quantity, lines.unit_price, lines.unit_price_currency, lines.freight,
            lines.freight_currency, lines.tax_percent, lines.delivery_days, lines.warranty_months
        from bid_lines lines
        join rfq_lines asked on asked.id = lines.rfq_line
        where lines.bid = ? and lines.archived_at is null
        order by asked.position, asked.id";
    view.all(sql(text).bind(bid), |row| {
        let money = |minor: Option<i64>, code: Option<String>| Some(Money::new(minor?, code?.parse().ok()?));
        let tax_percent: Option<String> = row.at(6)?;
        Ok(PricedLine {
            rfq_line: row.at(0)?,
            priced: Priced {
                quantity: row.at(1)?,
                unit_price: money(row.at(2)?, row.at(3)?),
                freight: money(row.at(4)?, row.at(5)?),
                tax_percent: tax_rate(tax_percent.as_deref()),
            },
            tax_percent,
            delivery_days: row.at(7)?,
            warranty_months: row.at(8)?,
        })
    })
}

/// What a unit of one currency was worth in another on a day: the newest rate until then, or that of the other way
/// round.
pub(crate) fn rate(view: &mut View<'_>, from: &str, into: &str, on: Date) -> Result<Option<(Decimal, Date)>> {
    let text = "select rate, valid_on from exchange_rates
        where base = ? and quote = ? and valid_on <= ? and archived_at is null
        order by valid_on desc, id desc limit 1";
    let mut find = |from: &str, into: &str| {
        let statement = sql(text).bind(from).bind(into).bind(on);
        let found = view.first(statement, |row| Ok((row.at::<String>(0)?, row.at::<Date>(1)?)))?;
        let read = |(rate, on): (String, Date)| Some((rate.parse::<Decimal>().ok()?, on));
        Ok::<_, engine::Error>(found.and_then(read).filter(|(rate, _)| *rate > Decimal::ZERO))
    };
    if let Some(found) = find(from, into)? {
        return Ok(Some(found));
    }
    Ok(find(into, from)?.map(|(rate, on)| (Decimal::ONE / rate, on)))
}

/// Keeps the link of a bid; another one ends.
pub(crate) fn keep_link(work: &mut Work<'_>, bid: Id<Bid>, digest: &str, ends: Instant) -> Result<()> {
    let text = "insert into bid_links (bid, digest, expires_at) values (?, ?, ?)
        on conflict (bid) do update set digest = excluded.digest, expires_at = excluded.expires_at";
    work.project(sql(text).bind(bid).bind(digest).bind(ends.0)).map(drop)
}

/// The bid that a link is for, as long as it lives.
pub(crate) fn linked(view: &mut View<'_>, digest: &str, now: Instant) -> Result<Option<Id<Bid>>> {
    let text = "select bid from bid_links where digest = ? and expires_at > ?";
    view.first(sql(text).bind(digest).bind(now.0), |row| row.at(0).map(Id::new))
}
