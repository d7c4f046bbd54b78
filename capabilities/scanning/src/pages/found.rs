//! The page for strangers, and what whoever keeps the asset sees of their reports.
use crate::{
    store,
    stranger::{Limit, Report, report, stranger},
};
use ::pages::{Desk, Page, Rooms, Sent, Status, Subject, Visit, gate};
use access::pages::client_of;
use axum::response::Response;
use domain::{Id, Tone};
use engine::{Door, Request, Result, Work};
use icondata_lu as lu;
use maud::{Markup, html};
use std::sync::{Arc, LazyLock};
use ui::{
    i18n::Locale,
    kit::{self, Button, Card},
};
use web::AppState;

/// Where strangers say what they have found; the number on the label follows.
const HREF: &str = "/found";

/// Counts the reports of this node.
static LIMIT: LazyLock<Limit> = LazyLock::new(Limit::default);

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    // For finders, who have no account. It shows nothing of the asset, not even whether there is one.
    rooms.public("/found/{asset}", show).public_form("/found/{asset}", take)
}

/// Where somebody without an account can go who came for an asset, as the code on its label says.
pub(super) fn way_of(address: &str) -> Option<String> {
    let number: u64 = address.strip_prefix("/assets/")?.parse().ok()?;
    Some(format!("{HREF}/{number}"))
}

async fn show(state: AppState, desk: Arc<Desk>, visit: Visit) -> Response {
    page(&state, &desk, &visit, &Report::default(), "")
}

fn page(state: &AppState, desk: &Desk, visit: &Visit, said: &Report, wrong: &str) -> Response {
    let status = if wrong.is_empty() { Status::Fine } else { Status::Refused };
    let organisation = state.engine.settings().organisation.clone();
    gate(state, desk, visit, status, |t| {
        let note = t.say_with("found-note", &[("organisation", organisation.as_str())]).into_owned();
        (t.say("found-title").into_owned(), note, form(t, visit, said, wrong))
    })
}

fn form(t: &Locale, visit: &Visit, said: &Report, wrong: &str) -> Markup {
    let button = t.say("found-send");
    let line = |name: &str, value: &str, needed: bool, complete: &str| {
        html! {
            div class="field wide" {
                label for={ "f-" (name) } { (t.say(&format!("found-{name}"))) }
                input class="input" id={ "f-" (name) } name=(name) value=(value) maxlength="200" required[needed]
                    autocomplete=(complete);
            }
        }
    };
    html! {
        form class="form" method="post" action=(visit.address) {
            @if !wrong.is_empty() { div class="notice bad" role="alert" { (t.sentence(wrong)) } }
            (line("place", &said.place, true, "off"))
            (line("contact", &said.contact, false, "email"))
            div class="field wide" {
                label for="f-note" { (t.say("found-words")) }
                textarea id="f-note" name="note" rows="3" maxlength="1000" { (said.note) }
            }
            p { small { (t.say("found-privacy")) } }
            footer { (Button::send(&button).primary()) }
        }
    }
}

async fn take(state: AppState, desk: Arc<Desk>, visit: Visit, sent: Sent) -> Response {
    let says = |name: &str| sent.says(name).unwrap_or_default().to_owned();
    let said = Report { place: says("place"), contact: says("contact"), note: says("note") };
    if let Err(refusal) = LIMIT.let_in(&client_of(&visit).address, state.engine.clock().now()) {
        return page(&state, &desk, &visit, &said, &refusal.to_string());
    }
    let asset: i64 = visit.path(1).parse().unwrap_or_default();
    let words = said.clone();
    let change = move |work: &mut Work<'_>| report(work, asset, &words);
    let request = Request::through(Door::Page);
    match state.engine.work(stranger(), request, "scans.report-found", assets::EDIT, change).await {
        Ok(()) => gate(&state, &desk, &visit, Status::Fine, |t| {
            let thanks = t.say("found-thanks-note").into_owned();
            (t.say("found-thanks").into_owned(), thanks, html! {})
        }),
        Err(error) => page(&state, &desk, &visit, &said, &error.to_string()),
    }
}

/// What strangers said about an asset, on its page.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let reports = store::reports(page, Id::new(subject.id))?;
    if reports.is_empty() {
        return Ok(None);
    }
    let settle = page.say("do-scans-settle-found");
    let to = format!("/do/scans.settle-found?asset=%23{}&_back={}", subject.id, subject.href);
    let tools = html! { @if page.may(assets::EDIT) { (Button::dialog(&settle, &to).small()) } };
    let body = html! {
        ul class="attention" {
            @for one in &reports {
                li {
                    (kit::mark(Tone::Warn, lu::LuMapPin))
                    div {
                        b { (one.place) }
                        @if !one.contact.is_empty() { p { (one.contact) } }
                        @if !one.note.is_empty() { p { (one.note) } }
                        p { (page.t.moment(one.at)) }
                    }
                }
            }
        }
    };
    let title = page.say("found-panel");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 0, body })))
}

#[cfg(test)]
mod tests {
    use super::way_of;

    #[test]
    fn the_address_of_an_asset_leads_strangers_to_the_page_for_them() {
        assert_eq!(way_of("/assets/17").as_deref(), Some("/found/17"));
        assert_eq!(way_of("/assets"), None);
        assert_eq!(way_of("/assets/17/edit"), None);
        assert_eq!(way_of("/people/17"), None);
    }
}
