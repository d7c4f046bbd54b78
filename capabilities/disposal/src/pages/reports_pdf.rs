//! The register of what has left and what became of its mass as documents to keep: PDF/A.
use super::{
    pdf::{paper, written},
    plain::{mass, money},
    reports::{REGISTER, SUSTAINABILITY, day, every_row, fate_name, range_of},
};
use crate::{READ, Sustainability, SustainabilityOf};
use ::pages::{Download, Page, Rooms};
use domain::Date;
use engine::{Query, Result};
use papers::{Block, Heading, Table};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.file(format!("{REGISTER}/pdf"), READ, register).file(
        format!("{SUSTAINABILITY}/pdf"),
        READ,
        sustainability,
    )
}

/// From when to when it tells.
fn span(page: &Page<'_, '_>, from: Date, to: Date) -> Block {
    let days = [("disposal-from", from), ("disposal-to", to)];
    Block::Facts(days.map(|(key, day)| (page.say(key), page.t.date(day))).into())
}

fn register(page: &mut Page<'_, '_>) -> Result<Download> {
    let (from, to) = (day(page, "from")?, day(page, "to")?);
    let told = every_row(page, from, to)?;
    let mut paper = paper(page, page.say("disposal-register"), "", page.t.today());
    paper.blocks.push(span(page, told.from, told.to));
    let t = &page.t;
    let row = |row: &crate::Gone| {
        vec![
            row.tag.clone(),
            row.serial.clone().unwrap_or_default(),
            t.date(row.disposed_on),
            t.say_or(&format!("disposed-{}", row.route), &row.route).into_owned(),
            row.partner.clone().unwrap_or_default(),
            row.data.clone().unwrap_or_default(),
            row.mass_grams.map(|grams| mass(t, grams)).unwrap_or_default(),
            money(t, row.result),
            t.number(row.certificates),
        ]
    };
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-what"), 1.4),
            Heading::new(page.say("disposal-head-serial"), 1.4),
            Heading::new(page.say("disposal-head-day"), 1.2),
            Heading::new(page.say("disposal-head-route"), 1.2),
            Heading::new(page.say("disposal-partner"), 1.4),
            Heading::new(page.say("disposal-head-data"), 2.2),
            Heading::right(page.say("disposal-head-mass"), 1.0),
            Heading::right(page.say("disposal-result"), 1.2),
            Heading::right(page.say("disposal-head-proof"), 1.2),
        ],
        rows: told.rows.iter().map(row).collect(),
    }));
    written(&paper, "disposal-register")
}

fn sustainability(page: &mut Page<'_, '_>) -> Result<Download> {
    let told = Sustainability { from: day(page, "from")?, to: day(page, "to")? }.run(page)?;
    let mut paper = paper(page, page.say("disposal-sustainability"), "", page.t.today());
    paper.blocks.push(span(page, told.from, told.to));
    paper.blocks.push(Block::Heading(page.say("disposal-totals")));
    let totals = [
        ("disposal-total", told.total_grams),
        ("disposal-diverted", told.diverted_grams),
        ("disposal-directed", told.directed_grams),
        ("disposal-not-recycled", told.not_recycled_grams),
    ];
    paper.blocks.push(Block::Facts(totals.map(|(key, grams)| (page.say(key), mass(&page.t, grams))).into()));
    paper.blocks.push(Block::Heading(page.say("disposal-by-category")));
    paper.blocks.push(masses(page, &told));
    paper.blocks.push(Block::Heading(page.say("disposal-avoided")));
    paper.blocks.push(avoided(page, &told));
    if told.without_factor_grams > 0 {
        let without = (page.say("disposal-without-factor"), mass(&page.t, told.without_factor_grams));
        paper.blocks.push(Block::Facts(vec![without]));
    }
    written(&paper, "disposal-sustainability")
}

fn masses(page: &Page<'_, '_>, told: &SustainabilityOf) -> Block {
    Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-category"), 3.0),
            Heading::new(page.say("disposal-year"), 1.0),
            Heading::new(page.say("disposal-head-fate"), 2.0),
            Heading::right(page.say("disposal-head-mass"), 1.2),
        ],
        rows: told
            .masses
            .iter()
            .map(|one| {
                let mass = mass(&page.t, one.mass_grams);
                vec![one.weee.label().to_owned(), one.year.to_string(), fate_name(page, one.fate), mass]
            })
            .collect(),
    })
}

/// What is avoided, with the sources of its factors; nothing is told without one.
fn avoided(page: &Page<'_, '_>, told: &SustainabilityOf) -> Block {
    if told.avoided.is_empty() {
        return Block::Text(page.say("disposal-avoided-none"));
    }
    let t = &page.t;
    let row = |one: &crate::Avoided| {
        vec![
            t.say_or(&format!("choice-{}", one.activity.value()), one.activity.label()).into_owned(),
            one.sources.join("; "),
            mass(t, one.mass_grams),
            mass(t, one.central_grams),
            range_of(t, one),
        ]
    };
    Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-by"), 1.4),
            Heading::new(page.say("disposal-head-source"), 3.2),
            Heading::right(page.say("disposal-head-mass"), 1.0),
            Heading::right(page.say("disposal-head-co2e"), 1.2),
            Heading::right(page.say("disposal-head-range"), 1.8),
        ],
        rows: told.avoided.iter().map(row).collect(),
    })
}
