//! On the page of a ticket: its clocks, what is known, what comes next.
use super::{asset, rows};
use crate::{kind::word, store};
use ::pages::{Page, Subject};
use domain::{Instant, Tone};
use engine::Result;
use maud::{Markup, html};
use ui::kit;

/// The clocks of a ticket as bars.
pub(super) fn clocks(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let at = |field: &str| word(&subject.values, field).parse::<Instant>().ok();
    let (Some(opened), Some(solve)) = (at("opened_at"), at("solve_by")) else { return Ok(None) };
    let lines = [
        ("clock-respond", at("respond_by"), at("responded_at")),
        ("clock-solve", Some(solve), at("solved_at")),
    ];
    let waits = word(&subject.values, "state") == "waiting";
    let title = page.say("clock-title");
    let now = at("waiting_since").filter(|_| waits).unwrap_or_else(|| page.now());
    let body = html! {
        dl class="facts-list" {
            @for (label, by, done) in lines {
                @if let Some(by) = by {
                    div { dt { (page.say(label)) } dd { (clock(page, opened, by, done, now)) } }
                }
            }
        }
        @if waits { p { (page.say("clock-stands")) } }
    };
    Ok(Some(rows::card(&title, 0, body)))
}

/// One clock: how much of its time has passed, and until when.
fn clock(page: &Page<'_, '_>, opened: Instant, by: Instant, done: Option<Instant>, now: Instant) -> Markup {
    let until = done.unwrap_or(now);
    let length = (by.0 - opened.0).max(1) as f64;
    let share = ((until.0 - opened.0) as f64 / length).clamp(0.0, 1.0);
    let tone = match (until > by, done.is_some(), share > 0.8) {
        (true, ..) => Tone::Bad,
        (_, true, _) => Tone::Ok,
        (_, _, true) => Tone::Warn,
        _ => Tone::Info,
    };
    let words = match done {
        Some(done) => page.t.moment(done),
        None => page.t.moment(by),
    };
    kit::meter(tone, share, &words)
}

/// What is known of the model of the asset, so that nobody looks for it twice.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(asset) = subject.reference("asset") else { return Ok(None) };
    if matches!(word(&subject.values, "state"), "solved" | "closed") {
        return Ok(None);
    }
    let Some(model) = store::home(page, asset)?.model else { return Ok(None) };
    let known = store::known_problems(page, model)?;
    Ok((!known.is_empty()).then(|| {
        html! { @for one in &known { (asset::problem(page, &one.title, one.workaround.as_deref(), one.id)) } }
    }))
}
