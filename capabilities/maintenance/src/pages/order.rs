//! On the page of a work order: claim before paying, and the checklist.
use super::rows;
use crate::{WORK, kind::word, rules::check::VERDICTS, store, store::CheckRow};
use ::pages::{Page, Subject};
use domain::Tone;
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::Value;
use ui::kit::{self, Button, Card, Column, Line, Notice, Row, Spot, Table};

fn is_over(subject: &Subject) -> bool {
    matches!(word(&subject.values, "state"), "done" | "cancelled")
}

/// Whoever is about to pay for a repair hears that somebody else would.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let covered = subject.values.get("under_warranty").and_then(Value::as_bool) == Some(true);
    let repair = word(&subject.values, "work_kind") == "repair";
    if !covered || !repair || is_over(subject) {
        return Ok(None);
    }
    let Some(asset) = subject.reference("asset") else { return Ok(None) };
    if store::open_rma(page, asset)?.is_some() {
        return Ok(None);
    }
    let (title, text, step) = (page.say("claim-title"), page.say("claim-text"), page.say("claim-step"));
    let href = format!("/do/maintenance.open-rma?order=%23{}&_back={}", subject.id, subject.href);
    Ok(Some(kit::notice(&Notice {
        tone: Tone::Warn,
        icon: lu::LuShieldCheck,
        title: &title,
        text: &text,
        step: page.may(WORK).then(|| Button::dialog(&step, &href)),
        strip: false,
    })))
}

/// The checklist, each line with its step.
pub(super) fn checklist(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let checks = store::checks_of(page, subject.id)?;
    if checks.is_empty() {
        return Ok(None);
    }
    let done = checks.iter().filter(|one| one.verdict.is_some()).count();
    let note = page.t.say_with("check-progress", &[("done", done), ("all", checks.len())]).into_owned();
    let may = page.may(WORK) && !is_over(subject);
    let title = page.say("check-title");
    let body = table(page, &title, &checks, &subject.href, may);
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })))
}

/// The limits as people write them: `11.4 – 12.6 V`.
fn limits(check: &CheckRow) -> String {
    let unit = check.unit.as_deref().unwrap_or_default();
    let range = match (check.min.as_deref(), check.max.as_deref()) {
        (Some(min), Some(max)) => format!("{min} \u{2013} {max}"),
        (Some(min), None) => format!("\u{2265} {min}"),
        (None, Some(max)) => format!("\u{2264} {max}"),
        (None, None) => return String::new(),
    };
    format!("{range} {unit}").trim().to_owned()
}

fn table(page: &Page<'_, '_>, caption: &str, checks: &[CheckRow], back: &str, may: bool) -> Markup {
    let words: Vec<String> = ["text", "limits", "value", "verdict", "step"]
        .map(|word| page.say(&format!("check-head-{word}")))
        .into();
    let columns = [
        Column::new(&words[0]).at(Spot::Name),
        Column::new(&words[1]).at(Spot::Meta),
        Column::new(&words[2]).figures(),
        Column::new(&words[3]).at(Spot::State),
        Column::new(&words[4]).at(Spot::Value),
    ];
    let (first, again) = (page.say("check-step"), page.say("check-again"));
    let lines = checks.iter().map(|check| {
        let href = format!("/do/maintenance.check?line=%23{}&_back={back}", check.id);
        let label = if check.verdict.is_some() { &again } else { &first };
        let verdict = check.verdict.as_deref().map(|word| rows::dot(page, VERDICTS, word));
        let value = check.value.as_deref().unwrap_or_default();
        let unit = if value.is_empty() { "" } else { check.unit.as_deref().unwrap_or_default() };
        let cells = vec![
            html! { (check.text) },
            html! { (limits(check)) },
            html! { (value) " " (unit) },
            verdict.unwrap_or_default(),
            html! { @if may { (Button::dialog(label, &href).small()) } },
        ];
        Line::Row(Row { id: check.id, name: &check.text, cells, menu: None })
    });
    kit::table(
        &page.t,
        &Table {
            caption,
            region: "checklist",
            columns: &columns,
            lines: lines.collect(),
            bulk: None,
            totals: Vec::new(),
        },
    )
}
