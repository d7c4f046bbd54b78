//! Certificates, manifests and letters as documents to keep: PDF/A.
use super::{
    certificate::{pairs_of, section_title, title_of, words},
    plain::mass,
};
use crate::{
    Certificate, Lot, Manifest, ManifestOf, Partner, READ,
    proof::SignedDocument,
    rules::words::{CertificateState, Route, Weee},
    store,
};
use ::pages::{Document, Download, Page, Rooms};
use domain::Id;
use engine::{Error, Query, Record, Ref, Result};
use papers::{Block, Heading, Paper, Signature, Table};
use serde_json::Value;

static CERTIFICATE: Document = Document {
    kind: Certificate::KIND,
    name: "certificate.pdf",
    says: "Gives a certificate as PDF/A, with the code that leads to its verification.",
    needs: READ,
    make: certificate,
};
static MANIFEST: Document = Document {
    kind: Lot::KIND,
    name: "manifest.pdf",
    says: "Gives the manifest of a lot as PDF/A: what is in it, what of it needs care, who had it.",
    needs: READ,
    make: manifest,
};
static LETTER: Document = Document {
    kind: Lot::KIND,
    name: "letter.pdf",
    says: "Gives the letter to the charity that receives a lot, as PDF/A.",
    needs: READ,
    make: letter,
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .document("/certificates/{id}/pdf", &CERTIFICATE)
        .document("/lots/{id}/manifest/pdf", &MANIFEST)
        .document("/lots/{id}/letter/pdf", &LETTER)
}

pub(super) fn paper(page: &Page<'_, '_>, title: String, number: &str, made_on: domain::Date) -> Paper {
    Paper {
        number: number.to_owned(),
        organisation: page.settings().organisation.clone(),
        language: page.t.lang().tag().to_owned(),
        ..Paper::new(title, made_on)
    }
}

pub(super) fn written(paper: &Paper, name: &str) -> Result<Download> {
    let content = paper.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: format!("{name}.pdf"), content })
}

fn certificate(page: &mut Page<'_, '_>, id: i64) -> Result<Download> {
    let certificate = page.see::<Certificate>(Id::new(id))?;
    let document: SignedDocument = serde_json::from_value(certificate.document.clone())?;
    let address = format!("{}/verify/{}", page.settings().base_url, certificate.number);
    let mut paper = paper(page, title_of(page, certificate.what), &certificate.number, certificate.issued_on);
    paper.foot = address.clone();
    if certificate.state != CertificateState::Valid {
        let key = match certificate.state {
            CertificateState::Replaced => "disposal-was-replaced",
            CertificateState::Revoked | CertificateState::Valid => "disposal-was-revoked",
        };
        let day = certificate.ended_on.map(|day| page.t.date(day)).unwrap_or_default();
        let because = certificate.ended_because.clone().unwrap_or_default();
        paper.blocks.push(Block::Heading(page.t.say_with(key, &[("day", day)]).into_owned()));
        paper.blocks.push(Block::Text(because));
    }
    for (name, value) in document.claims.iter().filter(|(name, _)| *name != "certificate") {
        paper.blocks.push(Block::Heading(section_title(page, name)));
        paper.blocks.extend(claim(page, value));
    }
    paper.blocks.push(Block::Heading(page.say("disposal-signature")));
    paper.blocks.push(Block::Facts(vec![
        (page.say("disposal-key"), document.signature.key.clone()),
        (page.say("disposal-signature"), document.signature.value.clone()),
    ]));
    let caption =
        format!("{}\n{address}\n{}", page.say("disposal-verify-here"), page.say("disposal-verify-offline"));
    paper.blocks.push(Block::Code { text: address, caption });
    written(&paper, &certificate.number)
}

fn claim(page: &Page<'_, '_>, value: &Value) -> Vec<Block> {
    match value {
        Value::Object(fields) => vec![Block::Facts(pairs_of(page, fields))],
        Value::Array(list) => list
            .iter()
            .flat_map(|one| match one {
                Value::Object(fields) => vec![Block::Facts(pairs_of(page, fields)), Block::Space(6.0)],
                other => vec![Block::Text(words(page, other))],
            })
            .collect(),
        other => vec![Block::Text(words(page, other))],
    }
}

fn told(page: &mut Page<'_, '_>, id: i64) -> Result<(Id<Lot>, ManifestOf)> {
    let id = Id::<Lot>::new(id);
    let told = Manifest { lot: Ref::id(id) }.run(page)?;
    Ok((id, told))
}

fn manifest(page: &mut Page<'_, '_>, id: i64) -> Result<Download> {
    let (id, told) = told(page, id)?;
    let title = page.say("disposal-manifest");
    let mut paper = paper(page, title, &told.number, page.t.today());
    let day = |day: Option<domain::Date>| day.map(|day| page.t.date(day)).unwrap_or_default();
    let facts = [
        ("disposal-partner", told.partner.clone()),
        ("disposal-carrier", told.carrier.clone().unwrap_or_default()),
        ("disposal-route", page.t.declared(ui::i18n::Family::Choice, told.route.label()).into_owned()),
        ("disposal-sealed", day(told.sealed_on)),
        ("disposal-seals", told.seals.clone().unwrap_or_default()),
        ("disposal-left", day(told.handed_over_on)),
        ("disposal-mass", mass(&page.t, told.balance.in_grams)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    paper.blocks.push(Block::Facts(facts.map(|(key, value)| (page.say(key), value)).collect()));
    paper.blocks.push(Block::Heading(page.say("disposal-lines")));
    paper.blocks.push(items(page, &told));
    paper.blocks.push(Block::Heading(page.say("disposal-by-category")));
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-category"), 4.0),
            Heading::right(page.say("disposal-mass-in"), 1.5),
            Heading::right(page.say("disposal-mass-out"), 1.5),
        ],
        rows: told
            .masses
            .iter()
            .map(|one| {
                let name = one.weee.map_or_else(
                    || page.say("disposal-no-category"),
                    |weee| page.t.declared(ui::i18n::Family::Choice, weee.label()).into_owned(),
                );
                vec![name, mass(&page.t, one.in_grams), mass(&page.t, one.out_grams)]
            })
            .collect(),
    }));
    hazards(page, &told, &mut paper);
    chain(page, id, &mut paper)?;
    written(&paper, &format!("{}-manifest", told.number))
}

