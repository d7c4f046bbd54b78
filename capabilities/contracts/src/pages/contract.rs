//! What a contract costs next, and what has to be decided about it.
use crate::{Contract, MANAGE, Payments};
use ::pages::{Page, Subject, children, value};
use domain::{Id, Tone};
use engine::{Query, Record, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card, Column, Line, Row, Spot, Stat, Table};

/// Payments shown.
const SHOWN: usize = 6;
/// From so many days ahead on a decision is urgent.
const URGENT_DAYS: i64 = 30;

/// Until when somebody has to decide, with the step.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(by) = subject.values.get("decide_by").and_then(value::date_of) else { return Ok(None) };
    let left = by.days_since(page.today());
    let renews = subject.values.get("auto_renews").and_then(serde_json::Value::as_bool) == Some(true);
    let key = if renews { "contracts-give-notice-by" } else { "contracts-renew-by" };
    let title = page.t.say_with(key, &[("day", page.t.date(by))]).into_owned();
    let note = page.t.days_off(by);
    let verb = if renews { "contracts.terminate" } else { "contracts.renew" };
    let (label, href) = (
        ::pages::form::verb_label(page, verb),
        format!("/do/{verb}?contract=%23{}&_back={}", subject.id, subject.href),
    );
    let tone = if left <= URGENT_DAYS { Tone::Bad } else { Tone::Info };
    let step = page.may(MANAGE).then(|| Button::dialog(&label, &href));
    let line = Attention { tone, icon: lu::LuCalendarClock, title: &title, note: &note, step, at: None };
    let name = page.say("contracts-next");
    let body = kit::attention(&page.t, &[line]);
    Ok(Some(kit::card(&Card { title: &name, note: "", tools: html! {}, width: 0, body })))
}

/// What it costs in a year, and what falls due.
pub(super) fn costs(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let due = Payments { contract: Ref::id(Id::new(subject.id)), months: None }.run(page)?;
    let yearly = subject.values.get("yearly_cost").and_then(value::money_of);
    let title = page.say("contracts-cost");
    let add = page.say("contracts-add-cost");
    let href = format!("/contract-costs/new?contract=%23{}", subject.id);
    let tools = html! { @if page.may(MANAGE) { (Button::open(&add, &href).icon(lu::LuPlus).small()) } };
    let names = ["contracts-yearly", "contracts-next-payment"].map(|key| page.say(key));
    let none = || "\u{2013}".to_owned();
    let values = [
        yearly.map(|money| page.t.money(money)).unwrap_or_else(none),
        due.first().map(|one| page.t.date(one.on)).unwrap_or_else(none),
    ];
    let stats: Vec<Stat<'_>> =
        names.iter().zip(&values).map(|(name, value)| Stat { name, value, unit: "" }).collect();
    let lines: Vec<Line<'_>> = due
        .iter()
        .take(SHOWN)
        .map(|one| {
            let cells = vec![
                html! { (one.label) },
                kit::time::date(&page.t, one.on),
                html! { (page.t.money(one.amount)) },
            ];
            Line::Row(Row { id: 0, name: "", cells, menu: None })
        })
        .collect();
    let labels = ["contracts-what-for", "contracts-on", "contracts-amount"].map(|key| page.say(key));
    let [what, on, amount] = labels.each_ref();
    let columns = [
        Column::new(what).at(Spot::Name),
        Column::new(on).at(Spot::Meta),
        Column::new(amount).figures().at(Spot::Value),
    ];
    let caption = page.say("contracts-due");
    let body = html! {
        (kit::stats(&stats))
        @if lines.is_empty() { p class="quiet" { (page.say("contracts-nothing-due")) } }
        @else {
            (kit::table(&page.t, &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() }))
        }
    };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 0, body })))
}

/// The contracts with a supplier.
pub(super) fn of_supplier(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, Contract::KIND, &format!("supplier={}", subject.id), "contract-many", subject)
}
