//! How far an onboarding is, and what is next, on its page; onboarding of a person on theirs.
use crate::{Onboarding, OnboardingTask, WORK};
use ::pages::{Page, Subject, children};
use domain::Tone;
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card};

/// A bar of what is settled.
pub(super) fn progress(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let number = |field: &str| subject.values.get(field).and_then(serde_json::Value::as_i64).unwrap_or(0);
    let (settled, tasks) = (number("settled"), number("tasks"));
    let words = [("settled", page.t.number(settled)), ("tasks", page.t.number(tasks))];
    let title = page.t.say_with("deployment-progress", &words).into_owned();
    let body = html! {
        div class="ok" { (kit::bar(settled as f64 / tasks.max(1) as f64)) }
        p { (title) }
    };
    let body = kit::card(&Card { title: "", note: "", tools: html! {}, width: 0, body });
    Ok((tasks > 0).then(|| html! { div class="stack" { (body) } }))
}

/// What is missing; and the way to what is assigned in one step.
pub(super) fn next(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(missing) = subject.text("missing") else { return Ok(None) };
    let (title, list) = (page.say("deployment-missing"), page.say("deployment-open-tasks"));
    let href = format!("/{}?onboarding={}&state=open", OnboardingTask::KIND.path, subject.id);
    let line = Attention {
        tone: Tone::Warn,
        icon: lu::LuCircleAlert,
        title: &title,
        note: missing,
        step: page.may(WORK).then(|| Button::open(&list, &href)),
        at: None,
    };
    Ok(Some(kit::attention(&page.t, &[line])))
}

pub(super) fn of_person(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    children(page, Onboarding::KIND, &format!("person={}", subject.id), "onboarding-many", subject)
}
