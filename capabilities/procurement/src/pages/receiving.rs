//! Receiving an order with a scanner: one field, a serial number a line, one button. A hand scanner ends each number
//! with a line break, so the field fills itself; the page needs no script.
use crate::{Order, RECEIVE, Receive, store};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, Subject, go};
use axum::response::Response;
use domain::{Field, Id, Tone};
use engine::{AsOf, Command, Error, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use ui::kit::{self, Button, Card, Nothing, Notice};

const MODEL: Field<'static> =
    Field::reference("model", "Model", "model").help("Of what only a category was ordered.");
const PLACE: Field<'static> = Field::reference("location", "Put at", "location");

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page("/orders/{id}/receive", RECEIVE, |page| show(page, &Asked::default()))
        .form("/orders/{id}/receive", take)
}

/// What was written and why it was refused.
#[derive(Clone, Default)]
struct Asked {
    sent: Sent,
    refusal: String,
    needs_reason: bool,
}

fn show(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Shown> {
    let subject = Subject::read(page, Order::KIND, AsOf::default())?;
    let lines = store::open_lines(page, Id::new(subject.id), true)?;
    let number = subject.text("number").unwrap_or_default().to_owned();
    let title = page.t.say_with("receiving-title", &[("number", number.as_str())]).into_owned();
    let note = subject.label("supplier").unwrap_or_default().to_owned();
    let done = page.visit.query("done").map(str::to_owned);
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="narrow stack" {
            @if let Some(receipt) = &done { (arrived(page, receipt)) }
            @if lines.is_empty() { (all_here(page, &subject)) } @else { (form(page, &subject, &lines, asked)?) }
        }
    };
    let many = page.many(Order::KIND);
    let status = if asked.refusal.is_empty() { Status::Fine } else { Status::Refused };
    let shown = Shown::new(title, "/orders", body).crumb(many, Some("/orders".to_owned()));
    Ok(shown.crumb(number, Some(subject.href)).status(status))
}

fn arrived(page: &Page<'_, '_>, receipt: &str) -> Markup {
    let title = page.t.say_with("receiving-done", &[("receipt", receipt)]).into_owned();
    let text = page.say("receiving-done-note");
    kit::notice(&Notice {
        tone: Tone::Ok,
        icon: lu::LuPackageCheck,
        title: &title,
        text: &text,
        step: None,
        strip: false,
    })
}

fn all_here(page: &Page<'_, '_>, subject: &Subject) -> Markup {
    let [title, text, back] =
        ["receiving-nothing", "receiving-nothing-note", "receiving-back"].map(|key| page.say(key));
    let steps = [Button::open(&back, &subject.href)];
    kit::nothing(&Nothing { icon: lu::LuPackageCheck, title: &title, text: &text, steps: &steps })
}

