//! What an asset is worth over its life, where cost, purchase and planned life are known.
use crate::{
    rules::worth::{Worth, whole_months},
    store,
};
use ::pages::{Page, Subject, value};
use domain::{Id, Money};
use engine::Result;
use maud::{Markup, html};
use ui::{
    charts::{Curve, Ink, Lines},
    kit::{self, Card, Stat},
};

/// What is known of an asset's worth; the planned life is its own, else its model's, else its category's.
pub(super) fn of(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Worth> {
    let own = subject.values.get("lifespan_months").and_then(serde_json::Value::as_i64);
    let lifespan_months = match own {
        Some(months) => Some(months),
        None => store::model_facts(page, subject.reference("model").map(Id::new))?.lifespan_months,
    };
    let money = |field: &str| subject.values.get(field).and_then(value::money_of);
    Ok(Worth {
        cost: money("cost"),
        salvage: money("salvage_value"),
        purchased_on: subject.values.get("purchased_on").and_then(value::date_of),
        lifespan_months,
    })
}

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let worth = of(page, subject)?;
    let (Ok(course), Some(cost), Some(months)) = (worth.course(), worth.cost, worth.lifespan_months) else {
        return Ok(None);
    };
    let today = subject.as_of.on.unwrap_or_else(|| page.t.today());
    let Ok(now) = worth.book_value(today) else { return Ok(None) };
    let t = page.t.clone();
    let [value, bought, monthly] =
        ["asset-book-value", "asset-bought-for", "asset-per-month"].map(|key| page.say(key));
    let last = course.last().map_or(cost, |(_, end)| *end);
    let gone = Money::new((cost.minor - last.minor) / months, cost.currency);
    let (now_text, cost_text, gone_text) = (t.money(now), t.money(cost), t.money(gone));
    let stats = [(&value, &now_text), (&bought, &cost_text), (&monthly, &gone_text)]
        .map(|(name, value)| Stat { name, value, unit: "" });
    let note = t.say_with("asset-straight-line", &[("count", months)]);
    let body = html! { (kit::stats(&stats)) (chart(page, &worth, &course, (now, today))) };
    let title = page.say("asset-worth");
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })))
}

fn chart(
    page: &Page<'_, '_>,
    worth: &Worth,
    course: &[(domain::Date, Money)],
    (now, today): (Money, domain::Date),
) -> Markup {
    let t = page.t.clone();
    let [title, over, name, residual, today_word] =
        ["asset-worth-course", "asset-month", "asset-book-value", "asset-residual", "today"]
            .map(|key| page.say(key));
    let labels: Vec<String> = course.iter().map(|(day, _)| t.month(*day)).collect();
    let number = |money: Money| money.minor as f64;
    let values: Vec<Option<f64>> = course.iter().map(|(_, money)| Some(number(*money))).collect();
    let currency = now.currency;
    let written = |value: f64| Money::new(value.round() as i64, currency);
    let (from, until, so_far) = (
        course.first().map(|(_, money)| t.money(*money)).unwrap_or_default(),
        course.last().map(|(_, money)| t.money(*money)).unwrap_or_default(),
        t.money(now),
    );
    let values_of = [("from", from.as_str()), ("until", until.as_str()), ("now", so_far.as_str())];
    let summary = t.say_with("asset-worth-summary", &values_of);
    let residual_of = worth.salvage.filter(|salvage| salvage.minor > 0);
    let passed = course.iter().rposition(|(day, _)| *day <= today).unwrap_or(0);
    let is_over = worth
        .purchased_on
        .is_none_or(|bought| whole_months(bought, today) >= worth.lifespan_months.unwrap_or(0));
    Lines {
        id: "worth",
        title: &title,
        summary: &summary,
        over: &over,
        labels: &labels,
        curves: &[Curve { name: &name, values: &values, ink: Ink::First, filled: true }],
        now: (!is_over).then_some((passed, today_word.as_str())),
        level: residual_of.map(|salvage| (residual.as_str(), number(salvage))),
        events: &[],
        short: &|value| t.short_money(written(value)),
        full: &|value| t.money(written(value)),
    }
    .figure(&t)
}
