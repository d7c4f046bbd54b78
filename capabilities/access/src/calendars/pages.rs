//! The address of a calendar, told once, and what it answers.
use super::{Calendar, calendar};
use crate::{secret::digest, store};
use ::pages::{Desk, Rooms, Sending, Shown, Status, Visit, gate};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use engine::{Actor, Error, Result, View, Who};
use maud::html;
use serde_json::{Map, Value};
use std::sync::Arc;
use ui::kit::{self, Button, Card};
use web::AppState;

/// The form that makes the address of a calendar, and the address itself.
pub fn rooms(rooms: Rooms, it: &'static Calendar) -> Rooms {
    rooms
        .form(it.form, move |sending| make(sending, it))
        // For other programs, which cannot sign in; the secret in the address is what lets them in.
        .public(format!("{}/{{secret}}", it.path), move |state, desk, visit| serve(state, desk, visit, it))
}

/// Makes the address and shows it, once.
async fn make(sending: Sending, it: &'static Calendar) -> Response {
    let back = sending.visit.back("/");
    match sending.perform(it.makes, Map::new()).await {
        Ok(made) => {
            let path = made.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
            sending
                .show(it.needs, move |page| {
                    let address = format!("{}{path}", page.settings().base_url);
                    let (title, note) = (page.say("calendar-feed"), page.say("calendar-feed-once"));
                    let (copy, whence) = (page.say("calendar-feed-copy"), page.say("calendar-feed-back"));
                    let body = html! {
                        p { (kit::copy_tag(&address, &copy)) }
                        p { (Button::open(&whence, &back)) }
                    };
                    let body = kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body });
                    let body = html! { div class="narrow" { (kit::head(&title, &note, &html! {})) (body) } };
                    Ok(Shown::new(title, back.clone(), body))
                })
                .await
        }
        Err(error) => sending.trouble(error).await,
    }
}

/// Answers the calendar that a secret opens.
async fn serve(state: AppState, desk: Arc<Desk>, visit: Visit, it: &'static Calendar) -> Response {
    match read(&state, &visit, it).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response(),
        Err(error) => {
            let status = if matches!(error, Error::NotFound(_)) { Status::Missing } else { Status::Refused };
            gate(&state, &desk, &visit, status, |t| {
                (t.say("calendar-feed").into_owned(), t.sentence(&error.to_string()), html! {})
            })
        }
    }
}

/// As the account that made the address, with what it may see today.
async fn read(state: &AppState, visit: &Visit, it: &'static Calendar) -> Result<String> {
    let secret = digest(visit.raw.path.last().map(String::as_str).unwrap_or_default());
    let find = move |view: &mut View<'_>| {
        let account = store::feed_of(view, it.name, &secret)?.ok_or(Error::NotFound("calendar"))?;
        view.actor_of(account)
    };
    let actor = state.engine.view(Actor::system(), it.needs, find).await?;
    let write = move |view: &mut View<'_>| {
        let told = (it.read)(view)?;
        Ok(calendar(&told.name, view.now(), &told.events))
    };
    state.engine.view(Who::Known(actor), it.needs, write).await
}
