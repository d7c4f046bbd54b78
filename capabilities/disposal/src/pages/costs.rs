//! What lots cost and brought, as of a day: the lots, their amounts and their lines, each as they were then.
use crate::{Amount, Line, Lot};
use ::pages::{
    Page,
    report::{Asked, Shape, Told, Total, rows_of},
};
use domain::{Currency, Date, Kind, Money, State};
use engine::{Record, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The sums of a lot, in minor units.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    amounts: i64,
    proceeds: i64,
    costs: i64,
    book: i64,
    parts: i64,
    /// Gain, or loss below zero, of the lots that are over.
    result: i64,
}

/// Every lot that was still out on the first day or was opened since, but for those that were called off.
pub(super) fn costs_of_lots(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Told> {
    let past = asked.past();
    let from = asked.from.or_else(|| Date::new(asked.as_of.year(), 1, 1)).unwrap_or(asked.as_of);
    let fields = "number,stage,route,partner,opened_on,closed_on";
    let mut lots = rows_of(page, Lot::KIND, "stage[ne]=lot-cancelled", fields, past)?;
    lots.retain(|lot| date(lot, "closed_on").is_none_or(|closed| closed >= from));
    let currency = page.settings().currency;
    let sums = sums(page, past, currency)?;
    let mut whole = Sums::default();
    let rows = lots.into_iter().rev().map(|lot| {
        let of =
            lot.get("id").and_then(Value::as_i64).and_then(|id| sums.get(&id)).copied().unwrap_or_default();
        let closed = date(&lot, "closed_on").is_some();
        whole.add(&of, closed);
        row(lot, &of, closed, currency)
    });
    let rows = rows.collect();
    Ok(Told { from: Some(from), as_of: asked.as_of, rows, totals: totals(&whole, currency) })
}

impl Sums {
    fn add(&mut self, of: &Self, closed: bool) {
        self.amounts += of.amounts;
        self.proceeds += of.proceeds;
        self.costs += of.costs;
        if closed {
            self.book += of.book;
            self.parts += of.parts;
            self.result += of.gain();
        }
    }

    const fn gain(&self) -> i64 {
        self.proceeds + self.parts - self.costs - self.book
    }
}

fn date(row: &State, name: &str) -> Option<Date> {
    row.get(name).and_then(::pages::value::date_of)
}

/// The id that a reference holds.
fn referred(row: &State, name: &str) -> Option<i64> {
    let value = row.get(name)?;
    value.get("id").unwrap_or(value).as_i64()
}

fn sums(page: &mut Page<'_, '_>, past: Option<Date>, currency: Currency) -> Result<BTreeMap<i64, Sums>> {
    let mut sums: BTreeMap<i64, Sums> = BTreeMap::new();
    let minor = |row: &State, name: &str| {
        row.get(name)
            .and_then(::pages::value::money_of)
            .filter(|money| money.currency == currency)
            .map_or(0, |money| money.minor)
    };
    for row in rows_of(page, Amount::KIND, "", "lot,what,amount", past)? {
        let Some(lot) = referred(&row, "lot") else { continue };
        let of = sums.entry(lot).or_default();
        of.amounts += 1;
        match row.get("what").and_then(Value::as_str).and_then(crate::rules::words::AmountKind::from_value) {
            Some(kind) if kind.is_income() => of.proceeds += minor(&row, "amount"),
            _ => of.costs += minor(&row, "amount"),
        }
    }
    let gone = "state=left-for-good,lost-on-the-way";
    for row in rows_of(page, Line::KIND, gone, "lot,book_value,parts", past)? {
        let Some(lot) = referred(&row, "lot") else { continue };
        let of = sums.entry(lot).or_default();
        of.book += minor(&row, "book_value");
        of.parts += minor(&row, "parts");
    }
    Ok(sums)
}

fn row(mut lot: State, of: &Sums, closed: bool, currency: Currency) -> State {
    let money = |minor: i64| json!(Money::new(minor, currency));
    let partner = lot.get("partner").and_then(|partner| partner.get("label")).cloned();
    lot.insert("partner".to_owned(), partner.unwrap_or_default());
    lot.insert("amounts".to_owned(), of.amounts.into());
    lot.insert("proceeds".to_owned(), money(of.proceeds));
    lot.insert("costs".to_owned(), money(of.costs));
    if closed {
        lot.insert("book_value".to_owned(), money(of.book));
        lot.insert("parts".to_owned(), money(of.parts));
        lot.insert("result".to_owned(), money(of.gain()));
    }
    lot
}

fn totals(whole: &Sums, currency: Currency) -> Vec<Total> {
    [
        ("proceeds", "disposal-proceeds", whole.proceeds),
        ("costs", "disposal-costs", whole.costs),
        ("parts", "disposal-parts", whole.parts),
        ("book_value", "disposal-book-value", whole.book),
        ("result", "disposal-result-closed", whole.result),
    ]
    .map(|(name, label, minor)| Total {
        name,
        label,
        shape: Shape::Of(Kind::Money),
        value: json!(Money::new(minor, currency)),
    })
    .into()
}
