//! What needs attention, what is missing, what is under way.
use super::{Button, Icon, icon::icon, status::mark, status::tone_class, time};
use crate::i18n::Locale;
use domain::{Date, Instant, Tone};
use icondata_lu as lu;
use maud::{Markup, html};

/// Something that needs somebody, or something found.
#[derive(Clone, Copy, Debug)]
pub struct Attention<'a> {
    /// How loud.
    pub tone: Tone,
    /// Its drawing.
    pub icon: Icon,
    /// A sentence: "6 leavers still hold 11 assets".
    pub title: &'a str,
    /// What it is about.
    pub note: &'a str,
    /// The one next step; its label is a verb.
    pub step: Option<Button<'a>>,
    /// When, where there is no step.
    pub at: Option<Instant>,
}

/// A list of what needs attention.
pub fn attention(t: &Locale, list: &[Attention<'_>]) -> Markup {
    html! { ul class="attention" { @for one in list { (attention_item(t, one)) } } }
}

/// One line of such a list, for a script that adds lines.
pub fn attention_item(t: &Locale, one: &Attention<'_>) -> Markup {
    html! {
        li {
            (mark(one.tone, one.icon))
            div { b { (one.title) } p { (one.note) } }
            @if let Some(step) = one.step { (step.small()) }
            @else if let Some(at) = one.at { (time::ago(t, at)) }
        }
    }
}

/// What stands where a list would be: why it is empty, and what to do.
pub struct Nothing<'a> {
    /// Its drawing.
    pub icon: Icon,
    /// "No assets yet".
    pub title: &'a str,
    /// One sentence: what belongs here, or what hides it.
    pub text: &'a str,
    /// The next steps, the likeliest first.
    pub steps: &'a [Button<'a>],
}

/// An empty list, a page that does not exist, a failure: a sentence and the one next action.
pub fn nothing(nothing: &Nothing<'_>) -> Markup {
    html! {
        div class="nothing" {
            (icon(nothing.icon))
            h2 { (nothing.title) }
            p { (nothing.text) }
            @if !nothing.steps.is_empty() { div class="actions" { @for step in nothing.steps { (step) } } }
        }
    }
}

/// A sentence above a page.
pub struct Notice<'a> {
    /// How loud.
    pub tone: Tone,
    /// Its drawing.
    pub icon: Icon,
    /// What is the matter, in a few words.
    pub title: &'a str,
    /// What it means, or empty.
    pub text: &'a str,
    /// What to do.
    pub step: Option<Button<'a>>,
    /// Whether it runs across the whole page instead of standing in it.
    pub strip: bool,
}

/// A notice. Bad news is spoken at once, other news when the reader pauses.
pub fn notice(notice: &Notice<'_>) -> Markup {
    let strip = if notice.strip { " strip" } else { "" };
    let role = if notice.tone == Tone::Bad { "alert" } else { "status" };
    html! {
        div class={ "notice " (tone_class(notice.tone)) (strip) } role=(role) {
            (icon(notice.icon))
            div { b { (notice.title) } @if !notice.text.is_empty() { (notice.text) } }
            @if let Some(step) = notice.step { (step.small()) }
        }
    }
}

/// The strip above everything that is shown as of a day in the past.
pub fn past_notice(t: &Locale, day: Date, back: &str) -> Markup {
    let title = t.say_with("past-title", &[("date", t.long_date(day))]);
    let step = t.say("past-back");
    notice(&Notice {
        tone: Tone::Warn,
        icon: lu::LuHistory,
        title: &title,
        text: &t.say("past-text"),
        step: Some(Button::open(&step, back)),
        strip: true,
    })
}

/// Work in the background.
pub struct Job<'a> {
    /// What it does: "Moving 31,319 assets to Berlin".
    pub title: &'a str,
    /// How many are done.
    pub done: i64,
    /// Of how many, if that is known.
    pub of: Option<i64>,
    /// How it stands, in a sentence.
    pub note: &'a str,
    /// How it ended, or that it runs.
    pub tone: Tone,
    /// The region that shows it, and the address to ask again every two seconds while it runs.
    pub watch: Option<(&'a str, &'a str)>,
}

/// The progress of work in the background. It keeps itself up to date.
pub fn job(t: &Locale, job: &Job<'_>) -> Markup {
    let (region, again) = job.watch.unzip();
    html! {
        div class={ "job " (tone_class(job.tone)) } id=[region] data-region[region.is_some()]
            data-again=[again] {
            div {
                b { (job.title) }
                span class="num" {
                    @if let Some(of) = job.of {
                        (t.number(job.done)) " " (t.say("of")) " " (t.number(of))
                    } @else {
                        (t.number(job.done))
                    }
                }
            }
            progress value=[job.of.map(|_| job.done)] max=[job.of] aria-label=(job.title) {}
            p { (job.note) }
        }
    }
}
