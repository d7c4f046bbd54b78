//! Bidding by a link, without an account. Whoever has the link sees what is asked, and nothing of the others.
use crate::{
    Asking, MANAGE, asking, bearer,
    rules::offer::{Cells, Fault, Offer, read},
    submit,
};
use ::pages::{Desk, Rooms, Sent, Status, Visit, gate};
use axum::response::Response;
use domain::{Currency, Date};
use engine::{Door, Error, Request, Result};
use maud::{Markup, html};
use std::sync::Arc;
use ui::{i18n::Locale, kit::Button};
use web::AppState;

/// The longest answers that are kept.
const ANSWERS_MAX: usize = 8_000;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    // For suppliers, who have no account; the secret in the address is what lets them in.
    rooms.public("/bid/{secret}", show).public_form("/bid/{secret}", take)
}

async fn asked(state: &AppState, visit: &Visit) -> Result<Asking> {
    let secret = visit.path(1).to_owned();
    state.engine.view(bearer(), MANAGE, move |view| asking(view, &secret)).await
}

async fn show(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    match asked(&state, &visit).await {
        Ok(asking) => form(&state, &desk, &visit, &asking, &Sent::default(), &[]),
        Err(error) => closed(&state, &desk, &visit, &error),
    }
}

fn closed(state: &AppState, desk: &Desk, visit: &Visit, error: &Error) -> Response {
    let text = match error {
        Error::Refused(refusal) => refusal.message.clone(),
        other => other.to_string(),
    };
    gate(state, desk, visit, Status::Refused, |t| {
        (
            t.say("bid-door-title").into_owned(),
            state.engine.settings().organisation.clone(),
            html! { p { (t.sentence(&text)) } },
        )
    })
}

fn form(
    state: &AppState,
    desk: &Desk,
    visit: &Visit,
    asking: &Asking,
    sent: &Sent,
    faults: &[Fault],
) -> Response {
    let status = if faults.is_empty() { Status::Fine } else { Status::Invalid };
    gate(state, desk, visit, status, |t| {
        let title = format!("{} · {}", asking.code, asking.title);
        let note = t.say_with("bid-door-for", &[("supplier", asking.supplier.as_str())]);
        let note = format!("{} · {note}", state.engine.settings().organisation);
        (title, note, fields(t, visit, asking, sent, faults))
    })
}

fn fields(t: &Locale, visit: &Visit, asking: &Asking, sent: &Sent, faults: &[Fault]) -> Markup {
    let button = t.say("bid-door-send");
    let currency = sent.get("currency").unwrap_or(&asking.currency);
    html! {
        @if let Some(day) = asking.deadline { p { (t.say_with("bid-door-until", &[("day", t.date(day))])) } }
        @if let Some(day) = asking.needed_by { p { (t.say_with("bid-door-needed", &[("day", t.date(day))])) } }
        @if !asking.terms.is_empty() { p { (asking.terms) } }
        @if let Some(day) = asking.submitted_on { p class="notice ok" role="status" { (t.say_with("bid-door-before", &[("day", t.date(day))])) } }
        form class="form" method="post" action=(visit.address) {
            @if !faults.is_empty() {
                div class="notice bad" role="alert" tabindex="-1" data-focus {
                    div { b { (t.say("bid-door-wrong")) } ul class="faults" { @for fault in faults { li { @if fault.row > 0 { (fault.row) ": " } (t.sentence(&fault.message)) } } } }
                }
            }
            (line_of(t, "currency", "currency", currency, false))
            @for (line, requirements) in &asking.lines {
                fieldset {
                    legend { (line.position) ". " (t.number(line.quantity)) " × " (line.description) }
                    @if !requirements.is_empty() { p { (requirements) } }
                    @for (name, numeric) in [("unit-price", true), ("freight", true), ("tax", true), ("delivery-days", true), ("warranty-months", true), ("offered", false)] {
                        @let id = format!("{name}-{}", line.line);
                        (line_of(t, &id, name, sent.get(&id).unwrap_or_default(), numeric))
                    }
                }
            }
            fieldset {
                @for (nth, question) in asking.questions.iter().enumerate() {
                    div class="field wide" {
                        label for={ "f-answer-" (nth) } { (question) }
                        textarea id={ "f-answer-" (nth) } name={ "answer-" (nth) } maxlength="2000" { (sent.get(&format!("answer-{nth}")).unwrap_or_default()) }
                    }
                }
                (line_of(t, "payment_terms", "payment-terms", sent.get("payment_terms").unwrap_or_default(), false))
                div class="field" {
                    label for="f-valid_until" { (t.say("bid-door-valid-until")) }
                    input class="input" type="date" id="f-valid_until" name="valid_until" value=(sent.get("valid_until").unwrap_or_default());
                }
            }
            footer { (Button::send(&button).primary()) }
        }
    }
}

