//! What a signature waits for and says, on its page; the signatures of a person and of an asset, on theirs.
use super::paper;
use crate::{MANAGE, Signing, SigningItem, verify};
use ::pages::{Page, Subject, children};
use domain::{Id, Tone};
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button};

/// What is next: signing here, or sending a link.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if subject.text("state") != Some("open") || !page.may(MANAGE) {
        return Ok(None);
    }
    let who = subject.label("person").unwrap_or_default().to_owned();
    let title = page.t.say_with("agreements-waits-for", &[("name", who.as_str())]).into_owned();
    let note = page.say("agreements-waits-how");
    let (here, link) = (page.say("agreements-sign-here"), page.say("agreements-make-link"));
    let (at, to) = (format!("{}/sign", subject.href), format!("{}/link", subject.href));
    let line = Attention {
        tone: Tone::Warn,
        icon: lu::LuSignature,
        title: &title,
        note: &note,
        step: Some(Button::open(&here, &at).primary()),
        at: None,
    };
    Ok(Some(html! {
        (kit::attention(&page.t, &[line]))
        form class="row" method="post" action=(to) { (Button::send(&link).icon(lu::LuLink)) }
    }))
}

/// What it says.
pub(super) fn document(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let signing = page.see::<Signing>(Id::new(subject.id))?;
    let document = verify::document(page, &signing)?;
    let body = html! { (paper::wording(&page.t, &document)) (paper::signature(&page.t, &document)) };
    let print = page.say("agreements-print");
    let (href, pdf) = (format!("{}/document", subject.href), format!("{}/pdf", subject.href));
    let tools = html! { (Button::open(&print, &href).icon(lu::LuPrinter).small()) (Button::open("PDF", &pdf).icon(lu::LuDownload).small()) };
    let card = kit::Card { title: &document.title, note: "", tools, width: 0, body };
    Ok(Some(kit::card(&card)))
}

pub(super) fn of_person(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, Signing::KIND, &format!("person={}", subject.id), "signing-many", subject)
}

pub(super) fn of_asset(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, SigningItem::KIND, &format!("asset={}", subject.id), "agreements-of-asset", subject)
}
