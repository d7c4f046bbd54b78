//! Where a return stands and what is next, on its page; returns of a person and of an asset, on theirs.
use crate::{MANAGE, RECEIVE, Retrieval, RetrievalItem, case::STATES, store};
use ::pages::{Page, Subject, children, value};
use domain::{Id, Money, Tone};
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Progress, Stage};

/// The field that says when a stage was reached.
fn reached(stage: &str) -> &'static str {
    match stage {
        "new" => "opened_on",
        "told" => "told_on",
        "label-sent" => "label_on",
        "in-transit" => "sent_on",
        "received" => "received_on",
        "inspected" => "inspected_on",
        _ => "closed_on",
    }
}

/// The rail: the stages of a return with their days.
pub(super) fn rail(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let now = subject.text("state").unwrap_or_default().to_owned();
    let at = STATES.iter().position(|state| state.value == now).unwrap_or_default();
    let shown = STATES
        .iter()
        .enumerate()
        .filter(|(nth, state)| *nth == at || !matches!(state.value, "partly-received" | "cancelled"));
    let told: Vec<(String, String, Progress)> = shown
        .map(|(nth, state)| {
            let day = subject.values.get(reached(state.value)).and_then(value::date_of);
            let progress = match (nth.cmp(&at), day) {
                (std::cmp::Ordering::Equal, _) => Progress::Now,
                (std::cmp::Ordering::Less, _) => Progress::Done,
                (std::cmp::Ordering::Greater, _) => Progress::Later,
            };
            let when = day.map(|day| page.t.date(day)).unwrap_or_default();
            (value::label_of(&page.t, STATES, state.value), when, progress)
        })
        .collect();
    let stages: Vec<Stage<'_>> =
        told.iter().map(|(name, when, progress)| Stage { name, when, progress: *progress }).collect();
    Ok(Some(kit::rail(&page.t, &stages)))
}

/// What is next, what was charged, and the ways to the leaver.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let state = subject.text("state").unwrap_or_default().to_owned();
    let charged = charged(page, subject)?;
    let clock = clock(page, subject);
    let (title, note) = match (&clock, charged.is_empty()) {
        (Some((title, note)), _) => (title.clone(), note.clone()),
        (None, false) => (page.say("retrieval-charged"), charged.clone()),
        (None, true) => (String::new(), String::new()),
    };
    let (receive, link, letter) = (
        page.say("retrieval-receive-by-scan"),
        page.say("retrieval-make-link"),
        page.say("retrieval-letter"),
    );
    let runs = !matches!(state.as_str(), "closed" | "cancelled");
    let line = Attention {
        tone: if subject.values.contains_key("letter_on") { Tone::Bad } else { Tone::Info },
        icon: lu::LuClock,
        title: &title,
        note: &note,
        step: (runs && page.may(RECEIVE))
            .then(|| Button::open(&receive, super::desk::RECEIVE_HREF).icon(lu::LuScanLine)),
        at: None,
    };
    let (to, print) = (format!("{}/link", subject.href), format!("{}/letter", subject.href));
    Ok(Some(html! {
        @if !title.is_empty() { (kit::attention(&page.t, &[line])) }
        @if clock.is_some() && !charged.is_empty() { p { (page.say("retrieval-charged")) ": " (charged) } }
        @if runs && page.may(MANAGE) {
            div class="row" {
                form method="post" action=(to) { (Button::send(&link).icon(lu::LuLink)) }
                (Button::open(&letter, &print).icon(lu::LuMail))
            }
        }
    }))
}

/// What the clock does next.
fn clock(page: &Page<'_, '_>, subject: &Subject) -> Option<(String, String)> {
    let day = subject.values.get("next_on").and_then(value::date_of)?;
    let step = page.say(&format!("retrieval-step-{}", subject.text("next_step")?));
    Some((step, format!("{} ({})", page.t.date(day), page.t.days_off(day))))
}

fn charged(page: &mut Page<'_, '_>, subject: &Subject) -> Result<String> {
    let sums = store::deductions(page, Id::new(subject.id))?;
    let words: Vec<String> = sums
        .into_iter()
        .filter_map(|(minor, currency)| Some(page.t.money(Money::new(minor, currency.parse().ok()?))))
        .collect();
    Ok(page.t.list(&words))
}

pub(super) fn of_person(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, Retrieval::KIND, &format!("person={}", subject.id), "retrieval-many", subject)
}

pub(super) fn of_asset(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, RetrievalItem::KIND, &format!("asset={}", subject.id), "retrieval-of-asset", subject)
}