fn line_of(t: &Locale, id: &str, word: &str, value: &str, numeric: bool) -> Markup {
    html! {
        div class="field" {
            label for={ "f-" (id) } { (t.say(&format!("bid-door-{word}"))) }
            input class="input" id={ "f-" (id) } name=(id) value=(value) maxlength="200" autocomplete="off" inputmode=[numeric.then_some("decimal")];
        }
    }
}

/// What the form offers, or why not.
fn offer(asking: &Asking, sent: &Sent) -> std::result::Result<Offer, Vec<Fault>> {
    let text = |name: &str, line: i64| sent.says(&format!("{name}-{line}")).unwrap_or_default().to_owned();
    let currency = sent.says("currency").unwrap_or(&asking.currency).to_owned();
    let rows: Vec<(u64, Cells)> = asking
        .lines
        .iter()
        .map(|(line, _)| {
            let cells = Cells {
                line: line.position.to_string(),
                quantity: String::new(),
                unit_price: text("unit-price", line.line),
                currency: currency.clone(),
                tax: text("tax", line.line),
                freight: text("freight", line.line),
                delivery_days: text("delivery-days", line.line),
                warranty_months: text("warranty-months", line.line),
                offered: text("offered", line.line),
            };
            (u64::try_from(line.position).unwrap_or_default(), cells)
        })
        .collect();
    let lines: Vec<_> = asking.lines.iter().map(|(line, _)| line.clone()).collect();
    let usual = asking.currency.parse().unwrap_or(Currency::EUR);
    let lines = read(&rows, &lines, usual)?;
    let answers = asking.questions.iter().enumerate().filter_map(|(nth, question)| {
        sent.says(&format!("answer-{nth}")).map(|answer| format!("{question}\n{answer}"))
    });
    let answers = answers.collect::<Vec<_>>().join("\n\n");
    Ok(Offer {
        lines,
        valid_until: sent.says("valid_until").and_then(|day| day.parse::<Date>().ok()),
        payment_terms: sent.says("payment_terms").map(|terms| terms.chars().take(200).collect()),
        answers: Some(answers.chars().take(ANSWERS_MAX).collect()).filter(|text: &String| !text.is_empty()),
    })
}

async fn take(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let asking = match asked(&state, &visit).await {
        Ok(asking) => asking,
        Err(error) => return closed(&state, &desk, &visit, &error),
    };
    let offer = match offer(&asking, &sent) {
        Ok(offer) => offer,
        Err(faults) => return form(&state, &desk, &visit, &asking, &sent, &faults),
    };
    let secret = visit.path(1).to_owned();
    let request = Request::through(Door::Page);
    let change = move |work: &mut engine::Work<'_>| submit(work, &secret, &offer);
    match state.engine.work(bearer(), request, "sourcing.bid-by-link", MANAGE, change).await {
        Ok(_) => gate(&state, &desk, &visit, Status::Fine, |t| {
            let [title, text] =
                ["bid-door-thanks", "bid-door-thanks-note"].map(|key| t.say(key).into_owned());
            (title, state.engine.settings().organisation.clone(), html! { p { (t.sentence(&text)) } })
        }),
        Err(error) => {
            let faults = [Fault { row: 0, code: "refused", message: error.to_string() }];
            form(&state, &desk, &visit, &asking, &sent, &faults)
        }
    }
}
