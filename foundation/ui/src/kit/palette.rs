//! One box that reaches objects, actions and places.
use super::{Icon, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// Something that the palette found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// What it is: "NW-0204418 · MacBook Pro 14″ M4".
    pub label: &'a str,
    /// A few words at its end: who holds it, where it is.
    pub note: &'a str,
    /// The keys that lead there without the palette: "g r".
    pub keys: &'a str,
    /// Its drawing.
    pub icon: Icon,
    /// Where it leads.
    pub href: &'a str,
    /// Whether it is a form that opens over the present page.
    pub dialog: bool,
}

/// Finds of one sort, under a heading.
#[derive(Clone, Copy, Debug)]
pub struct FoundGroup<'a> {
    /// "Assets", "Actions", "Go to".
    pub title: &'a str,
    /// The finds, best first.
    pub finds: &'a [Found<'a>],
}

/// The closed palette; Ctrl K opens it and its results come from `door`.
pub(super) fn palette(t: &Locale, search: &str, door: &str) -> Markup {
    html! {
        dialog class="palette" id="palette" aria-label=(t.say("palette")) {
            form action=(search) role="search" {
                (icon(lu::LuSearch))
                input type="text" name="q" role="combobox" aria-expanded="true" aria-autocomplete="list"
                    aria-controls="palette-options" aria-label=(t.say("palette-label"))
                    placeholder=(t.say("palette-hint"))
                    autocomplete="off" spellcheck="false" data-options=(door);
                kbd { "Esc" }
            }
            div class="options" id="palette-options" role="listbox" aria-label=(t.say("results")) {}
        }
    }
}

/// What the palette's door answers with: put into the list by the script as it is.
pub fn palette_options(t: &Locale, groups: &[FoundGroup<'_>]) -> Markup {
    let any = groups.iter().any(|group| !group.finds.is_empty());
    html! {
        div class="options" id="palette-options" role="listbox" aria-label=(t.say("results")) {
            @for (at, group) in groups.iter().enumerate() {
                @if !group.finds.is_empty() {
                    div role="group" aria-labelledby={ "palette-" (at) } {
                        span class="title" id={ "palette-" (at) } role="presentation" { (group.title) }
                        @for find in group.finds { (option(find)) }
                    }
                }
            }
            @if !any { p class="empty" role="presentation" { (t.say("nothing-found")) } }
        }
    }
}

fn option(find: &Found<'_>) -> Markup {
    html! {
        a role="option" aria-selected="false" tabindex="-1" href=(find.href) data-dialog[find.dialog] {
            (icon(find.icon))
            span { (find.label) }
            @if !find.keys.is_empty() {
                small { @for key in find.keys.split(' ') { kbd { (key.to_uppercase()) } } }
            } @else if !find.note.is_empty() {
                small { (find.note) }
            }
        }
    }
}
