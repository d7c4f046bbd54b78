//! What is done with what was scanned.
use super::{HREF, SET, scan::tally};
use crate::{Found, MySet};
use ::pages::{Page, Sending, Shown, form::verb_label, go};
use assets::Asset;
use axum::response::Response;
use domain::Tone;
use engine::{Query, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::Map;
use ui::kit::{self, Act, Button, Card, Nothing};

/// What can be done with a set, by name; what the reader may not do is left out.
const VERBS: [&str; 4] = ["custody.move", "custody.hand-out", "custody.take-back", "assets.validate"];

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let set = MySet {}.run(page)?;
    let title = page.say("scanning-set");
    let again = page.say("scanning-again");
    let note = tally(page, &set);
    let actions = html! { (Button::open(&again, HREF).icon(lu::LuScanLine)) };
    let body = html! {
        (kit::head(&title, &note, &actions))
        div class="stack" {
            @if set.found.is_empty() { (nothing(page)) } @else { (found(page, &set.found)) }
            @if !set.unknown.is_empty() { (unknown(page, &set.unknown)) }
            @if !set.found.is_empty() || !set.unknown.is_empty() { (start_over_form(page)) }
        }
    };
    Ok(Shown::new(title, HREF, body).crumb(page.say("scanning-place"), Some(HREF.to_owned())))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text, scan) =
        (page.say("scanning-nothing"), page.say("scanning-nothing-text"), page.say("scanning-again"));
    let steps = [Button::open(&scan, HREF).primary()];
    kit::nothing(&Nothing { icon: lu::LuScanLine, title: &title, text: &text, steps: &steps })
}

/// The assets, in one form with what can be done: the plan of it is looked at before anything happens.
fn found(page: &Page<'_, '_>, found: &[Found]) -> Markup {
    let doors: Vec<(String, String)> = VERBS
        .into_iter()
        .filter(|verb| page.doing(verb).is_some_and(|doing| page.may(doing.needs())))
        .filter_map(|verb| Some((verb_label(page, verb), page.door("bulk")?, verb)))
        .map(|(label, door, verb)| (label, format!("{door}?kind={}&verb={verb}", Asset::KIND.path)))
        .collect();
    let labels = page.door("labels");
    let print = page.say("scanning-labels");
    let body = html! {
        form method="post" {
            @for one in found { input type="hidden" name="id" value=(one.asset); }
            ul class="attention" { @for one in found { (line(one)) } }
            footer {
                @for (label, to) in &doors { (Button::new(label, Act::SendTo(to))) }
                @if let Some(to) = labels { (Button::new(&print, Act::SendTo(to)).quiet()) }
            }
        }
    };
    let title = page.say("scanning-what");
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn line(found: &Found) -> Markup {
    let place = [&found.location, &found.holder].map(String::as_str);
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        li {
            (kit::mark(Tone::Ok, lu::LuCheck))
            div {
                b { a href={ "/" (Asset::KIND.path) "/" (found.asset) } { (found.tag) } " " (found.model) }
                p { (place.join(" · ")) }
            }
        }
    }
}

fn unknown(page: &Page<'_, '_>, codes: &[String]) -> Markup {
    let (title, note) = (page.say("scanning-not-found"), page.say("scanning-not-found-note"));
    let body = html! {
        ul class="attention" {
            @for code in codes { li { (kit::mark(Tone::Warn, lu::LuCircleHelp)) div { b { (code) } } } }
        }
    };
    kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })
}

fn start_over_form(page: &Page<'_, '_>) -> Markup {
    let label = page.say("scanning-start-over");
    html! { form method="post" action=(SET) { (Button::send(&label).quiet()) } }
}

/// Empties the set.
pub(super) async fn start_over(sending: Sending) -> Response {
    match sending.perform("scans.clear", Map::new()).await {
        Ok(_) => go(HREF),
        Err(error) => sending.trouble(error).await,
    }
}
