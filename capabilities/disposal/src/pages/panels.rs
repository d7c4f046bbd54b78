//! What disposal shows on the pages of lots, partners, assets and certificates.
use crate::{
    READ,
    outcome::outcome_of,
    records::{Lot, Partner},
    rules::{
        balance::{Balance, kilograms},
        partner::Cover,
        words::{CertificateKind, CertificateState, LotStage},
    },
    store,
    verbs::{balance_of, standing},
};
use ::pages::{Page, Panel, Side, Subject};
use domain::{Id, Tone};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Stat};

/// All of them.
pub(super) const PANELS: &[Panel] = &[
    Panel::new("disposal-lot", Side::Story, 10, READ, balance),
    Panel::new("disposal-lot", Side::Facts, 5, READ, outcome),
    Panel::new("disposal-lot", Side::Facts, 6, READ, certificates),
    Panel::new("service-partner", Side::Facts, 5, READ, standards),
    Panel::new("disposal-certificate", Side::Story, 5, READ, super::certificate::panel),
    Panel::new("asset", Side::Facts, 60, READ, certificates),
];

fn card(title: &str, note: &str, tools: Markup, body: Markup) -> Markup {
    kit::card(&Card { title, note, tools, width: 0, body })
}

/// The mass of a lot: in, lost, out, what is missing; and where its papers are.
fn balance(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let lot = page.see::<Lot>(Id::new(subject.id))?;
    let sums = store::sums_of(page, lot.id)?;
    let it = balance_of(&lot, &sums);
    let kg = |grams: i64| page.t.measure(grams as f64 / 1_000.0, 3);
    let names = ["disposal-mass-in", "disposal-mass-lost", "disposal-mass-out", "disposal-mass-difference"];
    let names = names.map(|key| page.say(key));
    let values = [it.in_grams, it.lost_grams, it.out_grams, it.difference()].map(kg);
    let stats: Vec<Stat<'_>> =
        names.iter().zip(&values).map(|(name, value)| Stat { name, value, unit: "kg" }).collect();
    let (tone, says) = judged(page, &lot, &it);
    let (title, manifest) = (page.say("disposal-balance"), page.say("disposal-manifest"));
    let href = format!("/lots/{}/manifest", subject.id);
    let mut tools = vec![Button::open(&manifest, &href).icon(lu::LuPrinter).small()];
    let (letter, letter_href) = (page.say("disposal-letter"), format!("/lots/{}/letter", subject.id));
    if lot.route == crate::rules::words::Route::Donate && lot.consent_on.is_some() {
        tools.push(Button::open(&letter, &letter_href).icon(lu::LuMail).small());
    }
    let body = html! {
        (kit::stats(&stats))
        ul class="attention" { li { (kit::mark(tone, lu::LuScale)) div { b { (says) } p {
            (page.t.say_with("disposal-tolerance", &[
                ("scale", kilograms(it.may_be_more())), ("missing", kilograms(it.may_be_missing())),
            ]))
        } } } }
    };
    Ok(Some(card(&title, "", kit::actions(&tools), body)))
}

fn judged(page: &Page<'_, '_>, lot: &Lot, it: &Balance) -> (Tone, String) {
    let with = |key: &str, grams: i64| page.t.say_with(key, &[("mass", kilograms(grams))]).into_owned();
    match (lot.stage, it.is_even()) {
        (LotStage::Open | LotStage::Sealed | LotStage::Cancelled, _) => {
            (Tone::Info, with("disposal-weighs", it.in_grams))
        }
        (_, true) => (Tone::Ok, page.say("disposal-even")),
        (_, false) if it.unexplained() > 0 => (Tone::Warn, with("disposal-unexplained", it.unexplained())),
        (_, false) => (Tone::Bad, with("disposal-too-much", -it.unexplained())),
    }
}

