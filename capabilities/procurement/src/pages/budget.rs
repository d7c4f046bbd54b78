//! The budgets of an order: what it takes of them, and whether that will be refused, before anybody asks for approval.
use super::word;
use crate::{BudgetTold, Fit, OrderBudget};
use ::pages::{Page, Subject};
use domain::{Id, Money, Tone};
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Card, Column, Line, Notice, Row, Spot, Table};

fn told(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Vec<BudgetTold>> {
    if !page.may(OrderBudget::NEEDS) {
        return Ok(Vec::new());
    }
    OrderBudget { order: Ref::id(Id::new(subject.id)) }.run(page)
}

/// What will be refused or is too much stands above everything while nobody is bound yet.
pub(super) fn warning(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !matches!(word(&subject.values, "state"), "draft" | "waiting" | "approved") {
        return Ok(None);
    }
    let told = told(page, subject)?;
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
    let told = told(page, subject)?;
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
    let (tone, key) = match one.fit {
        Fit::Fits => (Tone::Ok, "order-budget-fits"),
        Fit::Exceeds => (Tone::Warn, "order-budget-exceeded"),
        Fit::Refused => (Tone::Bad, "order-budget-refused"),
        Fit::NoBudget => (Tone::Muted, "order-budget-none"),
    };
    let period = one
        .starts_on
        .zip(one.ends_on)
        .map(|(from, to)| format!("{} – {}", page.t.date(from), page.t.date(to)));
    let about: Vec<String> = [one.cost_centre.clone(), period].into_iter().flatten().collect();
    let about = about.join(" · ");
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
