//! Signing by a link, without an account. Whoever has the link sees what is to be signed, and no name.
use super::paper;
use crate::{OWN, by_link, verify::Document};
use ::pages::{Desk, Rooms, Sent, Status, Visit, gate, gate_with};
use axum::response::Response;
use engine::{Door, Request, Result};
use icondata_lu as lu;
use maud::html;
use std::sync::Arc;
use ui::kit;
use web::AppState;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        // For people without an account; the secret in the address is what lets them in, once.
        .public("/sign/{secret}", show)
        .public_form("/sign/{secret}", take)
        .public_form("/sign/{secret}/decline", decline)
}

async fn show(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    answer(&state, &desk, &visit, "").await
}

async fn answer(state: &AppState, desk: &Desk, visit: &Visit, wrong: &str) -> Response {
    match read(state, visit).await {
        Ok(document) => asked(state, desk, visit, &document, wrong),
        Err(error) => closed(state, desk, visit, Status::Refused, &error.to_string()),
    }
}

async fn read(state: &AppState, visit: &Visit) -> Result<Document> {
    let secret = visit.path(1).to_owned();
    let read = move |view: &mut engine::View<'_>| by_link::read(view, &secret);
    let (_, document) = state.engine.view(by_link::bearer(), OWN, read).await?;
    // Nothing about the person: a link may be opened by somebody else.
    Ok(Document { person: String::new(), ..document })
}

fn asked(state: &AppState, desk: &Desk, visit: &Visit, document: &Document, wrong: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    gate_with(state, desk, visit, status, &["sign.js"], |t| {
        let action = format!("/sign/{}", visit.path(1));
        let body = html! {
            h2 { (document.title) }
            (paper::wording(t, document))
            (paper::form(t, &action, document, wrong))
        };
        (paper::purpose(t, document.direction), state.engine.settings().organisation.clone(), body)
    })
}

fn closed(state: &AppState, desk: &Desk, visit: &Visit, status: Status, text: &str) -> Response {
    gate(state, desk, visit, status, |t| {
        let body = html! { p { (kit::mark(domain::Tone::Info, lu::LuSignature)) " " (t.sentence(text)) } };
        (t.say("agreements-place").into_owned(), state.engine.settings().organisation.clone(), body)
    })
}

async fn take(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let secret = visit.path(1).to_owned();
    let says = |name: &str| sent.says(name).map(str::to_owned);
    let (name, drawing, content) = (says("drawing_name"), says("drawing"), says("content"));
    let change = move |work: &mut engine::Work<'_>| {
        by_link::sign(work, &secret, name.as_deref(), drawing.as_deref(), content.as_deref())
    };
    finish(&state, &desk, &visit, "agreements.sign-by-link", "agreements-thanks", change).await
}

async fn decline(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let (secret, because) = (visit.path(1).to_owned(), sent.says("because").map(str::to_owned));
    let change = move |work: &mut engine::Work<'_>| by_link::decline(work, &secret, because.clone());
    finish(&state, &desk, &visit, "agreements.decline-by-link", "agreements-declined-noted", change).await
}

async fn finish<T: Send + 'static>(
    state: &AppState,
    desk: &Desk,
    visit: &Visit,
    name: &str,
    thanks: &str,
    change: impl FnMut(&mut engine::Work<'_>) -> Result<T> + Send + 'static,
) -> Response {
    let request = Request::through(Door::Page);
    match state.engine.work(by_link::bearer(), request, name, OWN, change).await {
        Ok(_) => {
            let clock = state.engine.clock();
            let words = visit.locale(desk, clock.now(), clock.zone()).say(thanks).into_owned();
            closed(state, desk, visit, Status::Fine, &words)
        }
        Err(error) => answer(state, desk, visit, &error.to_string()).await,
    }
}
