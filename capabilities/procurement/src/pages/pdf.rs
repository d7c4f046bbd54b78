//! An order as a document to send and to keep: PDF/A.
use super::print::{heading, parties};
use crate::{Order, READ, store};
use ::pages::{Download, Page, Rooms, Subject};
use domain::{Id, Money};
use engine::{AsOf, Error, Record, Result};
use papers::{Block, Heading, Paper, Table};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.file("/orders/{id}/pdf", READ, order)
}

fn order(page: &mut Page<'_, '_>) -> Result<Download> {
    let subject = Subject::read(page, Order::KIND, AsOf::default())?;
    let order = page.see::<Order>(Id::new(subject.id))?;
    let facts = parties(page, &order, &subject)?
        .into_iter()
        .map(|(word, value)| (page.say(&format!("order-print-{word}")), value));
    let facts = Block::Facts(facts.collect());
    let currency = order.currency()?;
    let rows = store::open_lines(page, order.id, false)?;
    let money = |minor: i64| page.t.money(Money::new(minor, currency));
    let some = |minor: Option<i64>| minor.map(money).unwrap_or_default();
    let cells = rows.iter().map(|row| {
        vec![
            format!("{}. {}", row.position, row.description),
            row.part_number.clone().unwrap_or_default(),
            page.t.number(row.quantity),
            some(row.unit_price),
            some(row.freight),
            super::print::percentage(&page.t, row.tax_percent.as_deref()),
            money(row.net),
        ]
    });
    let word = |word: &str| page.say(&format!("order-lines-{word}"));
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
        .map(|(word, minor)| (page.say(&format!("order-sum-{word}")), money(minor)));
    let paper = Paper {
        number: order.number.clone(),
        organisation: page.settings().organisation.clone(),
        language: page.t.lang().tag().to_owned(),
        foot: order.number.clone(),
        blocks: vec![facts, Block::Table(table), Block::Facts(sums.into())],
        ..Paper::new(heading(page, &order), order.placed_on.unwrap_or_else(|| page.t.today()))
    };
    let content = paper.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: format!("{}.pdf", order.number), content })
}
