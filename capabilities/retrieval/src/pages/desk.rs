//! Receiving by scan, a link for the leaver.
use crate::{MANAGE, RECEIVE, Retrieval};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, go};
use axum::response::Response;
use domain::{Field, Id};
use engine::{Error, Record, Result};
use maud::{Markup, html};
use serde_json::{Map, json};
use ui::kit::{self, Button, Card};

/// Where things are received.
pub(super) const RECEIVE_HREF: &str = "/retrieval/receive";
/// The verb of it.
const RECEIVES: &str = "retrieval.receive";
/// The code that was scanned.
const CODE: Field<'static> = Field::text("asset", "Tag or serial number");

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(RECEIVE_HREF, RECEIVE, |page| receiving(page, "", ""))
        .form(RECEIVE_HREF, receive)
        .form("/retrievals/{id}/link", link)
}

/// A line to scan into: what was received last stands above it, so that one box after the other goes fast.
fn receiving(page: &mut Page<'_, '_>, wrong: &str, scanned: &str) -> Result<Shown> {
    let title = page.say("retrieval-receive-by-scan");
    let done = page.visit.query("done").unwrap_or_default().to_owned();
    let (code, button) = (page.say("retrieval-code"), page.say("do-retrieval-receive"));
    let form = html! {
        form class="form" method="post" action=(RECEIVE_HREF) {
            @if !wrong.is_empty() { div class="notice bad" role="alert" { (page.t.sentence(wrong)) } }
            @if !done.is_empty() {
                div class="notice ok" role="status" {
                    (page.t.say_with("retrieval-received-one", &[("tag", done.as_str())]))
                }
            }
            div class="field wide" {
                label for="f-asset" { (code) }
                input class="input mono" id="f-asset" name=(CODE.name) value=(scanned) required autofocus
                    autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="255";
            }
            footer { (Button::send(&button).primary()) }
        }
    };
    let note = page.say("retrieval-receive-note");
    let body = html! { div class="narrow" { (kit::head(&title, &note, &html! {})) (form) } };
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    let place = page.say("retrieval-place");
    let at = super::funnel::HREF;
    Ok(Shown::new(title, at, body).crumb(place, Some(at.to_owned())).status(status))
}

fn scanned(sent: &Sent) -> String {
    // A label's code is the address of its asset.
    let code = sent.says(CODE.name).unwrap_or_default();
    match code.rsplit_once("/assets/") {
        Some((_, id)) => format!("#{id}"),
        None => code.to_owned(),
    }
}

async fn receive(sending: Sending) -> Response {
    let code = scanned(&sending.sent);
    let asset = match code.strip_prefix('#').and_then(|id| id.parse::<i64>().ok()) {
        Some(id) => json!(id),
        None => json!(code),
    };
    match sending.perform(RECEIVES, Map::from_iter([("asset".to_owned(), asset)])).await {
        Ok(_) => {
            let shown: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            go(&format!("{RECEIVE_HREF}?done={shown}"))
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::NotFound(_))) => {
            let wrong = error.to_string();
            sending.show(RECEIVE, move |page| receiving(page, &wrong, &code)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

pub(super) fn case(page: &mut Page<'_, '_>) -> Result<engine::Kept<Retrieval>> {
    let id = page.visit.number(1).ok_or(Error::NotFound("page"))?;
    page.see::<Retrieval>(Id::new(id))
}

pub(super) fn framed(
    page: &mut Page<'_, '_>,
    case: &Retrieval,
    title: String,
    note: &str,
    tools: Markup,
    body: Markup,
) -> Shown {
    let (many, list) = (page.many(Retrieval::KIND), format!("/{}", Retrieval::KIND.path));
    let card = kit::card(&Card { title: &case.number, note: "", tools: html! {}, width: 0, body });
    let body = html! { (kit::head(&title, note, &tools)) div class="narrow stack" { (card) } };
    let href = format!("{list}/{}", case.id);
    Shown::new(title, list.clone(), body).crumb(many, Some(list)).crumb(case.number.clone(), Some(href))
}

async fn link(sending: Sending) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    match sending.perform("retrieval.make-link", Map::from_iter([("retrieval".to_owned(), json!(id))])).await
    {
        Ok(told) => {
            let link = told["link"].as_str().unwrap_or_default().to_owned();
            let ends = told["ends_on"].as_str().unwrap_or_default().to_owned();
            sending.show(MANAGE, move |page| linked(page, &link, &ends)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

fn linked(page: &mut Page<'_, '_>, link: &str, ends: &str) -> Result<Shown> {
    let case = case(page)?;
    let day = ends.parse().map(|day| page.t.long_date(day)).unwrap_or_default();
    let note = page.t.say_with("retrieval-link-note", &[("day", day.as_str())]).into_owned();
    let (title, hint) = (page.say("retrieval-link-title"), page.say("copy-text"));
    Ok(framed(page, &case, title, &note, html! {}, html! { p { (kit::copy_tag(link, &hint)) } }))
}
