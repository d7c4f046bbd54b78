//! A certificate to print, with the code that leads to its verification.
use super::plain::facts;
use crate::{
    Certificate, READ,
    proof::SignedDocument,
    rules::words::{CertificateKind, CertificateState},
};
use ::pages::{Page, Rooms, Shown, Subject};
use domain::{Id, Tone};
use engine::{Error, Kept, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value};
use ui::{
    i18n::Family,
    kit::{self, Button, Card, Notice},
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/certificates/{id}", READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let id = page.visit.number(0).or_else(|| page.visit.number(1)).ok_or(Error::NotFound("certificate"))?;
    let certificate = page.see::<Certificate>(Id::new(id))?;
    let title = title_of(page, certificate.what);
    let organisation = page.settings().organisation.clone();
    let body = html! {
        (kit::head(&title, &organisation, &html! { (Button::open("PDF", &format!("/certificates/{id}/pdf")).icon(lu::LuDownload)) }))
        div class="tiles" { div class="w12 stack" { (told(page, &certificate)?) } }
    };
    let (many, href) = (page.say("disposal-certificate-many"), "/disposal-certificates");
    Ok(Shown::new(title, href, body)
        .crumb(many, Some(href.to_owned()))
        .crumb(certificate.number.clone(), Some(format!("{href}/{id}"))))
}

pub(super) fn title_of(page: &Page<'_, '_>, what: CertificateKind) -> String {
    page.say(match what {
        CertificateKind::DataDestruction => "disposal-certificate-data",
        CertificateKind::Disposal => "disposal-certificate-end",
        CertificateKind::LotDisposal => "disposal-certificate-lot",
    })
}

/// On the page of the record: the code, what it says, and what can be given away.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let certificate = page.see::<Certificate>(Id::new(subject.id))?;
    let (print, save) = (page.say("disposal-print"), page.say("disposal-save-document"));
    let (print_href, save_href) = (
        format!("/certificates/{}", subject.id),
        format!("/api/v1/disposal-certificates/{}/document", subject.id),
    );
    let tools = html! {
        (Button::open(&print, &print_href).icon(lu::LuPrinter).small())
        a class="button small" href=(save_href) download={ (certificate.number) ".json" } { (kit::icon(lu::LuDownload)) (save) }
    };
    let title = title_of(page, certificate.what);
    let note = page.say("disposal-signed");
    let inside = told(page, &certificate)?;
    Ok(Some(html! {
        (kit::card(&Card { title: &title, note: &note, tools, width: 0, body: html! {} }))
        (inside)
    }))
}

fn told(page: &Page<'_, '_>, certificate: &Kept<Certificate>) -> Result<Markup> {
    let document: SignedDocument = serde_json::from_value(certificate.document.clone())?;
    let base = &page.settings().base_url;
    let address = format!("{base}/verify/{}", certificate.number);
    let verify = page.say("disposal-verify-here");
    Ok(html! {
        @if certificate.state != CertificateState::Valid { (ended(page, certificate)) }
        (kit::card(&Card { title: &certificate.number, note: &page.t.date(certificate.issued_on), tools: html! {}, width: 0, body: html! {
            div class="label" {
                span class="qr" { (kit::code(&address).unwrap_or_default()) }
                div { b { (verify) } span class="mono" { (address) } small { (page.say("disposal-verify-offline")) } }
            }
        } }))
        @for (name, value) in &document.claims {
            @if name != "certificate" { (section(page, name, value)) }
        }
        (kit::card(&Card { title: &page.say("disposal-signature"), note: "Ed25519", tools: html! {}, width: 0, body: facts(&page.t, &[
            ("disposal-key", document.signature.key.clone()),
            ("disposal-signature", document.signature.value.clone()),
        ]) }))
    })
}

fn ended(page: &Page<'_, '_>, certificate: &Certificate) -> Markup {
    let key = match certificate.state {
        CertificateState::Replaced => "disposal-was-replaced",
        CertificateState::Revoked | CertificateState::Valid => "disposal-was-revoked",
    };
    let day = certificate.ended_on.map(|day| page.t.date(day)).unwrap_or_default();
    let title = page.t.say_with(key, &[("day", day)]).into_owned();
    let text = certificate.ended_because.clone().unwrap_or_default();
    kit::notice(&Notice {
        tone: Tone::Bad,
        icon: lu::LuBan,
        title: &title,
        text: &text,
        step: None,
        strip: false,
    })
}

/// What a part of what is certified is called.
pub(super) fn section_title(page: &Page<'_, '_>, name: &str) -> String {
    page.t.say_or(&format!("disposal-claim-{}", name.replace('_', "-")), name).into_owned()
}

/// One part of what is certified: facts, or a table where it is a list of things.
fn section(page: &Page<'_, '_>, name: &str, value: &Value) -> Markup {
    let title = section_title(page, name);
    let body = match value {
        Value::Object(fields) => html! { (pairs(page, fields)) },
        Value::Array(list) => html! {
            @for (n, one) in list.iter().enumerate() {
                @if n > 0 { hr; }
                @if let Value::Object(fields) = one { (pairs(page, fields)) } @else { p { (words(page, one)) } }
            }
        },
        other => html! { p { (words(page, other)) } },
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn pairs(page: &Page<'_, '_>, fields: &Map<String, Value>) -> Markup {
    html! {
        dl class="facts-list" {
            @for (name, value) in pairs_of(page, fields) { div { dt { (name) } dd { span { (value) } } } }
        }
    }
}

/// What an object says: each name in words, and what it is.
pub(super) fn pairs_of(page: &Page<'_, '_>, fields: &Map<String, Value>) -> Vec<(String, String)> {
    let name = |name: &str| {
        let key = format!("disposal-claim-{}", name.replace('_', "-"));
        page.t.declared_as(&key, Family::Word, &spoken(name)).into_owned()
    };
    fields.iter().map(|(field, value)| (name(field), words(page, value))).collect()
}

/// `handed_over_on` is "Handed over on".
fn spoken(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) fn words(page: &Page<'_, '_>, value: &Value) -> String {
    match value {
        Value::String(text) => match text.parse::<domain::Date>() {
            Ok(day) => page.t.date(day),
            Err(_) => ::pages::value::chosen(page, text),
        },
        Value::Bool(yes) => page.say(if *yes { "yes" } else { "no" }),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| number.to_string(), |whole| page.t.number(whole))
        }
        Value::Array(list) => list.iter().map(|one| words(page, one)).collect::<Vec<_>>().join(" · "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, one)| {
                format!("{}: {}", page.t.declared(Family::Word, &spoken(name)), words(page, one))
            })
            .collect::<Vec<_>>()
            .join(", "),
        Value::Null => String::new(),
    }
}