fn form(
    page: &mut Page<'_, '_>,
    subject: &Subject,
    lines: &[store::LineRow],
    asked: &Asked,
) -> Result<Markup> {
    let [line, serials, serials_help, quantity, quantity_help, note, because, because_help, button, title] =
        [
            "line",
            "serials",
            "serials-help",
            "quantity",
            "quantity-help",
            "note",
            "because",
            "because-help",
            "button",
            "what",
        ]
        .map(|word| page.say(&format!("receiving-{word}")));
    let written = |name: &str| asked.sent.get(name).unwrap_or_default().to_owned();
    let chosen = asked.sent.says("line").or(page.visit.query("line")).unwrap_or_default().to_owned();
    let options: Vec<(i64, String)> = lines
        .iter()
        .map(|row| {
            let open = page.t.say_with("receiving-to-come", &[("count", row.outstanding)]);
            (row.id, format!("{} · {} · {open}", row.code, row.description))
        })
        .collect();
    let filling = ::pages::form::Filling {
        values: place_of(subject),
        written: (!asked.refusal.is_empty()).then(|| asked.sent.clone()),
        ..::pages::form::Filling::default()
    };
    let place = ::pages::form::control(page, "receiving", &PLACE, &filling);
    let model = match lines.iter().any(|line| line.needs_model) {
        true => ::pages::form::control(page, "receiving", &MODEL, &filling),
        false => html! {},
    };
    let body = html! {
        form class="form" method="post" action={ (subject.href) "/receive" } {
            @if !asked.refusal.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (page.t.sentence(&asked.refusal)) } }
            fieldset {
                div class="field wide" {
                    label for="f-line" { (line) }
                    select id="f-line" name="line" {
                        @for (id, words) in &options { option value=(id) selected[chosen == id.to_string()] { (words) } }
                    }
                }
                div class="field wide" {
                    label for="f-serials" { (serials) }
                    textarea class="mono" id="f-serials" name="serials" rows="8" autofocus autocomplete="off"
                        autocapitalize="characters" spellcheck="false" aria-describedby="f-serials-help" { (written("serials")) }
                    small id="f-serials-help" { (serials_help) }
                }
                @if asked.needs_reason {
                    div class="field wide" {
                        label for="f-accept_because" { (because) }
                        textarea id="f-accept_because" name="accept_because" aria-describedby="f-accept_because-help" { (written("accept_because")) }
                        small id="f-accept_because-help" { (because_help) }
                    }
                }
                div class="field" {
                    label for="f-quantity" { (quantity) }
                    input class="input" id="f-quantity" name="quantity" inputmode="numeric" value=(written("quantity")) aria-describedby="f-quantity-help";
                    small id="f-quantity-help" { (quantity_help) }
                }
                div class="field" {
                    label for="f-delivery_note" { (note) }
                    input class="input" id="f-delivery_note" name="delivery_note" maxlength="120" value=(written("delivery_note"));
                }
                (model)
                (place)
            }
            footer { (Button::send(&button).primary().icon(lu::LuPackageCheck)) }
        }
    };
    Ok(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body }))
}

/// Where the order goes is where it is put unless somebody says otherwise.
fn place_of(subject: &Subject) -> Map<String, Value> {
    let place = subject.values.get("ship_to").cloned();
    place.map(|place| Map::from_iter([("location".to_owned(), place)])).unwrap_or_default()
}

async fn take(sending: Sending) -> Response {
    let order = sending.visit.path(1).to_owned();
    let sent = sending.sent.clone();
    let read = sending.view(RECEIVE, move |page| {
        let mut input = Map::new();
        let currency = page.settings().currency;
        if let Some(line) = sent.says("line").and_then(|line| line.parse::<i64>().ok()) {
            input.insert("line".to_owned(), json!(line));
        }
        for name in ["serials", "delivery_note", "accept_because"] {
            if let Some(text) = sent.says(name) {
                input.insert(name.to_owned(), json!(text));
            }
        }
        let quantity = Field::integer("quantity", "Quantity");
        for field in [&quantity, &MODEL, &PLACE] {
            match sent.value(field, &page.t, currency) {
                Some(Ok(value)) if !value.is_null() => drop(input.insert(field.name.to_owned(), value)),
                Some(Err(fault)) => return Err(Error::Invalid(vec![fault])),
                Some(Ok(_)) | None => {}
            }
        }
        Ok(input)
    });
    let outcome = match read.await {
        Ok(input) => sending.perform(Receive::NAME, input).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(told) => {
            let receipt = told.get("receipt").and_then(Value::as_str).unwrap_or_default();
            go(&format!("/orders/{order}/receive?done={receipt}"))
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict)) => {
            let needs_reason = error.code() == "serials-not-as-announced";
            let needs_reason = needs_reason || sending.sent.says("accept_because").is_some();
            let asked = Asked { sent: sending.sent.clone(), refusal: error.to_string(), needs_reason };
            sending.show(RECEIVE, move |page| show(page, &asked)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}