/// What a lot brings and costs, against the books.
fn outcome(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let lot = page.see::<Lot>(Id::new(subject.id))?;
    let told = outcome_of(page, &lot)?;
    let names =
        ["disposal-proceeds", "disposal-costs", "disposal-book-value", "disposal-parts", "disposal-result"];
    let lines: Vec<(String, String)> = names
        .iter()
        .zip([told.proceeds, told.costs, told.book_value, told.parts, told.result])
        .map(|(key, money)| (page.say(key), page.t.money(money)))
        .collect();
    let title = page.say("disposal-outcome");
    let note = page.say(if told.is_final { "disposal-final" } else { "disposal-so-far" });
    let body = html! {
        dl class="facts-list" { @for (name, value) in &lines { div { dt { (name) } dd { span { (value) } } } } }
        @if !told.unknown.is_empty() {
            p { (page.t.say_with("disposal-unknown", &[("count", told.unknown.len())])) ": " (told.unknown.join("; ")) }
        }
    };
    Ok(Some(card(&title, &note, html! {}, body)))
}

/// How each required standard of a partner stands today.
fn standards(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let partner = page.see::<Partner>(Id::new(subject.id))?;
    let held = store::certificates_of(page, partner.id)?;
    let it = standing(&partner, &held);
    let today = page.t.today();
    let told: Vec<(Tone, String, String)> = it
        .requires
        .iter()
        .map(|standard| {
            let day = |key: &str, on| page.t.say_with(key, &[("day", page.t.date(on))]).into_owned();
            let (tone, says) = match it.cover(*standard, today) {
                Cover::Until(until) if until.days_since(today) <= 60 => {
                    (Tone::Warn, day("disposal-until", until))
                }
                Cover::Until(until) => (Tone::Ok, day("disposal-until", until)),
                Cover::Begins(from) => (Tone::Bad, day("disposal-begins", from)),
                Cover::Ended(until) => (Tone::Bad, day("disposal-ended", until)),
                Cover::Missing => (Tone::Bad, page.say("disposal-missing")),
            };
            (tone, page.t.declared(ui::i18n::Family::Choice, standard.label()).into_owned(), says)
        })
        .collect();
    let (title, add) = (page.say("disposal-standards"), page.say("disposal-add-certificate"));
    let href = format!("/partner-certificates/new?partner=%23{}", subject.id);
    let tools = match page.may(crate::MANAGE) {
        true => html! { (Button::open(&add, &href).icon(lu::LuPlus).small()) },
        false => html! {},
    };
    let body = html! {
        @if told.is_empty() { p { (page.say("disposal-nothing-required")) } }
        @else {
            ul class="attention" {
                @for (tone, name, says) in &told {
                    li { (kit::mark(*tone, lu::LuShieldCheck)) div { b { (name) } p { (says) } } }
                }
            }
        }
    };
    Ok(Some(card(&title, "", tools, body)))
}

/// The certificates about an asset, or of a lot; and the lot that an asset is in.
fn certificates(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let is_asset = subject.kind.name == "asset";
    let (asset, lot) = if is_asset { (Some(subject.id), None) } else { (None, Some(subject.id)) };
    let rows = store::certificates_about(page, asset, lot)?;
    let inside = if is_asset { store::lot_of_gone(page, subject.id)? } else { None };
    if rows.is_empty() && inside.is_none() {
        return Ok(None);
    }
    let lines: Vec<(String, String, String, Tone)> = rows
        .iter()
        .take(12)
        .map(|row| {
            let name = CertificateKind::from_value(&row.what).map_or("", CertificateKind::label);
            let name = page.t.declared(ui::i18n::Family::Choice, name).into_owned();
            let tone = if row.state == CertificateState::Valid.value() { Tone::Ok } else { Tone::Bad };
            let note = format!("{} · {}", row.number, page.t.date(row.issued_on));
            (format!("/disposal-certificates/{}", row.id), name, note, tone)
        })
        .collect();
    let title = page.say("disposal-certificates");
    let body = html! {
        ul class="attention" {
            @if let Some((id, number, _)) = &inside {
                li { (kit::mark(Tone::Info, lu::LuRecycle)) div { b { a href={ "/disposal-lots/" (id) } { (number) } } p { (page.say("disposal-in-lot")) } } }
            }
            @for (href, name, note, tone) in &lines {
                li { (kit::mark(*tone, lu::LuFileCheck)) div { b { a href=(href) { (name) } } p { (note) } } }
            }
        }
        @if rows.len() > 12 { p { (page.t.say_with("disposal-more", &[("count", rows.len() - 12)])) } }
    };
    Ok(Some(card(&title, "", html! {}, body)))
}
