//! An agreement as a document to keep: the text, the assets and the signature exactly as they were signed.
use super::{paper::purpose, strokes::strokes};
use crate::{READ, Signing, verify, verify::Document};
use ::pages::{Download, Page, Rooms};
use domain::Id;
use engine::{Error, Result};
use papers::{Block, Heading, Paper, Signature, Table};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.file("/signings/{id}/pdf", READ, agreement)
}

fn agreement(page: &mut Page<'_, '_>) -> Result<Download> {
    let id = page.visit.number(1).ok_or(Error::NotFound("signature"))?;
    let signing = page.see::<Signing>(Id::new(id))?;
    let document = verify::document(page, &signing)?;
    let mut blocks =
        vec![Block::Facts(vec![(purpose(&page.t, document.direction), document.person.clone())])];
    blocks.extend(document.body.split("\n\n").map(|paragraph| Block::Text(paragraph.to_owned())));
    blocks.push(items(page, &document));
    blocks.extend(signature(page, &document));
    let paper = Paper {
        number: document.number.clone(),
        organisation: page.settings().organisation.clone(),
        // The words are those that were signed, in their language.
        language: document.language.clone().unwrap_or_else(|| page.t.lang().tag().to_owned()),
        foot: format!("SHA-256 {}", document.content),
        blocks,
        ..Paper::new(document.title.clone(), document.answered_on.unwrap_or(signing.asked_on))
    };
    let content = paper.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: format!("{}.pdf", document.number), content })
}

fn items(page: &Page<'_, '_>, document: &Document) -> Block {
    let [tag, what, serial] = ["agreements-item-tag", "agreements-item-what", "agreements-item-serial"];
    let row = |item: &verify::DocumentItem| {
        vec![item.tag.clone(), item.description.clone(), item.serial.clone().unwrap_or_default()]
    };
    Block::Table(Table {
        columns: vec![
            Heading::new(page.say(tag), 1.0),
            Heading::new(page.say(what), 2.0),
            Heading::new(page.say(serial), 1.2),
        ],
        rows: document.items.iter().map(row).collect(),
    })
}

/// The signature, and whether it still fits what stands above; a line to sign on as long as nobody did.
fn signature(page: &Page<'_, '_>, document: &Document) -> Vec<Block> {
    let Some(genuine) = document.genuine else {
        let name = document.person.clone();
        return vec![Block::Signature(Signature { name, ..Signature::default() })];
    };
    let day = document.answered_on.map(|day| page.t.long_date(day)).unwrap_or_default();
    let way = page.say(&format!("agreements-way-{}", document.way.as_deref().unwrap_or_default()));
    let drawn = document.drawing.as_deref().map(strokes).unwrap_or_default();
    let name = document.signed_name.clone().unwrap_or_else(|| document.person.clone());
    let still = if genuine { "agreements-genuine" } else { "agreements-not-genuine" };
    vec![
        Block::Signature(Signature { name, note: format!("{day} · {way}"), strokes: drawn }),
        Block::Text(page.say(still)),
    ]
}
