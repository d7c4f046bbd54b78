//! An order as a document to send and to keep: PDF/A.
use super::print::{heading, parties};
use crate::{Order, READ, store};
use ::pages::{Document, Download, Page, Rooms};
use domain::{Id, Money};
use engine::{Error, Kept, Record, Result, View};
use papers::{Block, Heading, Paper, Table};
use ui::i18n::Locale;

static ORDER: Document = Document {
    kind: Order::KIND,
    name: "order.pdf",
    says: "Gives an order as PDF/A, as it goes to the supplier.",
    needs: READ,
    make: download,
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.document("/orders/{id}/pdf", &ORDER)
}

fn download(page: &mut Page<'_, '_>, id: i64) -> Result<Download> {
    let order = page.see::<Order>(Id::new(id))?;
    let t = page.t.clone();
    let content = paper(page, &t, &order)?.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: format!("{}.pdf", order.number), content })
}

/// The order as it goes to the supplier, in the language of `t`.
pub(crate) fn paper(view: &mut View<'_>, t: &Locale, order: &Kept<Order>) -> Result<Paper> {
    let say = |key: &str| t.say(key).into_owned();
    let facts = parties(view, t, order)?
        .into_iter()
        .map(|(word, value)| (say(&format!("order-print-{word}")), value));
    let facts = Block::Facts(facts.collect());
    let currency = order.currency()?;
    let rows = store::open_lines(view, order.id, false)?;
    let money = |minor: i64| t.money(Money::new(minor, currency));
    let some = |minor: Option<i64>| minor.map(money).unwrap_or_default();
    let cells = rows.iter().map(|row| {
        vec![
            format!("{}. {}", row.position, row.description),
            row.part_number.clone().unwrap_or_default(),
            t.number(row.quantity),
            some(row.unit_price),
            some(row.freight),
            super::print::percentage(t, row.tax_percent.as_deref()),
            money(row.net),
        ]
    });
    let word = |word: &str| say(&format!("order-lines-{word}"));
    let table = Table {
        columns: vec![
            Heading::new(word("line"), 3.0),
            Heading::new(word("part"), 1.5),
            Heading::right(word("quantity"), 1.0),
            Heading::right(word("price"), 1.5),
            Heading::right(word("freight"), 1.2),
            Heading::right(word("tax"), 0.8),
            Heading::right(word("net"), 1.5),
        ],
        rows: cells.collect(),
    };
    let (net, tax): (i64, i64) = rows.iter().fold((0, 0), |(net, tax), row| (net + row.net, tax + row.tax));
    let sums = [("net", net), ("tax", tax), ("gross", net + tax)]
        .map(|(word, minor)| (say(&format!("order-sum-{word}")), money(minor)));
    Ok(Paper {
        number: order.number.clone(),
        organisation: view.settings().organisation.clone(),
        language: t.lang().tag().to_owned(),
        foot: order.number.clone(),
        blocks: vec![facts, Block::Table(table), Block::Facts(sums.into())],
        ..Paper::new(heading(t, order), order.placed_on.unwrap_or_else(|| t.today()))
    })
}
