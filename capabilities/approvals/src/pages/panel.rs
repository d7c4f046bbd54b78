//! Who decides, on the page of whatever is asked about and of the approval itself.
use super::desk::answers;
use crate::{
    Decision, DecisionState,
    decide::decider,
    rules::deciding::entitled,
    step::WHO,
    store::{self, StepRow},
};
use ::pages::{Page, Subject, value};
use domain::{Id, Tone};
use engine::{Result, View};
use maud::{Markup, html};
use people::Person;
use std::collections::BTreeMap;
use ui::kit::{self, Card};

/// On the page of the record that somebody has to say yes to.
pub(super) fn of_subject(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some((approval, _)) = store::newest_of(page, subject.kind.name, subject.id)? else { return Ok(None) };
    card(page, approval.number(), &subject.href).map(Some)
}

/// On the page of the approval.
pub(super) fn of_approval(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let about =
        subject.text("subject_kind").and_then(|kind| page.kind(kind)).filter(|kind| page.may(kind.read));
    let link = about.zip(subject.values.get("subject").and_then(serde_json::Value::as_i64));
    let link = link.map(|(kind, id)| (page.one(kind), format!("/{}/{id}", kind.path)));
    let steps = card(page, subject.id, &subject.href)?;
    let open = page.say("approvals-about");
    Ok(Some(html! {
        @if let Some((one, href)) = link { p { (open) " " a href=(href) { (one) ": " (subject.title) } } }
        (steps)
    }))
}

fn card(page: &mut Page<'_, '_>, approval: i64, back: &str) -> Result<Markup> {
    let steps = store::steps_told(page, approval)?;
    let names = names(page, &steps)?;
    let roles = roles(page, &steps)?;
    let mine = mine(page, approval, &steps)?;
    let told = store::told(page, &[Id::new(approval)])?;
    let told = told.get(&approval);
    let (number, state) = told.map(|told| (told.number.clone(), told.state.clone())).unwrap_or_default();
    let note = page.say(&format!("approvals-state-{state}"));
    let link = page.may(crate::READ).then(|| format!("/approvals/{approval}"));
    let body = html! {
        ol class="stack" {
            @for step in &steps {
                li {
                    (state_of(page, step)) " "
                    span { (who(page, step, &names, &roles)) }
                    @if let Some(said) = said(page, step, &names) { p class="none" { (said) } }
                }
            }
        }
        @if let Some(step) = mine { (answers(page, approval, step, back)) }
    };
    let tools = html! { @if let Some(href) = &link { (kit::more(&number, href)) } };
    let title = page.say("approvals-panel-title");
    Ok(kit::card(&Card { title: &title, note: &note, tools, width: 0, body }))
}

/// The present step, if the reader may decide it.
fn mine(page: &mut Page<'_, '_>, approval: i64, steps: &[StepRow]) -> Result<Option<i64>> {
    let Some(now) = steps.iter().find(|step| step.state == "waiting") else { return Ok(None) };
    let earlier: Vec<Id<Person>> = steps.iter().filter_map(|step| step.decided_by.map(Id::new)).collect();
    let who = decider(page)?;
    let step = store::step_to_decide(page, now.id, approval)?;
    Ok(step
        .filter(|step: &Decision| {
            step.state == DecisionState::Waiting && entitled(step, &who, &earlier).is_ok()
        })
        .map(|_| now.position))
}

fn names(view: &mut View<'_>, steps: &[StepRow]) -> Result<BTreeMap<i64, String>> {
    let ids: Vec<i64> = steps
        .iter()
        .flat_map(|step| [step.person, step.escalated_to, step.decided_by, step.instead_of])
        .flatten()
        .collect();
    view.labels(<Person as engine::Record>::KIND, &ids)
}

fn roles(view: &mut View<'_>, steps: &[StepRow]) -> Result<BTreeMap<i64, String>> {
    let Some(kind) = view.kind("role") else { return Ok(BTreeMap::new()) };
    let ids: Vec<i64> = steps.iter().filter_map(|step| step.role).collect();
    view.labels(kind, &ids)
}

fn state_of(page: &Page<'_, '_>, step: &StepRow) -> Markup {
    let label = page.say(&format!("approvals-step-{}", step.state));
    match step.state.as_str() {
        "approved" => kit::dot(Tone::Ok, &label),
        "refused" => kit::dot(Tone::Bad, &label),
        "waiting" => kit::dot(Tone::Preparing, &label),
        _ => kit::ring(Tone::Muted, &label),
    }
}

/// Who decides, or who decided.
fn who(
    page: &Page<'_, '_>,
    step: &StepRow,
    names: &BTreeMap<i64, String>,
    roles: &BTreeMap<i64, String>,
) -> String {
    let named = |person: i64| names.get(&person).cloned().unwrap_or_else(|| format!("#{person}"));
    if let Some(person) = step.decided_by {
        return named(person);
    }
    let asked = match (step.person, step.role) {
        (Some(person), _) => named(person),
        (None, Some(role)) => roles.get(&role).cloned().unwrap_or_else(|| format!("#{role}")),
        (None, None) => page.say("approvals-keepers"),
    };
    let how = step.who.as_deref().filter(|who| !matches!(*who, "person" | "role"));
    let how = how.map(|who| value::label_of(&page.t, WHO, who));
    let also = step.escalated_to.map(named);
    let mut told = asked;
    if let Some(how) = how {
        told = format!("{told} ({how})");
    }
    if let Some(also) = also {
        told = format!("{told}, {also}");
    }
    told
}

/// When, for whom and why.
fn said(page: &Page<'_, '_>, step: &StepRow, names: &BTreeMap<i64, String>) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(day) = step.decided_on {
        parts.push(page.t.date(day));
    }
    if let Some(name) = step.instead_of.and_then(|person| names.get(&person)) {
        parts.push(page.t.say_with("approvals-instead-of", &[("name", name.as_str())]).into_owned());
    }
    if let Some(reason) = &step.reason {
        parts.push(reason.clone());
    }
    if step.decided_on.is_none()
        && let Some(day) = step.due_on
    {
        parts.push(page.t.say_with("approvals-due-by", &[("day", page.t.date(day))]).into_owned());
    }
    (!parts.is_empty()).then(|| parts.join(" \u{b7} "))
}
