//! Taking a signature at a desk, printing it, and handing over a link.
use super::paper;
use crate::{MANAGE, READ, Signing, SigningState, verify};
use ::pages::{Page, Rooms, Sending, Shown, Status, go};
use axum::response::Response;
use domain::Id;
use engine::{Error, Record, Result};
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use serde_json::{Map, Value, json};
use ui::kit::{self, Button, Card};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page("/signings/{id}/sign", MANAGE, |page| show(page, ""))
        .form("/signings/{id}/sign", take)
        .form("/signings/{id}/sign/decline", decline)
        .page("/signings/{id}/document", READ, print)
        .form("/signings/{id}/link", link)
}

fn signing(page: &mut Page<'_, '_>) -> Result<engine::Kept<Signing>> {
    let id = page.visit.number(1).ok_or(Error::NotFound("page"))?;
    page.see::<Signing>(Id::new(id))
}

fn here(id: i64) -> String {
    format!("/{}/{id}", Signing::KIND.path)
}

/// A page about a signature: its text and what is under it.
fn framed(page: &mut Page<'_, '_>, signing: &Signing, title: String, note: &str, body: Markup) -> Shown {
    let many = page.many(Signing::KIND);
    let body = html! { (kit::head(&title, note, &html! {})) div class="narrow stack" { (body) } };
    Shown::new(title, format!("/{}", Signing::KIND.path), body)
        .crumb(many, Some(format!("/{}", Signing::KIND.path)))
        .crumb(signing.number.clone(), Some(here(signing.id.number())))
}

fn show(page: &mut Page<'_, '_>, wrong: &str) -> Result<Shown> {
    let signing = signing(page)?;
    if signing.state != SigningState::Open {
        return Ok(Shown::go(here(signing.id.number())));
    }
    let document = verify::document(page, &signing)?;
    let action = format!("{}/sign", here(signing.id.number()));
    let title = paper::purpose(&page.t, document.direction);
    let text = card(&document.title, paper::wording(&page.t, &document));
    let sign = card(&document.person, paper::form(&page.t, &action, &document, wrong));
    let person = document.person.clone();
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    let shown = framed(page, &signing, title, &person, html! { (text) (sign) });
    Ok(shown.scripts(&["sign.js"]).status(status))
}

pub(super) fn card(title: &str, body: Markup) -> Markup {
    kit::card(&Card { title, note: "", tools: html! {}, width: 0, body })
}

/// What the form says, as the input of a verb.
pub(super) fn input(sending: &Sending, id: i64, names: &[(&str, &str)]) -> Map<String, Value> {
    let mut input = Map::from_iter([("signing".to_owned(), json!(id))]);
    for (sent, name) in names {
        if let Some(said) = sending.sent.says(sent) {
            input.insert((*name).to_owned(), json!(said));
        }
    }
    input
}

/// The fields of the form, and what the verb calls them.
pub(super) const SIGNED: &[(&str, &str)] =
    &[("drawing", "drawing"), ("drawing_name", "name"), ("content", "content")];

async fn take(sending: Sending) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    match sending.perform("agreements.sign", input(&sending, id, SIGNED)).await {
        Ok(_) => go(&here(id)),
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let wrong = error.to_string();
            sending.show(MANAGE, move |page| show(page, &wrong)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

async fn decline(sending: Sending) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    match sending.perform("agreements.decline", input(&sending, id, &[("because", "because")])).await {
        Ok(_) => go(&here(id)),
        Err(error) => sending.trouble(error).await,
    }
}

/// The agreement as it is printed and filed.
fn print(page: &mut Page<'_, '_>) -> Result<Shown> {
    let signing = signing(page)?;
    let document = verify::document(page, &signing)?;
    let organisation = page.settings().organisation.clone();
    let note = format!("{organisation} · {} · {}", document.number, document.person);
    let body = card(
        &document.title,
        html! { (paper::wording(&page.t, &document)) (paper::signature(&page.t, &document)) },
    );
    let title = paper::purpose(&page.t, document.direction);
    Ok(framed(page, &signing, title, &note, body))
}

/// Makes a link and shows it this once, with its code for a phone.
async fn link(sending: Sending) -> Response {
    let id = sending.visit.number(1).unwrap_or_default();
    match sending.perform("agreements.make-link", input(&sending, id, &[])).await {
        Ok(told) => {
            let link = told["link"].as_str().unwrap_or_default().to_owned();
            let ends = told["ends_on"].as_str().unwrap_or_default().to_owned();
            sending.show(MANAGE, move |page| linked(page, &link, &ends)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

fn linked(page: &mut Page<'_, '_>, link: &str, ends: &str) -> Result<Shown> {
    let signing = signing(page)?;
    let day = ends.parse().map(|day| page.t.long_date(day)).unwrap_or_default();
    let note = page.t.say_with("agreements-link-note", &[("day", day.as_str())]).into_owned();
    let (title, back) = (page.say("agreements-link-title"), page.say("agreements-back"));
    let href = here(signing.id.number());
    let hint = page.say("copy-text");
    let body = html! {
        p { (kit::copy_tag(link, &hint)) }
        @if let Some(code) = code(link) { p { (code) } }
        p { (Button::open(&back, &href)) }
    };
    let body = card(&signing.number, body);
    Ok(framed(page, &signing, title, &note, body))
}

/// The code of a link, for the camera of a phone.
fn code(text: &str) -> Option<Markup> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (wide, side) = (code.width(), code.width() + 2 * QUIET);
    let mut path = String::new();
    for (at, color) in code.to_colors().iter().enumerate() {
        if *color == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", at % wide + QUIET, at / wide + QUIET));
        }
    }
    Some(html! {
        svg viewBox={ "0 0 " (side) " " (side) } width="220" height="220" role="img" aria-label="QR"
            shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}
