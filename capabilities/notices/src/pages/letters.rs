//! What was mailed to others about a record: on the pages of those records.
use crate::{LetterState, Letters, OWN, Posted};
use ::pages::{Page, Subject};
use domain::{Instant, Tone};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Card};

/// A panel that tells what was mailed about the record of the page; nothing where nothing was.
pub fn letters(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !page.may(OWN) {
        return Ok(None);
    }
    let told = Letters { kind: subject.kind.name.to_owned(), record: subject.id }.run(page)?;
    if told.is_empty() {
        return Ok(None);
    }
    let words: Vec<(String, String)> = told.iter().map(|one| (title(page, one), note(page, one))).collect();
    let rows = told.iter().zip(&words).map(|(one, (title, note))| {
        let (tone, icon) = match one.state {
            LetterState::Sent => (Tone::Ok, lu::LuMailCheck),
            LetterState::Waiting if one.error.is_none() => (Tone::Info, lu::LuMail),
            LetterState::Waiting => (Tone::Warn, lu::LuMailWarning),
            LetterState::Failed => (Tone::Bad, lu::LuMailX),
        };
        Attention { tone, icon, title, note, step: None, at: None }
    });
    let body = kit::attention(&page.t, &rows.collect::<Vec<_>>());
    let title = page.say("letters-title");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

/// Where it is, and since when: "Sent to sales@example.com on 5 March 2026, 14:03".
fn title(page: &Page<'_, '_>, one: &Posted) -> String {
    let key = match one.state {
        LetterState::Sent => "letters-sent",
        LetterState::Waiting if one.error.is_none() => "letters-waiting",
        LetterState::Waiting => "letters-again",
        LetterState::Failed => "letters-failed",
    };
    let at = page.t.moment(Instant(one.sent_at.unwrap_or(one.at)));
    page.t.say_with(key, &[("address", one.address.as_str()), ("at", at.as_str())]).into_owned()
}

/// What it was, and what the mail server said against it.
fn note(page: &Page<'_, '_>, one: &Posted) -> String {
    let said = one.error.as_deref().map(|error| page.t.sentence(error));
    let parts = [Some(one.subject.clone()), one.file.clone(), said];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
