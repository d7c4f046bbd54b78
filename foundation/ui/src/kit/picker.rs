//! Choosing another record by typing part of its name.
use super::{Filled, FormField, Icon, control::text, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// A record that matches what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Pick<'a> {
    /// What is sent for it: `#4711`.
    pub value: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// What tells it from its namesakes.
    pub note: &'a str,
    /// Its drawing.
    pub icon: Option<Icon>,
}

/// The control. Without script it is a text field whose words name the record; with one, a list opens under
/// it and the chosen record's value is sent instead.
pub(super) fn picker(t: &Locale, field: &FormField<'_>) -> Markup {
    let (value, label) = match field.filled {
        Filled::Record(value, label) => (value, label),
        ref filled => (text(filled), text(filled)),
    };
    let options = format!("{}-options", field.id());
    html! {
        div class="picker" data-picker {
            input class="input" type="text" id=(field.id()) name=(field.field.name) value=(label)
                data-value=(value)
                role="combobox" aria-expanded="false" aria-autocomplete="list" aria-controls=(options)
                autocomplete="off" spellcheck="false" required[field.field.required]
                data-options=(field.search)
                placeholder=(t.say("picker-hint"))
                aria-invalid=[field.error.map(|_| "true")] aria-describedby=[field.described_by()];
            div class="options" id=(options) role="listbox" aria-label=(field.label) hidden {}
        }
    }
}

/// What the search address of a picker answers with.
pub fn picker_options(t: &Locale, options: &[Pick<'_>]) -> Markup {
    html! {
        div class="options" role="listbox" {
            @for option in options {
                div role="option" aria-selected="false" data-value=(option.value) {
                    @if let Some(drawing) = option.icon { (icon(drawing)) }
                    span { (option.label) }
                    @if !option.note.is_empty() { small { (option.note) } }
                }
            }
            @if options.is_empty() { p class="empty" role="presentation" { (t.say("nothing-found")) } }
        }
    }
}

/// A place to drop files on, or to choose them with a click.
pub struct FileDrop<'a> {
    /// What it is sent as.
    pub name: &'a str,
    /// "Drop a file here, or choose one".
    pub title: &'a str,
    /// What is taken: "CSV or XLSX, up to 50 MB".
    pub note: &'a str,
    /// The endings or media types that are taken: ".csv,.xlsx".
    pub accept: &'a str,
    /// Whether several may be sent.
    pub several: bool,
}

/// A place to drop files on.
pub fn file_drop(drop: &FileDrop<'_>) -> Markup {
    html! {
        label class="drop" data-drop {
            input type="file" name=(drop.name) accept=(drop.accept) multiple[drop.several];
            (icon(lu::LuUpload))
            b { (drop.title) }
            small { (drop.note) }
            span data-files {}
        }
    }
}
