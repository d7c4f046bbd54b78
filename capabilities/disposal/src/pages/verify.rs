//! What a stranger sees who follows the code on a certificate: whether it holds. Nothing about people or things.
use crate::{
    READ,
    rules::words::{CertificateKind, CertificateState},
    store::{self, PublicFacts},
};
use ::pages::{Desk, Rooms, Status, Visit, gate_with};
use axum::response::Response;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use domain::{Instant, Tone};
use engine::Actor;
use icondata_lu as lu;
use maud::{Markup, html};
use parking_lot::Mutex;
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};
use ui::{
    i18n::Locale,
    kit::{self, FileDrop, Notice},
};
use web::AppState;

/// What somebody from one address may ask within a minute.
const VISITS_MAX: u32 = 120;
/// A minute.
const WINDOW_MILLIS: i64 = 60_000;
/// Addresses that are remembered at most; who comes beyond that waits like the others.
const ADDRESSES_MAX: usize = 10_000;

/// Counts the visits of this node.
static VISITS: LazyLock<Visits> = LazyLock::new(Visits::default);

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    // For everybody: whoever is handed a certificate has no account here. It tells whether a number that nobody can
    // guess is valid, and checks files in the reader's own browser.
    rooms.public("/verify", ask).public("/verify/{number}", tell)
}

#[derive(Default)]
struct Visits(Mutex<BTreeMap<String, (i64, u32)>>);

impl Visits {
    fn admit(&self, address: &str, now: Instant) -> bool {
        let mut known = self.0.lock();
        if known.len() >= ADDRESSES_MAX {
            known.retain(|_, (since, _)| now.0 - *since < WINDOW_MILLIS);
        }
        if known.len() >= ADDRESSES_MAX && !known.contains_key(address) {
            return false;
        }
        let (since, count) = known.entry(address.to_owned()).or_insert((now.0, 0));
        if now.0 - *since >= WINDOW_MILLIS {
            (*since, *count) = (now.0, 0);
        }
        *count += 1;
        *count <= VISITS_MAX
    }
}

fn address_of(visit: &Visit) -> String {
    let header = visit.raw.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    header.unwrap_or_default().split(',').next_back().unwrap_or_default().trim().to_owned()
}

async fn ask(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    shown(&state, &desk, &visit, None)
}

async fn tell(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    if !VISITS.admit(&address_of(&visit), state.engine.clock().now()) {
        return gate_with(&state, &desk, &visit, Status::Refused, &[], |t| {
            let words = |key: &str| t.say(key).into_owned();
            (words("disposal-verify-title"), words("disposal-verify-slowly"), html! {})
        });
    }
    let number: String = visit.path(1).trim().to_uppercase().chars().take(60).collect();
    let wanted = number.clone();
    let read = move |view: &mut engine::View<'_>| store::public_facts(view, &wanted);
    let facts = state.engine.view(Actor::system(), READ, read).await.unwrap_or_default();
    shown(&state, &desk, &visit, Some((number, facts)))
}

fn shown(
    state: &AppState,
    desk: &Desk,
    visit: &Visit,
    asked: Option<(String, Option<PublicFacts>)>,
) -> Response {
    let key = state.engine.keys().verifying_bytes().map(|bytes| BASE64.encode(bytes)).unwrap_or_default();
    let organisation = state.engine.settings().organisation.clone();
    gate_with(state, desk, visit, Status::Fine, &["verify.js"], |t| {
        let body = html! {
            div class="stack" {
                @if let Some((number, facts)) = &asked { (answer(t, number, facts.as_ref())) }
                (offline(t, &key))
            }
        };
        (t.say("disposal-verify-title").into_owned(), organisation, body)
    })
}

fn answer(t: &Locale, number: &str, facts: Option<&PublicFacts>) -> Markup {
    let Some(facts) = facts else {
        let (title, text) = (t.say("disposal-verify-unknown"), t.say("disposal-verify-unknown-why"));
        return notice(Tone::Bad, lu::LuCircleX, &format!("{number}: {title}"), &text);
    };
    let what = CertificateKind::from_value(&facts.what).map_or("", CertificateKind::label);
    let what = t.declared(ui::i18n::Family::Choice, what).into_owned();
    let issued = t.say_with("disposal-verify-issued", &[("what", what), ("day", t.date(facts.issued_on))]);
    let ended = facts.ended_on.map(|day| t.date(day)).unwrap_or_default();
    match CertificateState::from_value(&facts.state) {
        Some(CertificateState::Valid) => {
            let title = t.say_with("disposal-verify-valid", &[("number", number)]);
            notice(Tone::Ok, lu::LuBadgeCheck, &title, &issued)
        }
        Some(CertificateState::Replaced) => {
            let by = facts.replaced_by.clone().unwrap_or_default();
            let title =
                t.say_with("disposal-verify-replaced", &[("number", number.to_owned()), ("day", ended)]);
            let step = t.say_with("disposal-verify-by", &[("number", by.as_str())]);
            html! {
                (notice(Tone::Warn, lu::LuRefreshCw, &title, &issued))
                @if !by.is_empty() { p { a href={ "/verify/" (by) } { (step) } } }
            }
        }
        Some(CertificateState::Revoked) | None => {
            let title =
                t.say_with("disposal-verify-revoked", &[("number", number.to_owned()), ("day", ended)]);
            notice(Tone::Bad, lu::LuBan, &title, &issued)
        }
    }
}

fn notice(tone: Tone, icon: kit::Icon, title: &str, text: &str) -> Markup {
    kit::notice(&Notice { tone, icon, title, text, step: None, strip: false })
}

/// The place for a file: it is checked by a script here, and sent nowhere.
fn offline(t: &Locale, key: &str) -> Markup {
    let say = |key: &str| t.say(key).into_owned();
    let (title, note) = (say("disposal-verify-drop"), say("disposal-verify-drop-note"));
    html! {
        div data-verify data-key=(key) data-fine=(say("disposal-verify-fine")) data-wrong=(say("disposal-verify-wrong"))
            data-unable=(say("disposal-verify-unable")) data-fault-changed=(say("disposal-fault-changed"))
            data-fault-missing=(say("disposal-fault-missing")) data-fault-added=(say("disposal-fault-added"))
            data-fault-unreadable=(say("disposal-fault-unreadable")) data-fault-signature=(say("disposal-fault-signature"))
            data-fault-another-key=(say("disposal-fault-key")) {
            (kit::file_drop(&FileDrop { name: "file", title: &title, note: &note, accept: ".json,application/json", several: false }))
            div class="notice" role="status" data-told hidden {}
        }
        p { (say("disposal-verify-alone")) " " span class="mono" { "tenure verify-certificate FILE" } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_too_often_waits_a_minute() {
        let visits = Visits::default();
        let admitted = (0..200).filter(|_| visits.admit("10.0.0.1", Instant(0))).count();
        assert_eq!(admitted, VISITS_MAX as usize);
        assert!(visits.admit("10.0.0.2", Instant(0)));
        assert!(visits.admit("10.0.0.1", Instant(WINDOW_MILLIS)));
    }
}
