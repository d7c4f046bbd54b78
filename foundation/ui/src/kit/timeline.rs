//! What happened to a record, newest first.
use super::{Icon, icon::icon, status::mark};
use crate::i18n::Locale;
use domain::{Instant, Tone};
use icondata_lu as lu;
use maud::{Markup, html};

/// A field that went from one value to another.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a> {
    /// What people call the field; empty where the values speak for themselves.
    pub field: &'a str,
    /// The value before, if there was one.
    pub from: Option<&'a str>,
    /// The value after, if there is one.
    pub to: Option<&'a str>,
}

/// A file or a page that proves what is said.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it is.
    pub href: &'a str,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Happening<'a> {
    /// Its colour: people's changes are quiet, a machine's are [`Tone::Info`].
    pub tone: Tone,
    /// Its drawing.
    pub icon: Icon,
    /// Who did it.
    pub actor: &'a str,
    /// What they did, after their name: "handed out the asset to Mara Vogel".
    pub says: &'a str,
    /// Which fields changed.
    pub changes: &'a [Changed<'a>],
    /// What proves it.
    pub evidence: &'a [Evidence<'a>],
    /// What the actor said about it.
    pub comment: Option<&'a str>,
    /// When.
    pub at: Instant,
}

/// Happenings under the days on which they happened. They come newest first.
pub fn timeline(t: &Locale, happenings: &[Happening<'_>]) -> Markup {
    let days = happenings.chunk_by(|a, b| a.at.date_in(t.zone()) == b.at.date_in(t.zone()));
    html! {
        div class="timeline" {
            @for day in days {
                h3 { (day_title(t, day)) }
                ul { @for one in day { (happening(t, one)) } }
            }
        }
    }
}

fn day_title(t: &Locale, day: &[Happening<'_>]) -> String {
    let Some(first) = day.first() else { return String::new() };
    let date = first.at.date_in(t.zone());
    match t.today().days_since(date) {
        0 => t.say("today").into_owned(),
        1 => t.say("yesterday").into_owned(),
        _ => t.date(date),
    }
}

fn happening(t: &Locale, one: &Happening<'_>) -> Markup {
    html! {
        li {
            (mark(one.tone, one.icon))
            div {
                p { b { (one.actor) } " " (one.says) }
                @if let Some(comment) = one.comment { blockquote { (comment) } }
                @if !one.changes.is_empty() || !one.evidence.is_empty() {
                    div class="changes" {
                        @for change in one.changes { (changed(t, change)) }
                        @for file in one.evidence {
                            a href=(file.href) { (icon(lu::LuFileText)) (file.label) }
                        }
                    }
                }
            }
            time datetime=(one.at) title=(t.moment(one.at)) { (t.time(one.at)) }
        }
    }
}

/// Old and new value of a field: told by words as well as by a line through the old one.
fn changed(t: &Locale, change: &Changed<'_>) -> Markup {
    html! {
        span {
            @if !change.field.is_empty() { (change.field) " " }
            @if let Some(from) = change.from {
                span class="unseen" { (t.say("before")) } del { (from) } (icon(lu::LuArrowRight))
            }
            @match change.to {
                Some(to) => { span class="unseen" { (t.say("after")) } ins { (to) } },
                None => span class="none" { (t.say("removed")) },
            }
        }
    }
}
