//! Signing in by password or by a link, and signing out.
use crate::{
    secret::Secret,
    sign_in::{Client, Doorman, SESSION_MILLIS, is_first_start, redeem_link, sign_in, sign_out},
};
use ::pages::{Desk, Rooms, Sent, Status, Visit, gate, go};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use engine::{Engine, Error, Result};
use maud::{Markup, html};
use std::sync::{Arc, LazyLock};
use tokio::task::spawn_blocking;
use ui::{i18n::Locale, kit::Button};
use web::{AppState, SESSION_COOKIE};

/// Counts failures of this node.
static DOORMAN: LazyLock<Doorman> = LazyLock::new(Doorman::default);

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .public("/sign-in", ask)
        .public_form("/sign-in", enter)
        // Opening a link signs nobody in: programs that look at links in mails would use it up.
        .public("/sign-in/link/{secret}", offer)
        .public_form("/sign-in/link/{secret}", redeem)
        .public_form("/sign-out", leave)
}

async fn ask(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    let engine = state.engine.clone();
    if let Ok(Ok(true)) = spawn_blocking(move || is_first_start(&engine)).await {
        return go("/welcome");
    }
    let next = next_of(&visit);
    form(&state, &desk, &visit, "", "", &next)
}

fn next_of(visit: &Visit) -> String {
    visit.query("next").filter(|next| is_ours(next)).unwrap_or("/").to_owned()
}

/// Whether an address is one of this site, so that nobody is led elsewhere by a link to us.
fn is_ours(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn form(state: &AppState, desk: &Desk, visit: &Visit, username: &str, wrong: &str, next: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    gate(state, desk, visit, status, |t| {
        let button = t.say("sign-in");
        let body = html! {
            form class="form" method="post" action="/sign-in" {
                input type="hidden" name="next" value=(next);
                (refusal(&t.sentence(wrong)))
                (line(t, "username", "text", "username", username, true))
                (line(t, "password", "password", "current-password", "", !username.is_empty()))
                footer { (Button::send(&button).primary()) }
            }
            @if let Some(way) = desk.for_strangers(next) { p { a href=(way) { (t.say("sign-in-stranger")) } } }
        };
        (t.say("sign-in-title").into_owned(), state.engine.settings().organisation.clone(), body)
    })
}

pub(super) fn refusal(wrong: &str) -> Markup {
    html! { @if !wrong.is_empty() { div class="notice bad" role="alert" { (wrong) } } }
}

/// A field of one line, as pages for everybody have them.
pub(super) fn line(t: &Locale, name: &str, of: &str, complete: &str, value: &str, first: bool) -> Markup {
    html! {
        div class="field wide" {
            label for={ "f-" (name) } { (t.say(&format!("field-{name}"))) }
            input class="input" type=(of) id={ "f-" (name) } name=(name) value=(value) autocomplete=(complete)
                required autofocus[first] maxlength="200";
        }
    }
}

async fn enter(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let (username, password) = (
        sent.says("username").unwrap_or_default().to_owned(),
        sent.get("password").unwrap_or_default().to_owned(),
    );
    let next = sent.says("next").filter(|next| is_ours(next)).unwrap_or("/").to_owned();
    let (engine, client, name) = (state.engine.clone(), client_of(&visit), username.clone());
    let outcome = spawn_blocking(move || sign_in(&engine, &DOORMAN, &name, &password, &client)).await;
    match joined(outcome) {
        Ok(secret) => signed_in(&state.engine, &secret, &next),
        Err(error) => form(&state, &desk, &visit, &username, &error.to_string(), &next),
    }
}

async fn offer(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    link_page(&state, &desk, &visit, "")
}

fn link_page(state: &AppState, desk: &Desk, visit: &Visit, wrong: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    gate(state, desk, visit, status, |t| {
        let button = t.say("sign-in");
        let body = html! {
            form class="form" method="post" action=(visit.address) {
                (refusal(&t.sentence(wrong)))
                @if wrong.is_empty() { footer { (Button::send(&button).primary()) } }
                @else { footer { (Button::open(&button, "/sign-in")) } }
            }
        };
        (t.say("sign-in-title").into_owned(), t.say("sign-in-link-note").into_owned(), body)
    })
}

async fn redeem(state: AppState, desk: Arc<Desk>, visit: Visit, _: Sent) -> Response {
    let (engine, client, secret) = (state.engine.clone(), client_of(&visit), visit.path(2).to_owned());
    let outcome = spawn_blocking(move || redeem_link(&engine, &secret, &client)).await;
    match joined(outcome) {
        Ok(secret) => signed_in(&state.engine, &secret, "/"),
        Err(error) => link_page(&state, &desk, &visit, &error.to_string()),
    }
}

async fn leave(state: AppState, _: Arc<Desk>, visit: Visit, _: Sent) -> Response {
    let secret = web::cookie(&visit.raw.headers, SESSION_COOKIE).map(str::to_owned);
    if let Some(secret) = secret {
        let engine = state.engine.clone();
        // Whoever leaves has left, even when the register cannot be told.
        let _ = spawn_blocking(move || sign_out(&engine, &secret)).await;
    }
    with_cookie(go("/sign-in"), &state.engine, "", 0)
}

fn joined(outcome: std::result::Result<Result<Secret>, tokio::task::JoinError>) -> Result<Secret> {
    outcome.map_err(|error| Error::internal(error.to_string()))?
}

/// On to the next page, with the session in a cookie.
pub(super) fn signed_in(engine: &Engine, secret: &Secret, next: &str) -> Response {
    with_cookie(go(next), engine, secret.reveal(), SESSION_MILLIS / 1000)
}

fn with_cookie(mut response: Response, engine: &Engine, secret: &str, seconds: i64) -> Response {
    let secure = if engine.settings().base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie =
        format!("{SESSION_COOKIE}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    match HeaderValue::from_str(&cookie) {
        Ok(value) => {
            response.headers_mut().append(header::SET_COOKIE, value);
            response
        }
        Err(_) => go("/sign-in").into_response(),
    }
}

/// With what somebody asks, and from where.
pub fn client_of(visit: &Visit) -> Client {
    let text =
        |name: &str| visit.raw.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browser: String = text("user-agent").chars().take(300).collect();
    Client {
        browser,
        address: text("x-forwarded-for").split(',').next_back().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert!(is_ours("/assets?q=1"));
        for strange in ["//evil.example", "https://evil.example", "/\\evil.example", "assets"] {
            assert!(!is_ours(strange), "{strange}");
        }
    }
}
