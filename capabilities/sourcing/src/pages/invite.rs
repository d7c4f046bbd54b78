//! Inviting suppliers: the link is shown once, to be sent on.
use super::open;
use crate::{Invite, MANAGE, Rfq};
use ::pages::{Page, Rooms, Sending, Shown, Subject, form, form::Filling, form::control, go};
use axum::response::Response;
use domain::{Field, Tone};
use engine::{AsOf, Command, Error, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use notices::Post;
use serde_json::{Map, Value, json};
use ui::kit::{self, Attention, Button, Card, Notice};

const SUPPLIER: Field<'static> = Field::reference("supplier", "Supplier", "supplier").required();
const MAIL: Field<'static> = Field::boolean("mail", "Mail")
    .help("Whether the link is mailed to the supplier, in the language of its country.");
const TO: Field<'static> = Field::text("to", "To")
    .max(254)
    .help("To which e-mail address it is mailed. Left empty, the supplier's.");

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page("/rfqs/{id}/invite", MANAGE, |page| show(page, &Filling::default(), None))
        .form("/rfqs/{id}/invite", take)
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

fn show(page: &mut Page<'_, '_>, filling: &Filling, made: Option<&Made>) -> Result<Shown> {
    let subject = Subject::read(page, Rfq::KIND, AsOf::default())?;
    let [title, note, button, once, once_note] = [
        "sourcing-invite-title",
        "sourcing-invite-note",
        "sourcing-invite",
        "sourcing-link-once",
        "sourcing-link-once-note",
    ]
    .map(|key| page.say(key));
    // Where no mail is set up, nobody is asked whether it should go.
    let asked: &[Field<'_>] = if page.has_tool::<Post>() { &[SUPPLIER, MAIL, TO] } else { &[SUPPLIER] };
    let fields: Vec<Markup> =
        asked.iter().map(|field| control(page, "sourcing-invite", field, filling)).collect();
    let refusal = &filling.refusal;
    let body = html! {
        (kit::head(&title, &subject.title, &html! {}))
        div class="narrow stack" {
            @if let Some(made) = made {
                @let text = made.mailed_to.as_ref().map_or_else(|| once_note.clone(), |to| page.t.say_with("sourcing-link-mailed", &[("address", to.as_str())]).into_owned());
                (kit::notice(&Notice { tone: Tone::Ok, icon: lu::LuLink, title: &once, text: &text, step: None, strip: false }))
                p { (kit::copy_tag(&made.link, &once)) }
            }
            form class="form" method="post" action={ (subject.href) "/invite" } {
                @if !refusal.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (page.t.sentence(refusal)) } }
                @for field in &fields { (field) }
                p { (note) }
                footer { (Button::send(&button).primary()) a class="button quiet" href=(subject.href) { (page.say("cancel")) } }
            }
        }
    };
    let many = page.many(Rfq::KIND);
    let status = filling.status();
    let shown = Shown::new(title, "/rfqs", body).crumb(many, Some("/rfqs".to_owned()));
    Ok(shown.crumb(subject.title, Some(subject.href)).status(status))
}

/// An invitation that was just made.
#[derive(Clone, Default)]
struct Made {
    link: String,
    mailed_to: Option<String>,
}

async fn take(sending: Sending) -> Response {
    let Some(rfq) = sending.visit.number(1) else { return go("/rfqs") };
    let sent = sending.sent.clone();
    let read = sending.view(MANAGE, move |page| {
        let currency = page.settings().currency;
        let mut input = Map::from_iter([("rfq".to_owned(), json!(rfq))]);
        for field in [SUPPLIER, MAIL, TO] {
            match sent.value(&field, &page.t, currency) {
                Some(Ok(value)) if !value.is_null() => drop(input.insert(field.name.to_owned(), value)),
                Some(Err(fault)) => return Err(Error::Invalid(vec![fault])),
                _ => {}
            }
        }
        match input.contains_key("supplier") {
            true => Ok(input),
            false => Err(Error::invalid("supplier", "required", "Say which supplier.")),
        }
    });
    let outcome = match read.await {
        Ok(input) => sending.perform(Invite::NAME, input).await,
        Err(error) => Err(error),
    };
    let told = match outcome {
        Ok(told) => told,
        Err(error) => return refused(sending, error).await,
    };
    let text = |name: &str| told.get(name).and_then(Value::as_str).map(str::to_owned);
    let made = Made { link: text("link").unwrap_or_default(), mailed_to: text("mailed_to") };
    sending.show(MANAGE, move |page| show(page, &Filling::default(), Some(&made))).await
}

async fn refused(sending: Sending, error: Error) -> Response {
    let error = match error {
        Error::NotFound(_) => {
            Error::invalid("supplier", "not-found", Error::NotFound("supplier").to_string())
        }
        other => other,
    };
    let filling = match Filling::default().refused(&sending.sent, error) {
        Ok(filling) => filling,
        Err(error) => return sending.trouble(error).await,
    };
    let sent = sending.sent.clone();
    sending
        .show(MANAGE, move |page| {
            let labels = form::labels_of(page, [SUPPLIER].into_iter(), Some(&sent))?;
            show(page, &Filling { labels, ..filling.clone() }, None)
        })
        .await
}
