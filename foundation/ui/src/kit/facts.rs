//! Facts about a record, each editable where it stands.
use super::icon::icon;
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// One fact.
pub struct Fact<'a> {
    /// The field: makes the id of its place.
    pub name: &'a str,
    /// What people call it.
    pub label: &'a str,
    /// Its value; nothing shows as a dash.
    pub value: Markup,
    /// The address of the form for this one field, for readers who may change it. Without script it is the
    /// page of the whole form.
    pub edit: Option<&'a str>,
}

/// Facts in two columns. `record` tells their ids from those of another record on the page.
pub fn facts(t: &Locale, record: &str, facts: &[Fact<'_>]) -> Markup {
    html! {
        dl class="facts-list" { @for one in facts { div { dt { (one.label) } (fact(t, record, one)) } } }
    }
}

/// The value of one fact: what a saved edit answers with.
pub fn fact(t: &Locale, record: &str, fact: &Fact<'_>) -> Markup {
    let id = format!("{record}-{}", fact.name);
    html! {
        dd id=(id) data-region class=[fact.edit.map(|_| "editable")] {
            @if fact.value.0.is_empty() { span class="none" { "\u{2013}" } } @else { span { (fact.value) } }
            @if let Some(edit) = fact.edit {
                a class="edit" href=(edit) data-swap=(id) data-quiet title=(t.say("edit")) {
                    (icon(lu::LuPencil))
                    span class="unseen" { (t.say_with("edit-field", &[("field", fact.label)])) }
                }
            }
        }
    }
}

/// The form that takes the place of a fact: Enter saves, Escape leaves it as it was.
pub fn fact_form(
    t: &Locale,
    record: &str,
    name: &str,
    action: &str,
    token: &str,
    control: &Markup,
) -> Markup {
    let id = format!("{record}-{name}");
    html! {
        dd id=(id) data-region {
            form method="post" action=(action) data-swap=(id) data-quiet data-inline {
                (super::token(token))
                (control)
                (super::Button::send(&t.say("save")).small().primary())
                button type="button" class="button quiet small" data-cancel { (t.say("cancel")) }
            }
        }
    }
}
