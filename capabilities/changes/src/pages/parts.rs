//! What the pages of change sets have in common with those of imports: state, numbers, work under way.
use crate::{ChangeSet, Origin, Outcome, SetState};
use ::pages::Page;
use domain::Tone;
use engine::{
    Result,
    jobs::{self, JobRow, JobState},
};
use icondata_lu as lu;
use maud::Markup;
use ui::kit::{self, Job, Notice, Stat};

/// The region that shows work under way.
const REGION: &str = "under-way";
const MINUTE: i64 = 60_000;

fn state_words(page: &Page<'_, '_>, state: SetState) -> (Tone, String) {
    let tone = match state {
        SetState::Planning | SetState::Applying => Tone::Preparing,
        SetState::Planned => Tone::Info,
        SetState::Applied => Tone::Ok,
        SetState::Undone | SetState::Discarded => Tone::Muted,
    };
    (tone, page.say(&format!("change-state-{}", state.name())))
}

/// Where a change set stands, in a head.
pub fn state_pill(page: &Page<'_, '_>, state: SetState) -> Markup {
    let (tone, words) = state_words(page, state);
    kit::pill(tone, &words)
}

/// Where a change set stands, in a list.
pub(super) fn state_dot(page: &Page<'_, '_>, state: SetState) -> Markup {
    let (tone, words) = state_words(page, state);
    kit::dot(tone, &words)
}

/// How many rows came or will come to what. Before it is applied, what would become of them; afterwards, what did.
pub fn counts(set: &ChangeSet) -> Vec<(Outcome, i64)> {
    let planned = matches!(set.state, SetState::Planning | SetState::Planned | SetState::Discarded);
    let is_import = set.origin == Origin::Import;
    let all = [
        (Outcome::Create, set.creates, planned && is_import),
        (Outcome::Change, set.changes, planned),
        (Outcome::Applied, set.applied, !planned),
        (Outcome::Failed, set.failed, !planned),
        // An import tells refused rows again when it is applied: then they are among those that were not done.
        (Outcome::Unchanged, set.unchanged, set.origin == Origin::Bulk || planned),
        (Outcome::Refused, set.refused, set.origin == Origin::Bulk || planned),
    ];
    all.into_iter().filter(|(.., shown)| *shown).map(|(outcome, count, _)| (outcome, count)).collect()
}

/// The numbers of a change set, side by side.
pub fn numbers(page: &Page<'_, '_>, set: &ChangeSet) -> Markup {
    let words: Vec<(String, String)> = counts(set)
        .into_iter()
        .map(|(outcome, count)| {
            (page.say(&format!("change-outcome-{}", outcome.name())), page.t.number(count))
        })
        .collect();
    let stats: Vec<Stat<'_>> = words.iter().map(|(name, value)| Stat { name, value, unit: "" }).collect();
    kit::stats(&stats)
}

/// The work on a change set, while there is some: how far it is, kept up to date, or why it stopped. `here` is the
/// address that shows it.
pub fn under_way(page: &mut Page<'_, '_>, set: &ChangeSet, here: &str) -> Result<Option<Markup>> {
    let word = match set.state {
        SetState::Planning => "planning",
        SetState::Applying => "applying",
        _ => return Ok(None),
    };
    let Some(id) = set.job else { return Ok(None) };
    let job = jobs::job(page, id)?;
    let title = page.say(&format!("change-is-{word}"));
    if matches!(job.state, JobState::Failed | JobState::Cancelled) {
        return Ok(Some(stopped(page, &job, word)));
    }
    let note = remaining(page, &job);
    let shown = Job {
        title: &title,
        done: job.done,
        of: job.total,
        note: &note,
        tone: Tone::Info,
        watch: Some((REGION, here)),
    };
    Ok(Some(kit::job(&page.t, &shown)))
}

/// How long it will take, as far as that can be told.
fn remaining(page: &Page<'_, '_>, job: &JobRow) -> String {
    match job.remaining_millis(page.now()) {
        _ if job.state == JobState::Queued => page.say("change-waits"),
        None => page.say("change-works"),
        Some(millis) if millis < MINUTE => page.say("change-seconds-left"),
        Some(millis) => {
            page.t.say_with("change-minutes-left", &[("count", (millis + MINUTE / 2) / MINUTE)]).into_owned()
        }
    }
}

fn stopped(page: &Page<'_, '_>, job: &JobRow, word: &str) -> Markup {
    let title = page.say(&format!("change-stopped-{word}"));
    let text = job.error.clone().unwrap_or_default();
    kit::notice(&Notice {
        tone: Tone::Bad,
        icon: lu::LuCircleAlert,
        title: &title,
        text: &text,
        step: None,
        strip: false,
    })
}
