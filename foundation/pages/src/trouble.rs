//! What a reader sees when a page cannot be shown: why, and the next step.
use crate::{Desk, Page, Shown, VISIT, Visit, frame, rooms, visit::sign_in};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use engine::Error;
use icondata_lu as lu;
use maud::Markup;
use std::sync::Arc;
use ui::kit::{self, Button, Nothing};
use web::{AppState, Problem};

/// The page for an error.
pub(crate) async fn answer(state: &AppState, desk: Arc<Desk>, visit: Arc<Visit>, error: Error) -> Response {
    if matches!(error, Error::Unauthenticated) {
        return rooms::go(&sign_in(&visit.address));
    }
    let problem = Problem::from(error);
    let status = problem.status();
    if status == StatusCode::INTERNAL_SERVER_ERROR
        && let Some(Error::Internal(cause)) = problem.error()
    {
        tracing::error!(error = ?cause, address = visit.address, "a page failed");
    }
    let Some(who) = visit.who.clone() else { return problem.into_response() };
    let sentence = problem.sentence();
    let made = state.engine.view(who, VISIT, move |view| {
        let mut page = Page::new(&desk, &visit, view)?;
        let body = body(&page, status, &page.t.sentence(&sentence));
        let shown = Shown::new(page.say(title(status)), "", body);
        frame::framed(&mut page, &shown)
    });
    match made.await {
        Ok(markup) => rooms::document(&markup, status),
        Err(_) => problem.into_response(),
    }
}

/// Tells whoever reads an address that leads nowhere so, as a page for browsers and as a problem for programs.
pub(crate) async fn nothing_here(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    let wants =
        |name: &str| visit.raw.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if visit.address.starts_with("/api/") || !wants("accept").contains("text/html") {
        return Problem::nothing_here().into_response();
    }
    if visit.who.is_none() {
        let inside = |t: &ui::i18n::Locale| {
            let text = |key| t.say(key).into_owned();
            let home = text("trouble-home");
            (text("trouble-not-found"), text("trouble-address"), maud::html! { (Button::open(&home, "/")) })
        };
        let mut page = rooms::gate(&state, &desk, &visit, crate::Status::Fine, inside);
        *page.status_mut() = StatusCode::NOT_FOUND;
        return page;
    }
    answer(&state, desk, Arc::new(visit), Error::NotFound("page")).await
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "trouble-not-found",
        StatusCode::FORBIDDEN => "trouble-forbidden",
        StatusCode::INTERNAL_SERVER_ERROR => "trouble-ours",
        _ => "trouble-refused",
    }
}

fn body(page: &Page<'_, '_>, status: StatusCode, sentence: &str) -> Markup {
    let (home, back) = (page.say("trouble-home"), page.visit.back("/"));
    let icon: kit::Icon = match status {
        StatusCode::NOT_FOUND => lu::LuSearchX,
        StatusCode::FORBIDDEN => lu::LuLock,
        _ => lu::LuCircleAlert,
    };
    let again = page.say("trouble-back");
    let steps = [Button::open(&again, &back), Button::open(&home, "/").quiet()];
    kit::nothing(&Nothing { icon, title: &page.say(title(status)), text: sentence, steps: &steps })
}
