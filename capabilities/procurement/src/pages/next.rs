//! What is next: for an order, for a line, for an invoice that does not match.
use super::{entered, open, to_come, word};
use crate::{MANAGE, MatchInvoice, RECEIVE};
use ::pages::{Page, Subject};
use domain::{Id, Tone};
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card};

/// A list of next steps, if there are any.
fn card(page: &Page<'_, '_>, steps: &[Attention<'_>]) -> Option<Markup> {
    let title = page.say("procurement-next");
    let body = kit::attention(&page.t, steps);
    (!steps.is_empty()).then(|| kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body }))
}

pub(super) fn of_order(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let [receive, receive_note, receive_do, print, print_note, print_do, empty, empty_note] = [
        "procurement-to-receive",
        "procurement-to-receive-note",
        "procurement-do-receive",
        "procurement-printable",
        "procurement-printable-note",
        "procurement-do-print",
        "procurement-no-lines",
        "procurement-no-lines-note",
    ]
    .map(|key| page.say(key));
    let receive_href = format!("{}/receive", subject.href);
    let print_href = format!("{}/print", subject.href);
    let mut steps = Vec::new();
    let draft = word(&subject.values, "state") == "draft";
    if draft && super::number(&subject.values, "lines") == 0 && page.may(MANAGE) {
        steps.push(step(Tone::Warn, lu::LuListPlus, &empty, &empty_note, None));
    }
    if open(&subject.values) && page.may(RECEIVE) {
        let button = Button::open(&receive_do, &receive_href).primary();
        steps.push(step(Tone::Preparing, lu::LuPackageCheck, &receive, &receive_note, Some(button)));
    }
    if !draft {
        let button = Button::open(&print_do, &print_href);
        steps.push(step(Tone::Muted, lu::LuPrinter, &print, &print_note, Some(button)));
    }
    Ok(card(page, &steps))
}

pub(super) fn of_line(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(order) =
        subject.reference("purchase_order").filter(|_| to_come(&subject.values) && page.may(RECEIVE))
    else {
        return Ok(None);
    };
    let [title, note, label] =
        ["procurement-to-receive", "procurement-to-receive-note", "procurement-do-receive"]
            .map(|key| page.say(key));
    let href = format!("/orders/{order}/receive?line={}", subject.id);
    let button = Button::open(&label, &href);
    Ok(card(page, &[step(Tone::Preparing, lu::LuPackageCheck, &title, &note, Some(button))]))
}

pub(super) fn of_invoice(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = MatchInvoice { invoice: Ref::id(Id::new(subject.id)) }.run(page)?;
    let title = page.say("invoice-match-title");
    if told.matches {
        let [good, note] = ["invoice-match-good", "invoice-match-good-note"].map(|key| page.say(key));
        let body = kit::attention(&page.t, &[step(Tone::Ok, lu::LuBadgeCheck, &good, &note, None)]);
        return Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })));
    }
    if told.lines == 0 {
        let [none, note] = ["invoice-match-none", "invoice-match-none-note"].map(|key| page.say(key));
        let body = kit::attention(&page.t, &[step(Tone::Warn, lu::LuListPlus, &none, &note, None)]);
        let shown = entered(&subject.values);
        return Ok(
            shown.then(|| kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body }))
        );
    }
    let names: Vec<String> =
        told.findings.iter().map(|finding| page.say(&format!("finding-{}", finding.code))).collect();
    let notes: Vec<String> = told
        .findings
        .iter()
        .map(|finding| match finding.line.as_str() {
            "" => page.t.sentence(&finding.message),
            line => format!("{line}: {}", page.t.sentence(&finding.message)),
        })
        .collect();
    let found: Vec<Attention<'_>> = names
        .iter()
        .zip(&notes)
        .map(|(name, note)| step(Tone::Bad, lu::LuCircleAlert, name, note, None))
        .collect();
    let count = page.t.number(found.len() as i64);
    let body = kit::attention(&page.t, &found);
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: html! {}, width: 0, body })))
}

fn step<'a>(
    tone: Tone,
    icon: kit::Icon,
    title: &'a str,
    note: &'a str,
    step: Option<Button<'a>>,
) -> Attention<'a> {
    Attention { tone, icon, title, note, step, at: None }
}
