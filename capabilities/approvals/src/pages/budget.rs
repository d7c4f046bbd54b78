//! What is left of a budget, on its page.
use ::pages::{Page, Subject};
use domain::{Money, Tone};
use engine::Result;
use maud::{Markup, html};
use ui::kit::{self, Card, Stat};

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let read =
        |field: &str| -> Option<Money> { serde_json::from_value(subject.values.get(field)?.clone()).ok() };
    let Some(amount) = read("amount") else { return Ok(None) };
    let money = |field: &str| page.t.money(read(field).unwrap_or(Money::new(0, amount.currency)));
    let told = ["amount", "committed", "spent", "remaining"]
        .map(|field| (page.say(&format!("budgets-{field}")), money(field)));
    let stats: Vec<Stat<'_>> = told.iter().map(|(name, value)| Stat { name, value, unit: "" }).collect();
    let committed = read("committed").map_or(0, |money| money.minor);
    let share = if amount.minor > 0 { committed as f64 / amount.minor as f64 } else { 0.0 };
    let words = page.t.say_with("budgets-taken", &[("share", page.t.percent(share, 0))]).into_owned();
    let tone = match share {
        share if share > 1.0 => Tone::Bad,
        share if share > 0.9 => Tone::Warn,
        _ => Tone::Ok,
    };
    let body = html! { (kit::stats(&stats)) p { (kit::meter(tone, share, &words)) } };
    let title = page.say("budgets-standing");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}
