//! The budgets of an order: what it takes of them, and whether that will be refused, before anybody asks for approval.
use super::word;
use crate::{BudgetTold, Fit, Order, OrderBudget};
use ::pages::{Page, Subject};
use approvals::Approval;
use domain::{Id, Money, Tone};
use engine::{Error, Query, Record, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::rc::Rc;
use ui::kit::{self, Attention, Card, Column, Line, Notice, Row, Spot, Table};

/// What the order of a page takes of its budgets: several panels tell it, and it is asked once.
fn told(page: &mut Page<'_, '_>, order: i64) -> Result<Rc<Vec<BudgetTold>>> {
    page.once(|page| match page.may(OrderBudget::NEEDS) {
        true => OrderBudget { order: Ref::id(Id::new(order)) }.run(page),
        false => Ok(Vec::new()),
    })
}

/// Above the forms of the steps that bind: what each takes from which budget, and what is left of it.
pub(super) fn ahead(page: &mut Page<'_, '_>, order: i64) -> Result<Option<Markup>> {
    let told = told(page, order)?;
    let words: Vec<(String, String)> = told.iter().map(|one| (title(page, one), note(page, one))).collect();
    let rows: Vec<Attention<'_>> = told
        .iter()
        .zip(&words)
        .map(|(one, (title, note))| {
            let icon = if one.fit == Fit::NoBudget { lu::LuCircleHelp } else { lu::LuWallet };
            Attention { tone: tone_of(one.fit).0, icon, title, note, step: None, at: None }
        })
        .collect();
    Ok((!rows.is_empty()).then(|| kit::attention(&page.t, &rows)))
}

/// The same above the form of a decision, where that is about an order.
pub(super) fn ahead_of_decision(page: &mut Page<'_, '_>, approval: i64) -> Result<Option<Markup>> {
    let decided = page.see::<Approval>(Id::new(approval));
    let told = decided.and_then(|decided| match decided.subject_kind == Order::KIND.name {
        true => ahead(page, decided.subject),
        false => Ok(None),
    });
    match told {
        // Whoever is asked need not see the order.
        Err(Error::NotFound(_) | Error::Forbidden(_)) => Ok(None),
        told => told,
    }
}

/// How a budget stands once the step is taken: "IT Berlin 2026: 1,200.00 EUR left".
fn title(page: &Page<'_, '_>, one: &BudgetTold) -> String {
    let name = one.name.clone().unwrap_or_else(|| page.say(unnamed(one)));
    match (one.fit, one.available_after) {
        (Fit::Refused, None) => page.say("order-budget-refused"),
        (Fit::Fits, Some(left)) => {
            let left = page.t.money(left);
            let facts = [("budget", name.as_str()), ("left", left.as_str())];
            page.t.say_with("order-budget-left", &facts).into_owned()
        }
        (_, Some(left)) => {
            let over = page.t.money(Money::new(left.minor.saturating_neg(), left.currency));
            let facts = [("budget", name.as_str()), ("over", over.as_str())];
            page.t.say_with("order-budget-over", &facts).into_owned()
        }
        (Fit::Exceeds, None) => format!("{name}: {}", page.say("order-budget-exceeded")),
        (_, None) => name,
    }
}

/// What the order takes of it, and whether that is refused.
fn note(page: &Page<'_, '_>, one: &BudgetTold) -> String {
    let takes = page.t.money(one.takes);
    let of = match one.available_before {
        Some(before) => {
            let before = page.t.money(before);
            let facts = [("takes", takes.as_str()), ("before", before.as_str())];
            page.t.say_with("order-budget-takes-of", &facts).into_owned()
        }
        None => page.t.say_with("order-budget-takes-so-much", &[("takes", takes.as_str())]).into_owned(),
    };
    let more = match (one.fit, &one.refusal) {
        (_, Some(refusal)) => Some(page.t.sentence(refusal)),
        (Fit::Refused, None) => Some(page.say("order-budget-will-refuse")),
        (Fit::Exceeds, None) => Some(page.say("order-budget-will-warn")),
        (Fit::Fits | Fit::NoBudget, None) => None,
    };
    [Some(of), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What stands in the place of the name of a budget.
fn unnamed(one: &BudgetTold) -> &'static str {
    if one.fit == Fit::NoBudget { "order-budget-none" } else { "order-budget-hidden" }
}

const fn tone_of(fit: Fit) -> (Tone, &'static str) {
    match fit {
        Fit::Fits => (Tone::Ok, "order-budget-fits"),
        Fit::Exceeds => (Tone::Warn, "order-budget-exceeded"),
        Fit::Refused => (Tone::Bad, "order-budget-refused"),
        Fit::NoBudget => (Tone::Muted, "order-budget-none"),
    }
}

/// What will be refused or is too much stands above everything while nobody is bound yet.
pub(super) fn warning(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !matches!(word(&subject.values, "state"), "draft" | "waiting" | "approved") {
        return Ok(None);
    }
    let told = told(page, subject.id)?;
    let worst = told.iter().find(|one| one.fit == Fit::Refused);
    let Some(one) = worst.or(told.iter().find(|one| one.fit == Fit::Exceeds)) else { return Ok(None) };
    let (tone, key) = match one.fit {
        Fit::Refused => (Tone::Bad, "order-budget-refused"),
        _ => (Tone::Warn, "order-budget-exceeded"),
    };
    let over =
        one.available_after.map_or(one.takes, |left| Money::new(left.minor.saturating_neg(), left.currency));
    let (over, name) = (page.t.money(over), one.name.clone().unwrap_or_default());
    let title = page.say(key);
    let text = match &one.refusal {
        Some(refusal) => refusal.clone(),
        None => {
            let facts = [("over", over.as_str()), ("budget", name.as_str())];
            page.t.say_with(&format!("{key}-note"), &facts).into_owned()
        }
    };
    let icon = lu::LuWallet;
    Ok(Some(kit::notice(&Notice { tone, icon, title: &title, text: &text, step: None, strip: false })))
}

/// The budgets, without the order and with it.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = told(page, subject.id)?;
    if told.is_empty() {
        return Ok(None);
    }
    let labels = [
        "order-budget-name",
        "order-budget-before",
        "order-budget-takes",
        "order-budget-after",
        "order-budget-fit",
    ]
    .map(|key| page.say(key));
    let [name, before, takes, after, fit] = &labels;
    let columns = [
        Column::new(name).at(Spot::Name),
        Column::new(before).figures(),
        Column::new(takes).figures().at(Spot::Meta),
        Column::new(after).figures().at(Spot::Value),
        Column::new(fit).at(Spot::State),
    ];
    let lines = told.iter().map(|one| row(page, one)).collect();
    let (title, note) = (page.say("order-budget"), page.say("order-budget-untaxed"));
    let table =
        Table { caption: &title, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() };
    let body = kit::table(&page.t, &table);
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })))
}

fn row<'a>(page: &Page<'_, '_>, one: &BudgetTold) -> Line<'a> {
    let (tone, key) = tone_of(one.fit);
    let about = one.cost_centre.clone().unwrap_or_default();
    let lead = match (one.budget, &one.name) {
        (Some(id), Some(name)) => kit::lead(lu::LuWallet, name, &about, &format!("/budgets/{id}")),
        _ if one.fit != Fit::NoBudget && one.refusal.is_none() => html! { (page.say("order-budget-hidden")) },
        _ => html! { (page.say("order-budget-none")) },
    };
    let money = |amount: Option<Money>| amount.map(|amount| page.t.money(amount)).unwrap_or_default();
    let cells = vec![
        lead,
        html! { (money(one.available_before)) },
        html! { (page.t.money(one.takes)) },
        html! { (money(one.available_after)) },
        kit::pill(tone, &page.say(key)),
    ];
    Line::Row(Row { id: one.budget.unwrap_or_default(), name: "", cells, menu: None })
}
