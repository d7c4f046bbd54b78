//! The checklist of a case, on its own page and on its asset's.
use crate::{
    Case, WORK,
    rules::{
        case::{CaseState, StepState},
        steps::Step,
    },
    store,
    store::StepRow,
};
use ::pages::{Page, Subject, value};
use domain::{Id, Tone};
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use people::Person;
use std::collections::BTreeMap;
use ui::kit::{self, Attention, Button, Card, Icon};

/// The newest case of an asset.
pub(super) fn of_asset(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(id) = store::newest_case(page, subject.id)? else { return Ok(None) };
    checklist(page, id, &subject.href, true)
}

/// The case of the page.
pub(super) fn of_case(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    checklist(page, Id::new(subject.id), &subject.href, false)
}

fn checklist(page: &mut Page<'_, '_>, id: Id<Case>, back: &str, linked: bool) -> Result<Option<Markup>> {
    // Somebody may see the asset and not the case.
    let case = match page.see::<Case>(id) {
        Ok(case) => case,
        Err(engine::Error::NotFound(_) | engine::Error::Forbidden(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let steps = store::steps_of(page, id)?;
    let people: Vec<i64> = steps.iter().filter_map(|step| step.done_by).collect();
    let names = page.labels(Person::KIND, &people)?;
    let is_open = case.state == CaseState::Open;
    let settled = steps.iter().filter(|step| step.state.is_settled()).count();
    let number = |count: usize| page.t.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (done, all) = (number(settled), number(steps.len()));
    let words = [("number", case.number.as_str()), ("done", done.as_str()), ("all", all.as_str())];
    let title = page.t.say_with("case-title", &words[..1]).into_owned();
    let note = page.t.say_with("case-settled", &words[1..]).into_owned();
    let told: Vec<Told> = steps.iter().map(|step| Told::of(page, step, id, back, is_open, &names)).collect();
    let lines: Vec<Attention<'_>> = told.iter().map(Told::line).collect();
    let see = page.say("case-open");
    let href = format!("/retirement-cases/{}", id.number());
    let tools = if linked {
        kit::more(&see, &href)
    } else {
        html! {}
    };
    let body = html! {
        @if case.state != CaseState::Open {
            p { (kit::pill(tone(CaseState::CHOICES, case.state.value()), &value::label_of(&page.t, CaseState::CHOICES, case.state.value()))) }
        }
        (kit::attention(&page.t, &lines))
    };
    Ok(Some(kit::card(&Card { title: &title, note: &note, tools, width: 0, body })))
}

fn tone(choices: &[domain::Choice<'_>], word: &str) -> Tone {
    choices.iter().find(|choice| choice.value == word).map_or(Tone::Muted, |choice| choice.tone)
}

/// A step, in the reader's words.
struct Told {
    tone: Tone,
    icon: Icon,
    title: String,
    note: String,
    step: Option<(String, String)>,
}

impl Told {
    fn of(
        page: &Page<'_, '_>,
        step: &StepRow,
        case: Id<Case>,
        back: &str,
        is_open: bool,
        names: &BTreeMap<i64, String>,
    ) -> Self {
        let icon = match step.state {
            StepState::Done => lu::LuCircleCheck,
            StepState::Waived => lu::LuCircleSlash,
            StepState::WaiverAsked => lu::LuCircleHelp,
            StepState::Open => lu::LuCircle,
        };
        let who = step.done_by.and_then(|id| names.get(&id)).cloned();
        let when = step.done_on.map(|day| page.t.date(day));
        let why = step.evidence.clone().or_else(|| step.waiver_reason.clone());
        let state = value::label_of(&page.t, StepState::CHOICES, step.state.value());
        let note: Vec<String> = [Some(state), who, when, why].into_iter().flatten().collect();
        let (verb, label) = match step.state {
            StepState::WaiverAsked => ("retirement.waive", "case-waive"),
            _ => ("retirement.take-step", "case-take"),
        };
        let by_people = !matches!(step.step, Step::OutOfService | Step::Sanitise | Step::Grade);
        let may = match step.state {
            StepState::WaiverAsked => page.may(crate::WAIVE),
            StepState::Open => page.may(WORK) && by_people,
            StepState::Done | StepState::Waived => false,
        };
        let href = format!("/do/{verb}?case=%23{}&step={}&_back={back}", case.number(), step.step.value());
        Self {
            tone: tone(StepState::CHOICES, step.state.value()),
            icon,
            title: value::label_of(&page.t, Step::CHOICES, step.step.value()),
            note: note.join(" · "),
            step: (may && is_open).then(|| (page.say(label), href)),
        }
    }

    fn line(&self) -> Attention<'_> {
        let step = self.step.as_ref().map(|(label, href)| Button::dialog(label, href));
        Attention { tone: self.tone, icon: self.icon, title: &self.title, note: &self.note, step, at: None }
    }
}
