use super::icon::icon;
use icondata_lu as lu;
use maud::{Markup, html};

/// A part of a page with a heading of its own.
pub struct Card<'a> {
    /// The heading.
    pub title: &'a str,
    /// A few words behind it, or none.
    pub note: &'a str,
    /// What stands at the end of the head: a link, a control, or nothing.
    pub tools: Markup,
    /// How many of the twelve columns of an overview it takes: 4 to 8 or 12; 0 outside an overview.
    pub width: u8,
    /// What is in it.
    pub body: Markup,
}

/// A card.
pub fn card(card: &Card<'_>) -> Markup {
    let class = match card.width {
        0 => "card".to_owned(),
        width => format!("card w{width}"),
    };
    html! {
        section class=(class) {
            header { h2 { (card.title) } @if !card.note.is_empty() { p { (card.note) } } (card.tools) }
            div class="body" { (card.body) }
        }
    }
}

/// A card that shows its heading until it is opened: what is there for those who look for it.
pub fn folded(title: &str, body: &Markup) -> Markup {
    html! {
        details class="card folded" {
            summary { (title) (icon(lu::LuChevronDown)) }
            div class="body" { (body) }
        }
    }
}

/// The three parts of a record's page. On a phone they follow each other: what is next, its story, its facts.
pub fn columns(next: &Markup, story: &Markup, facts: &Markup, names: [&str; 2]) -> Markup {
    let [next_name, facts_name] = names;
    html! {
        div class="columns" {
            @if !next.0.is_empty() { aside class="next stack" aria-label=(next_name) { (next) } }
            div class="story stack" { (story) }
            aside class="facts stack" aria-label=(facts_name) { (facts) }
        }
    }
}

/// A part of a page that is replaced by itself: links and forms name it in `data-swap`.
pub fn region(id: &str, body: &Markup) -> Markup {
    html! { div class="region" id=(id) data-region { (body) } }
}
