//! What the reader is to sign, and has signed.
use super::{paper, sign};
use crate::{OWN, Signing, SigningState, store, verify, verify::Document};
use ::pages::{Page, Rooms, Sending, Shown, Status, go};
use axum::response::Response;
use domain::{Id, Tone};
use engine::{Error, Kept, Result};
use icondata_lu as lu;
use maud::html;
use ui::kit::{self, Attention, Button, Nothing};

/// The place.
pub(super) const HREF: &str = "/my/agreements";
/// Answered signatures that are shown.
const ANSWERED: usize = 50;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(HREF, OWN, list)
        .page("/my/agreements/{id}", OWN, |page| one(page, ""))
        .form("/my/agreements/{id}", take)
        .form("/my/agreements/{id}/decline", decline)
}

fn list(page: &mut Page<'_, '_>) -> Result<Shown> {
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    if let Some(person) = page.actor().person {
        let ids = store::own_open(page, person)?;
        open = documents(page, ids)?;
        let ids = store::own_answered(page, person, ANSWERED)?;
        answered = documents(page, ids)?;
    }
    let title = page.say("agreements-own");
    let (to_sign, signed) = (page.say("agreements-to-sign"), page.say("agreements-answered"));
    let body = html! {
        (kit::head(&title, &page.say("agreements-own-note"), &html! {}))
        div class="narrow stack" {
            @if open.is_empty() && answered.is_empty() {
                (kit::nothing(&Nothing { icon: lu::LuSignature, title: &page.say("agreements-own-none"), text: "", steps: &[] }))
            }
            @if !open.is_empty() { (sign::card(&to_sign, told(page, &open, true))) }
            @if !answered.is_empty() { (sign::card(&signed, told(page, &answered, false))) }
        }
    };
    Ok(Shown::new(title, HREF, body))
}

fn documents(page: &mut Page<'_, '_>, ids: Vec<i64>) -> Result<Vec<(i64, Document)>> {
    ids.into_iter()
        .map(|id| {
            let signing = page.load::<Signing>(Id::new(id))?;
            Ok((id, verify::document(page, &signing)?))
        })
        .collect()
}

fn told(page: &Page<'_, '_>, documents: &[(i64, Document)], open: bool) -> maud::Markup {
    let verb = page.say(if open { "agreements-read-and-sign" } else { "agreements-read" });
    let words: Vec<(String, String, String)> = documents
        .iter()
        .map(|(id, document)| {
            let tags: Vec<&str> = document.items.iter().map(|item| item.tag.as_str()).collect();
            (document.title.clone(), page.t.list(&tags), format!("{HREF}/{id}"))
        })
        .collect();
    let lines: Vec<Attention<'_>> = words
        .iter()
        .zip(documents)
        .map(|((title, note, href), (_, document))| Attention {
            tone: match document.state.as_str() {
                "open" => Tone::Warn,
                "signed" => Tone::Ok,
                _ => Tone::Bad,
            },
            icon: lu::LuFileText,
            title,
            note,
            step: Some(Button::open(&verb, href)),
            at: None,
        })
        .collect();
    kit::attention(&page.t, &lines)
}

/// A signature of the reader, whatever else they may see.
fn own(page: &mut Page<'_, '_>) -> Result<Kept<Signing>> {
    let id = page.visit.number(2).ok_or(Error::NotFound("page"))?;
    let person = page.actor().person.ok_or(Error::NotFound("page"))?;
    match store::is_of(page, id, person)? {
        true => page.load(Id::new(id)),
        false => Err(Error::NotFound("page")),
    }
}

fn one(page: &mut Page<'_, '_>, wrong: &str) -> Result<Shown> {
    let signing = own(page)?;
    let document = verify::document(page, &signing)?;
    let title = paper::purpose(&page.t, document.direction);
    let action = format!("{HREF}/{}", signing.id);
    let text = html! { (paper::wording(&page.t, &document)) (paper::signature(&page.t, &document)) };
    let body = html! {
        (kit::head(&title, &document.number, &html! {}))
        div class="narrow stack" {
            (sign::card(&document.title, text))
            @if signing.state == SigningState::Open {
                (sign::card(&page.say("agreements-your-signature"), paper::form(&page.t, &action, &document, wrong)))
            }
        }
    };
    let place = page.say("agreements-own");
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    Ok(Shown::new(title, HREF, body).crumb(place, Some(HREF.to_owned())).scripts(&["sign.js"]).status(status))
}

async fn take(sending: Sending) -> Response {
    let id = sending.visit.number(2).unwrap_or_default();
    match sending.perform("agreements.sign-own", sign::input(&sending, id, sign::SIGNED)).await {
        Ok(_) => go(HREF),
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let wrong = error.to_string();
            sending.show(OWN, move |page| one(page, &wrong)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

async fn decline(sending: Sending) -> Response {
    let id = sending.visit.number(2).unwrap_or_default();
    match sending
        .perform("agreements.decline-own", sign::input(&sending, id, &[("because", "because")]))
        .await
    {
        Ok(_) => go(HREF),
        Err(error) => sending.trouble(error).await,
    }
}
