//! What is next: for an order, for a line, for an invoice that does not match.
use super::{entered, open, to_come, word};
use crate::{Credit, MANAGE, MatchInvoice, RECEIVE, rules::matching::Finding};
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
    if told.lines == 0 && !entered(&subject.values) {
        return Ok(None);
    }
    let found = match (told.lines, told.matches) {
        (0, _) => vec![(page.say("invoice-match-none"), page.say("invoice-match-none-note"))],
        (_, true) => vec![(page.say("invoice-match-good"), page.say("invoice-match-good-note"))],
        (_, false) => told.findings.iter().map(|finding| difference(page, finding)).collect(),
    };
    let (tone, icon) = match (told.lines, told.matches) {
        (0, _) => (Tone::Warn, lu::LuListPlus),
        (_, true) => (Tone::Ok, lu::LuBadgeCheck),
        (_, false) => (Tone::Bad, lu::LuCircleAlert),
    };
    let credits: Vec<(String, String, String)> =
        told.credits.iter().map(|credit| credited(page, credit)).collect();
    let open = page.say("procurement-open");
    let mut rows: Vec<Attention<'_>> =
        found.iter().map(|(title, note)| step(tone, icon, title, note, None)).collect();
    rows.extend(credits.iter().map(|(title, note, href)| {
        step(Tone::Info, lu::LuReceipt, title, note, Some(Button::open(&open, href)))
    }));
    let title = page.say("invoice-match-title");
    let count = if told.findings.is_empty() { String::new() } else { page.t.number(found.len() as i64) };
    let body = kit::attention(&page.t, &rows);
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: html! {}, width: 0, body })))
}

/// A difference as its name, and what differs on which line.
fn difference(page: &Page<'_, '_>, finding: &Finding) -> (String, String) {
    let message = page.t.sentence(&finding.message);
    let note = match finding.line.as_str() {
        "" => message,
        line => format!("{line}: {message}"),
    };
    (page.say(&format!("finding-{}", finding.code)), note)
}

/// A credit note: what it is called, of what it is, and where its return is.
fn credited(page: &Page<'_, '_>, credit: &Credit) -> (String, String, String) {
    let number = credit.credit_note.as_deref().unwrap_or(&credit.code);
    let amount = credit.credit.map(|credit| page.t.money(credit)).unwrap_or_default();
    let facts = [("number", number), ("amount", amount.as_str())];
    let units = page.t.say_with("order-so-many", &[("count", credit.quantity)]).into_owned();
    let day = credit.settled_on.map(|day| page.t.date(day));
    let note: Vec<String> = [Some(credit.code.clone()), Some(units), Some(credit.line.clone()), day]
        .into_iter()
        .flatten()
        .collect();
    let title = page.t.say_with("invoice-credit", &facts).into_owned();
    (title, note.join(" · "), format!("/supplier-returns/{}", credit.id))
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
