//! The tools above a list: search, filters as sentences, what else can be set.
use super::{Button, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// The search box of a list. It searches while one types and keeps the address true.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// The address of the list.
    pub action: &'a str,
    /// What is searched for now.
    pub value: &'a str,
    /// What can be searched for: "Tag, serial, model, person".
    pub hint: &'a str,
    /// What the search must not forget: filters, sort, columns.
    pub keep: &'a [(&'a str, &'a str)],
    /// The region that shows the results.
    pub region: &'a str,
}

/// A condition on a list, in three parts that can each be changed: field, operator, value.
#[derive(Clone, Copy, Debug)]
pub struct Condition<'a> {
    /// "Status".
    pub field: &'a str,
    /// "is", "is any of", "before".
    pub operator: &'a str,
    /// "In use", "3 places".
    pub value: &'a str,
    /// The popover that changes the operator, if it can be changed.
    pub operator_menu: Option<&'a str>,
    /// The popover that changes the value, if it can be changed.
    pub value_menu: Option<&'a str>,
    /// The address of the list without this condition.
    pub without: &'a str,
}

/// The row of tools above a list.
pub struct Tools<'a> {
    /// The search box.
    pub search: Search<'a>,
    /// The conditions now in force.
    pub conditions: &'a [Condition<'a>],
    /// The popover that adds a condition.
    pub add: &'a str,
    /// The address of the list without any condition; shown when there are some.
    pub clear: &'a str,
    /// What else can be set: columns, grouping, export.
    pub end: Markup,
}

/// The row of tools above a list.
pub fn tools(t: &Locale, tools: &Tools<'_>) -> Markup {
    let region = tools.search.region;
    let (filter, clear) = (t.say("filter"), t.say("clear"));
    html! {
        div class="tools" {
            (search(t, &tools.search))
            div class="chips" {
                @for one in tools.conditions { (condition(t, one, region)) }
                (Button::menu(&filter, tools.add).icon(lu::LuListFilter).quiet().small())
                @if !tools.conditions.is_empty() {
                    (Button::new(&clear, super::Act::Swap(tools.clear, region)).quiet().small().on_desks())
                }
            }
            span class="grow" {}
            (tools.end)
        }
    }
}

fn search(t: &Locale, search: &Search<'_>) -> Markup {
    html! {
        form class="search" action=(search.action) role="search" data-swap=(search.region) data-live {
            (icon(lu::LuSearch))
            @for (name, value) in search.keep { input type="hidden" name=(name) value=(value); }
            input type="search" name="q" value=(search.value) aria-label=(t.say("search-list"))
                placeholder=(search.hint)
                autocomplete="off" spellcheck="false" data-key="/";
            kbd { "/" }
        }
    }
}

fn condition(t: &Locale, one: &Condition<'_>, region: &str) -> Markup {
    let part = |words: &str, class: Option<&str>, menu: Option<&str>| {
        html! {
            @if let Some(menu) = menu {
                button type="button" class=[class] popovertarget=(menu) { (words) }
            } @else {
                span class=[class] { (words) }
            }
        }
    };
    html! {
        span class="chip" {
            span { (one.field) }
            (part(one.operator, None, one.operator_menu))
            (part(one.value, Some("value"), one.value_menu))
            a href=(one.without) data-swap=(region) title=(t.say("remove")) {
                (icon(lu::LuX))
                span class="unseen" { (t.say_with("remove-filter", &[("field", one.field)])) }
            }
        }
    }
}
