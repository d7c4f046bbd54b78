//! The page behind a leaver's link: what to give back and how, and where they say what they did. It names nobody.
use crate::{MANAGE, by_link, by_link::Answer};
use ::pages::{Desk, Rooms, Sent, Status, Visit, gate};
use axum::response::Response;
use engine::{Door, Request, View, Work};
use maud::html;
use std::sync::Arc;
use ui::{i18n::Locale, kit::Button};
use web::AppState;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    // For people who have no account any more; the secret in the address is what lets them in.
    rooms.public("/return/{secret}", show).public_form("/return/{secret}", take)
}

/// What somebody is told, without names.
struct Told {
    due: domain::Date,
    items: Vec<(String, String)>,
    instructions: String,
    address: String,
    drop_off: String,
    label: Option<String>,
}

async fn show(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    answered(&state, &desk, &visit, "", "").await
}

async fn answered(state: &AppState, desk: &Desk, visit: &Visit, wrong: &str, thanks: &str) -> Response {
    let secret = visit.path(1).to_owned();
    let read = move |view: &mut View<'_>| {
        let asked = by_link::read(view, &secret)?;
        Ok(Told {
            due: asked.case.due_on,
            items: asked.items,
            instructions: asked.instructions,
            address: asked.address,
            drop_off: asked.drop_off,
            label: asked.case.label_link.clone(),
        })
    };
    match state.engine.view(by_link::bearer(), MANAGE, read).await {
        Ok(told) => page(state, desk, visit, &told, wrong, thanks),
        Err(error) => gate(state, desk, visit, Status::Refused, |t| {
            let organisation = state.engine.settings().organisation.clone();
            (
                t.say("retrieval-door").into_owned(),
                organisation,
                html! { p { (t.sentence(&error.to_string())) } },
            )
        }),
    }
}

fn page(state: &AppState, desk: &Desk, visit: &Visit, told: &Told, wrong: &str, thanks: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    gate(state, desk, visit, status, |t| {
        let due = t.long_date(told.due);
        let note = t.say_with("retrieval-door-note", &[("day", due.as_str())]).into_owned();
        let body = html! {
            div class="stack" {
                @if !wrong.is_empty() { div class="notice bad" role="alert" { (t.sentence(wrong)) } }
                @if !thanks.is_empty() { div class="notice ok" role="status" { (t.say(thanks)) } }
                ul { @for (tag, what) in &told.items { li { b { (tag) } " " (what) } } }
                @if !told.instructions.is_empty() { p { (told.instructions) } }
                @if !told.address.is_empty() { p { (t.say("retrieval-door-address")) " " b { (told.address) } } }
                @if !told.drop_off.is_empty() { p { (t.say("retrieval-door-drop-off")) " " b { (told.drop_off) } } }
                @if let Some(label) = &told.label { p { a href=(label) rel="noreferrer" { (t.say("retrieval-door-label")) } } }
                (form(t, &visit.address))
            }
        };
        (t.say("retrieval-door").into_owned(), note, body)
    })
}

fn form(t: &Locale, action: &str) -> maud::Markup {
    let button = t.say("retrieval-door-send");
    html! {
        form class="form" method="post" action=(action) {
            @for (name, key) in [
                ("ship_to", "retrieval-door-ship-to"),
                ("dropped_at", "retrieval-door-dropped-at"),
                ("carrier", "retrieval-door-carrier"),
                ("tracking", "retrieval-door-tracking"),
            ] {
                div class="field wide" {
                    label for={ "f-" (name) } { (t.say(key)) }
                    input class="input" id={ "f-" (name) } name=(name) maxlength="200" autocomplete="off";
                }
            }
            footer { (Button::send(&button).primary()) }
        }
    }
}

async fn take(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let secret = visit.path(1).to_owned();
    let says = |name: &str| sent.says(name).map(str::to_owned);
    let said = Answer {
        ship_to: says("ship_to"),
        dropped_at: says("dropped_at"),
        carrier: says("carrier"),
        tracking: says("tracking"),
    };
    let change = move |work: &mut Work<'_>| by_link::answer(work, &secret, said.clone());
    let request = Request::through(Door::Page);
    let done =
        state.engine.work(by_link::bearer(), request, "retrieval.answer-by-link", MANAGE, change).await;
    match done {
        Ok(()) => answered(&state, &desk, &visit, "", "retrieval-door-thanks").await,
        Err(error) => answered(&state, &desk, &visit, &error.to_string(), "").await,
    }
}
