use maud::{Markup, PreEscaped, html};

/// A line drawing from the Lucide set, named in `icondata_lu`.
pub type Icon = icondata_core::Icon;

/// An icon beside words. It says nothing to a screen reader: the words do.
pub fn icon(icon: Icon) -> Markup {
    html! { svg class="i" viewBox="0 0 24 24" aria-hidden="true" { (shapes(icon)) } }
}

/// The shapes of an icon alone, for a drawing that has its own frame.
pub(crate) fn shapes(icon: Icon) -> PreEscaped<&'static str> {
    PreEscaped(icon.data)
}
