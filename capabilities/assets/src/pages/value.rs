//! What an asset cost, and for how long it is covered.
use ::pages::{Page, Subject, value};
use domain::Tone;
use engine::Result;
use maud::{Markup, html};
use ui::kit::{self, Card};

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let day = |field: &str| subject.values.get(field).and_then(value::date_of);
    let money = |field: &str| subject.values.get(field).and_then(value::money_of);
    let today = subject.as_of.on.unwrap_or_else(|| page.t.today());
    let covered =
        [("warranty_ends_on", "asset-covered-warranty"), ("supported_until", "asset-covered-support")];
    let lines: Vec<(String, String, Tone)> = covered
        .iter()
        .filter_map(|(field, text)| {
            let ends = day(field)?;
            let left = ends.days_since(today);
            let tone = if left < 0 {
                Tone::Bad
            } else if left < 90 {
                Tone::Warn
            } else {
                Tone::Ok
            };
            Some((page.say(text), format!("{} ({})", page.t.date(ends), page.t.days_off(ends)), tone))
        })
        .collect();
    // Where its course is drawn, the cost stands there.
    let cost =
        money("cost").filter(|_| super::worth::of(page, subject).is_ok_and(|worth| worth.course().is_err()));
    if lines.is_empty() && cost.is_none() {
        return Ok(None);
    }
    let title = page.say(if cost.is_some() { "asset-value-title" } else { "asset-cover-title" });
    let body = html! {
        @if let Some(cost) = cost {
            p class="figure" { b { (page.t.money(cost)) } @if let Some(bought) = day("purchased_on") { " · " (page.t.date(bought)) } }
        }
        ul class="attention" {
            @for (label, when, tone) in &lines {
                li { (kit::mark(*tone, icondata_lu::LuShieldCheck)) div { b { (label) } p { (when) } } }
            }
        }
    };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}
