//! The letter to somebody who did not give things back: as a page, and as a document to send and to keep.
use super::desk::{case, framed};
use crate::{READ, Retrieval, store};
use ::pages::{Document, Download, Page, Rooms, Shown};
use domain::Id;
use engine::{Error, Record, Result};
use icondata_lu as lu;
use maud::html;
use papers::{Block, Heading, Paper, Signature, Table};
use people::Person;
use ui::kit::Button;

static LETTER: Document = Document {
    kind: Retrieval::KIND,
    name: "letter.pdf",
    says: "Gives the letter to somebody who did not give things back, as PDF/A.",
    needs: READ,
    make: pdf,
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/retrievals/{id}/letter", READ, show).document("/retrievals/{id}/letter/pdf", &LETTER)
}

/// What the letter says.
struct Letter {
    organisation: String,
    person: String,
    paragraphs: Vec<String>,
    due: String,
    items: Vec<(String, String)>,
}

fn letter(page: &mut Page<'_, '_>, case: &Retrieval) -> Result<Letter> {
    let text = match case.plan {
        Some(plan) => store::letter(page, plan)?,
        None => String::new(),
    };
    let items = store::to_come(page, case.id)?;
    let name = page.labels(Person::KIND, &[case.person.number()])?.into_values().next();
    let day = page.t.long_date(case.due_on);
    Ok(Letter {
        organisation: page.settings().organisation.clone(),
        person: name.unwrap_or_default(),
        paragraphs: text.split("\n\n").filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        due: page.t.say_with("retrieval-letter-due", &[("day", day.as_str())]).into_owned(),
        items,
    })
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let case = case(page)?;
    let letter = letter(page, &case)?;
    let today = page.t.long_date(page.today());
    let body = html! {
        div class="stack" {
            p { b { (letter.organisation) } }
            p { (letter.person) }
            p { (today) }
            @for paragraph in &letter.paragraphs { p { (paragraph) } }
            p { (letter.due) }
            ul { @for (tag, what) in &letter.items { li { b { (tag) } " " (what) } } }
            p { (letter.organisation) }
        }
    };
    let (title, note) = (page.say("retrieval-letter"), page.say("retrieval-letter-note"));
    let pdf = format!("/retrievals/{}/letter/pdf", case.id);
    let tools = html! { (Button::open("PDF", &pdf).icon(lu::LuDownload)) };
    Ok(framed(page, &case, title, &note, tools, body))
}

fn pdf(page: &mut Page<'_, '_>, id: i64) -> Result<Download> {
    let case = page.see::<Retrieval>(Id::new(id))?;
    let letter = letter(page, &case)?;
    let mut blocks = vec![Block::Text(letter.person)];
    blocks.extend(letter.paragraphs.into_iter().map(Block::Text));
    blocks.push(Block::Text(letter.due));
    blocks.push(Block::Table(Table {
        columns: vec![
            Heading::new(page.say("retrieval-letter-tag"), 1.0),
            Heading::new(page.say("retrieval-letter-what"), 3.0),
        ],
        rows: letter.items.into_iter().map(|(tag, what)| vec![tag, what]).collect(),
    }));
    let name = letter.organisation.clone();
    blocks.push(Block::Signature(Signature { name, ..Signature::default() }));
    let paper = Paper {
        number: case.number.clone(),
        organisation: letter.organisation,
        language: page.t.lang().tag().to_owned(),
        blocks,
        ..Paper::new(page.say("retrieval-letter-title"), page.today())
    };
    let content = paper.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: format!("{}-letter.pdf", case.number), content })
}
