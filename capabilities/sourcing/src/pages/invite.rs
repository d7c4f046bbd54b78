//! Inviting suppliers: the link is shown once, to be sent on.
use super::open;
use crate::{Invite, MANAGE, Rfq};
use ::pages::{Page, Rooms, Sending, Shown, Status, Subject, form::Filling, form::control, go};
use axum::response::Response;
use domain::{Field, Tone};
use engine::{AsOf, Command, Error, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use ui::kit::{self, Attention, Button, Card, Notice};

const SUPPLIER: Field<'static> = Field::reference("supplier", "Supplier", "supplier").required();

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/rfqs/{id}/invite", MANAGE, |page| show(page, "", None)).form("/rfqs/{id}/invite", take)
}

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !open(&subject.values) {
        return Ok(None);
    }
    let [title, name, note, label] =
        ["sourcing-next", "sourcing-invite-title", "sourcing-invite-note", "sourcing-invite"]
            .map(|key| page.say(key));
    let href = format!("{}/invite", subject.href);
    let step = Some(Button::open(&label, &href).primary());
    let list = [Attention { tone: Tone::Info, icon: lu::LuSend, title: &name, note: &note, step, at: None }];
    let body = kit::attention(&page.t, &list);
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

fn show(page: &mut Page<'_, '_>, refusal: &str, link: Option<&str>) -> Result<Shown> {
    let subject = Subject::read(page, Rfq::KIND, AsOf::default())?;
    let [title, note, button, once, once_note] = [
        "sourcing-invite-title",
        "sourcing-invite-note",
        "sourcing-invite",
        "sourcing-link-once",
        "sourcing-link-once-note",
    ]
    .map(|key| page.say(key));
    let supplier = control(page, "sourcing-invite", &SUPPLIER, &Filling::default());
    let body = html! {
        (kit::head(&title, &subject.title, &html! {}))
        div class="narrow stack" {
            @if let Some(link) = link {
                (kit::notice(&Notice { tone: Tone::Ok, icon: lu::LuLink, title: &once, text: &once_note, step: None, strip: false }))
                p { (kit::copy_tag(link, &once)) }
            }
            form class="form" method="post" action={ (subject.href) "/invite" } {
                @if !refusal.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (page.t.sentence(refusal)) } }
                (supplier)
                p { (note) }
                footer { (Button::send(&button).primary()) a class="button quiet" href=(subject.href) { (page.say("cancel")) } }
            }
        }
    };
    let many = page.many(Rfq::KIND);
    let status = if refusal.is_empty() { Status::Fine } else { Status::Refused };
    let shown = Shown::new(title, "/rfqs", body).crumb(many, Some("/rfqs".to_owned()));
    Ok(shown.crumb(subject.title, Some(subject.href)).status(status))
}

async fn take(sending: Sending) -> Response {
    let Some(rfq) = sending.visit.number(1) else { return go("/rfqs") };
    let sent = sending.sent.clone();
    let read = sending.view(MANAGE, move |page| {
        let currency = page.settings().currency;
        match sent.value(&SUPPLIER, &page.t, currency) {
            Some(Ok(value)) if !value.is_null() => Ok(value),
            _ => Err(Error::invalid("supplier", "required", "Say which supplier.")),
        }
    });
    let outcome = match read.await {
        Ok(supplier) => {
            let input = Map::from_iter([("rfq".to_owned(), json!(rfq)), ("supplier".to_owned(), supplier)]);
            sending.perform(Invite::NAME, input).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(told) => {
            let link = told.get("link").and_then(Value::as_str).unwrap_or_default().to_owned();
            sending.show(MANAGE, move |page| show(page, "", Some(&link))).await
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict)) => {
            let why = error.to_string();
            sending.show(MANAGE, move |page| show(page, &why, None)).await
        }
        Err(Error::NotFound(_)) => {
            let why = Error::NotFound("supplier").to_string();
            sending.show(MANAGE, move |page| show(page, &why, None)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}
