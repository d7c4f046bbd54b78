//! Pills, dots and marks: a status is always a word beside its colour.
use super::{Icon, icon::icon};
use domain::{Choice, Tone};
use icondata_lu as lu;
use maud::{Markup, html};

/// The class that carries a tone's colours.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "ok",
        Tone::Info => "info",
        Tone::Preparing => "preparing",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Muted => "muted",
    }
}

/// A status in a head: a filled pill.
pub fn pill(tone: Tone, label: &str) -> Markup {
    html! { span class={ "pill " (tone_class(tone)) } { (label) } }
}

/// A status in a table: a dot and a word.
pub fn dot(tone: Tone, label: &str) -> Markup {
    html! { span class={ "dot " (tone_class(tone)) } { (label) } }
}

/// A status that is planned and not yet true: a ring and a word.
pub fn ring(tone: Tone, label: &str) -> Markup {
    html! { span class={ "dot hollow " (tone_class(tone)) } { (label) } }
}

/// The chosen one of a field's choices as a dot; the stored word itself when the choice is no longer offered.
pub fn chosen(choices: &[Choice<'_>], value: &str) -> Markup {
    match choices.iter().find(|choice| choice.value == value) {
        Some(choice) => dot(choice.tone, choice.label),
        None => html! { span class="none" { (value) } },
    }
}

/// A small square with an icon before a line of text.
pub fn mark(tone: Tone, drawing: Icon) -> Markup {
    html! { span class={ "mark " (tone_class(tone)) } aria-hidden="true" { (icon(drawing)) } }
}

/// A tag, a serial, a hash: anything that people copy character by character.
pub fn tag(text: &str) -> Markup {
    html! { span class="tag" { (text) } }
}

/// A tag that a click copies; `hint` says so: "Copy NW-0204418".
pub fn copy_tag(text: &str, hint: &str) -> Markup {
    html! { button type="button" class="tag" data-copy=(text) title=(hint) { (text) } }
}

/// How something was proven: "signed", "scanned".
pub fn proof(words: &str) -> Markup {
    html! { span class="proof" { (icon(lu::LuBadgeCheck)) (words) } }
}

/// What stands where there is no value: quiet words such as "Unassigned".
pub fn none(words: &str) -> Markup {
    html! { span class="none" { (words) } }
}

/// A short bar with words beside it, such as the time that a warranty has left. `share` runs from 0 to 1.
pub fn meter(tone: Tone, share: f64, words: &str) -> Markup {
    html! { span class={ "meter " (tone_class(tone)) } { (bar(share)) span class="num" { (words) } } }
}

/// A bar filled to a share between 0 and 1; what it means stands in words beside it.
pub fn bar(share: f64) -> Markup {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    html! {
        svg class="bar" aria-hidden="true" {
            rect width={ (format!("{:.1}", share * 100.0)) "%" } height="100%" {}
        }
    }
}
