//! The first start: making the first administrator.
use super::door::{client_of, line, refusal, signed_in};
use crate::sign_in::{Doorman, first_administrator, is_first_start, sign_in};
use ::pages::{Desk, Rooms, Sent, Status, Visit, gate, go};
use axum::response::Response;
use engine::{Error, Result};
use maud::html;
use std::sync::Arc;
use tokio::task::spawn_blocking;
use ui::kit::Button;
use web::AppState;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.public("/welcome", ask).public_form("/welcome", make)
}

async fn ask(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    let engine = state.engine.clone();
    match spawn_blocking(move || is_first_start(&engine)).await {
        Ok(Ok(true)) => form(&state, &desk, &visit, &Sent::default(), ""),
        _ => go("/sign-in"),
    }
}

fn form(state: &AppState, desk: &Desk, visit: &Visit, sent: &Sent, wrong: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    gate(state, desk, visit, status, |t| {
        let (button, kept) =
            (t.say("welcome-make"), |name: &str| sent.says(name).unwrap_or_default().to_owned());
        let body = html! {
            form class="form" method="post" action="/welcome" {
                (refusal(&t.sentence(wrong)))
                (line(t, "name", "text", "name", &kept("name"), true))
                (line(t, "username", "text", "username", &kept("username"), false))
                (line(t, "password", "password", "new-password", "", false))
                footer { (Button::send(&button).primary()) }
            }
        };
        (t.say("welcome-title").into_owned(), t.say("welcome-note").into_owned(), body)
    })
}

async fn make(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let text = |name: &str| sent.says(name).unwrap_or_default().to_owned();
    let (name, username, password) =
        (text("name"), text("username"), sent.get("password").unwrap_or_default().to_owned());
    let (engine, client) = (state.engine.clone(), client_of(&visit));
    let outcome = spawn_blocking(move || -> Result<_> {
        if !is_first_start(&engine)? {
            return Err(
                domain::Refusal::new("not-the-first", "There is an administrator already. Sign in.").into()
            );
        }
        first_administrator(&engine, &username, &name, Some(&password))?;
        sign_in(&engine, &Doorman::default(), &username, &password, &client)
    });
    let outcome =
        outcome.await.map_err(|error| Error::internal(error.to_string())).and_then(|outcome| outcome);
    match outcome {
        Ok(secret) => signed_in(&state.engine, &secret, "/"),
        Err(error) => form(&state, &desk, &visit, &sent, &said(&error)),
    }
}

/// What is wrong, in sentences.
fn said(error: &Error) -> String {
    match error {
        Error::Invalid(faults) => {
            faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}