fn items(page: &Page<'_, '_>, told: &ManifestOf) -> Block {
    Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-what"), 3.0),
            Heading::new(page.say("disposal-head-serial"), 1.8),
            Heading::new(page.say("disposal-head-category"), 1.8),
            Heading::right(page.say("disposal-head-mass"), 1.2),
            Heading::new(page.say("disposal-head-data"), 2.4),
        ],
        rows: told
            .items
            .iter()
            .map(|item| {
                vec![
                    item.description.clone(),
                    item.serial.clone().unwrap_or_default(),
                    item.weee.map_or("", Weee::label).to_owned(),
                    item.mass_grams.map(|grams| mass(&page.t, grams)).unwrap_or_default(),
                    item.free_of_data.clone().unwrap_or_default(),
                ]
            })
            .collect(),
    })
}

fn hazards(page: &Page<'_, '_>, told: &ManifestOf, paper: &mut Paper) {
    if told.hazards.is_empty() {
        return;
    }
    paper.blocks.push(Block::Heading(page.say("disposal-hazards")));
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            Heading::new(page.say("disposal-head-hazard"), 1.8),
            Heading::new(page.say("disposal-head-transport"), 2.4),
            Heading::right(page.say("disposal-head-devices"), 0.8),
            Heading::right(page.say("disposal-head-mass"), 1.2),
            Heading::new(page.say("disposal-head-handling"), 3.4),
        ],
        rows: told
            .hazards
            .iter()
            .map(|one| {
                vec![
                    page.t
                        .declared(ui::i18n::Family::Choice, one.hazard.map_or("", |hazard| hazard.label()))
                        .into_owned(),
                    page.t
                        .declared(
                            ui::i18n::Family::Choice,
                            one.transport.map_or("", |transport| transport.label()),
                        )
                        .into_owned(),
                    page.t.number(one.devices),
                    mass(&page.t, one.mass_grams),
                    one.handling.clone(),
                ]
            })
            .collect(),
    }));
}

fn chain(page: &mut Page<'_, '_>, lot: Id<Lot>, paper: &mut Paper) -> Result<()> {
    let links = store::handovers_of(page, lot)?;
    paper.blocks.push(Block::Heading(page.say("disposal-handovers")));
    if !links.is_empty() {
        paper.blocks.push(Block::Table(Table {
            columns: vec![
                Heading::new(page.say("disposal-head-day"), 1.2),
                Heading::new(page.say("disposal-head-from"), 2.0),
                Heading::new(page.say("disposal-head-to"), 2.0),
                Heading::new(page.say("disposal-seals"), 2.0),
            ],
            rows: links
                .into_iter()
                .map(|link| {
                    vec![
                        page.t.date(link.day),
                        link.from_party,
                        link.to_party,
                        link.seals.unwrap_or_default(),
                    ]
                })
                .collect(),
        }));
    }
    for key in ["disposal-sign-out", "disposal-sign-in"] {
        let note = page.say(key);
        paper.blocks.push(Block::Signature(Signature { name: String::new(), note, strokes: Vec::new() }));
    }
    Ok(())
}

fn letter(page: &mut Page<'_, '_>, id: i64) -> Result<Download> {
    let (id, told) = told(page, id)?;
    let lot = page.see::<Lot>(id)?;
    if lot.route != Route::Donate {
        return Err(Error::NotFound("letter"));
    }
    let partner = page.see::<Partner>(lot.partner)?;
    let title = page.t.say_with("disposal-letter-title", &[("lot", lot.number.as_str())]).into_owned();
    let mut paper = paper(page, title, &lot.number, page.t.today());
    let count = i64::try_from(told.items.len()).unwrap_or_default();
    let text = page.t.say_with(
        "disposal-letter-text",
        &[
            ("partner", partner.name.clone()),
            ("organisation", paper.organisation.clone()),
            ("count", page.t.number(count)),
        ],
    );
    let address = partner.state().get("address").and_then(Value::as_str).unwrap_or_default();
    paper.blocks.push(Block::Text(format!("{}\n{address}", partner.name)));
    paper.blocks.push(Block::Text(text.into_owned()));
    if let Some(value) = lot.gift_value {
        paper.blocks.push(Block::Facts(vec![(page.say("disposal-gift-value"), page.t.money(value))]));
    }
    paper.blocks.push(items(page, &told));
    paper.blocks.push(Block::Text(page.say("disposal-letter-sign")));
    let note = page.say("disposal-receipt");
    paper.blocks.push(Block::Signature(Signature { name: partner.name.clone(), note, strokes: Vec::new() }));
    written(&paper, &format!("{}-letter", lot.number))
}
