//! The calendar for other programs: its address, told once, and what it answers.
use super::BOOK;
use crate::{MakeFeed, OWN, feed::calendar};
use ::pages::{Desk, Sending, Shown, Status, Visit, gate};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use engine::{Actor, Command, View, Who};
use maud::html;
use serde_json::{Map, Value};
use std::sync::Arc;
use ui::kit::{self, Button, Card};
use web::AppState;

/// Makes the address and shows it, once.
pub(super) async fn make(sending: Sending) -> Response {
    match sending.perform(MakeFeed::NAME, Map::new()).await {
        Ok(made) => {
            let path = made.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
            sending
                .show(OWN, move |page| {
                    let address = format!("{}{path}", page.settings().base_url.clone());
                    let (title, note) = (page.say("bookings-feed"), page.say("bookings-feed-once"));
                    let (copy, back) = (page.say("bookings-feed-copy"), page.say("bookings-book"));
                    let body = html! {
                        p { (kit::copy_tag(&address, &copy)) }
                        p { (Button::open(&back, BOOK)) }
                    };
                    let body = kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body });
                    let body = html! { div class="narrow" { (kit::head(&title, &note, &html! {})) (body) } };
                    Ok(Shown::new(title, BOOK, body))
                })
                .await
        }
        Err(error) => sending.trouble(error).await,
    }
}

/// Answers the calendar that a secret opens.
pub(super) async fn serve(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    let secret = visit.path(2).to_owned();
    let read = move |view: &mut View<'_>| calendar(view, &secret);
    match state.engine.view(Who::Known(Actor::system()), OWN, read).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response(),
        Err(error) => gate(&state, &desk, &visit, Status::Refused, |t| {
            (t.say("bookings-feed").into_owned(), t.sentence(&error.to_string()), html! {})
        }),
    }
}
