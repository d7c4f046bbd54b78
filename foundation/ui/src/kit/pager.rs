//! Under a list: where one is in it, and what to do with what was chosen.
use super::{Act, Button, Icon, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// How many records match: counting all of them may cost more than it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Counted.
    Exactly(i64),
    /// Counted a while ago, or estimated.
    About(i64),
    /// Counting stopped here.
    AtLeast(i64),
}

impl Total {
    /// The number in words: "31,319", "about 1M", "10,000+".
    pub fn words(self, t: &Locale) -> String {
        match self {
            Self::Exactly(count) => t.number(count),
            Self::About(count) => t.say_with("about", &[("count", t.short(count as f64))]).into_owned(),
            Self::AtLeast(count) => t.say_with("at-least", &[("count", count)]).into_owned(),
        }
    }
}

/// Where one is in a list.
#[derive(Clone, Copy, Debug)]
pub struct Pager<'a> {
    /// The first row shown, counted from 1; none where the list was entered in its middle.
    pub first: Option<i64>,
    /// How many rows are shown.
    pub shown: i64,
    /// How many match.
    pub total: Total,
    /// The page before.
    pub previous: Option<&'a str>,
    /// The page after.
    pub next: Option<&'a str>,
    /// The region that holds the list.
    pub region: &'a str,
    /// The popover with the numbers of rows to choose from.
    pub sizes: Option<&'a str>,
    /// How many rows a page has at most.
    pub size: i64,
}

/// The foot of a list.
pub fn pager(t: &Locale, pager: &Pager<'_>) -> Markup {
    let (previous, next) = (t.say("previous"), t.say("next"));
    let rows = t.say_with("rows", &[("count", pager.size)]);
    html! {
        nav class="pager" aria-label=(t.say("pages")) {
            p data-announce { (place(t, pager)) }
            span class="grow" {}
            @if let Some(menu) = pager.sizes { (Button::menu(&rows, menu).quiet().small().on_desks()) }
            (step(&previous, pager.previous, pager.region).icon(lu::LuChevronLeft).key("["))
            (step(&next, pager.next, pager.region).icon_after(lu::LuChevronRight).key("]"))
        }
    }
}

fn step<'a>(label: &'a str, href: Option<&'a str>, region: &'a str) -> Button<'a> {
    Button::new(label, Act::Swap(href.unwrap_or_default(), region)).small().off(href.is_none())
}

fn place(t: &Locale, pager: &Pager<'_>) -> Markup {
    let total = pager.total.words(t);
    let range = match pager.first {
        _ if pager.shown == 0 => t.number(0),
        Some(first) => format!("{}\u{2013}{}", t.number(first), t.number(first + pager.shown - 1)),
        None => t.number(pager.shown),
    };
    html! { b { (range) } " " (t.say("of")) " " b { (total) } }
}

/// What can be done with chosen rows.
#[derive(Clone, Copy, Debug)]
pub struct BulkAction<'a> {
    /// A verb: "Move".
    pub label: &'a str,
    /// Its drawing.
    pub icon: Icon,
    /// Where the form goes: a page that says what would happen before it happens.
    pub to: &'a str,
}

/// The bar that appears with the first chosen row.
#[derive(Clone, Copy, Debug)]
pub struct Bulk<'a> {
    /// The id that the table's check boxes name.
    pub form: &'a str,
    /// How many rows match, for "Select all 31,319".
    pub total: Total,
    /// What makes up the list now, sent along when all are chosen: the query of its address.
    pub query: &'a str,
    /// What can be done.
    pub actions: &'a [BulkAction<'a>],
    /// The session's token.
    pub token: &'a str,
}

/// The bar of what can be done with chosen rows.
pub fn bulk_bar(t: &Locale, bulk: &Bulk<'_>) -> Markup {
    let all = t.say_with("select-all", &[("count", bulk.total.words(t))]);
    let all_chosen = t.say_with("all-selected", &[("count", bulk.total.words(t))]);
    html! {
        form class="bulk" id=(bulk.form) method="post" data-bulk aria-label=(t.say("selection")) {
            (super::token(bulk.token))
            input type="hidden" name="query" value=(bulk.query) disabled;
            p role="status" data-some=(t.say("selected")) data-all=(all_chosen) { (t.say("selection")) }
            button type="button" class="all" data-choose-all hidden { (all) }
            hr class="cut";
            @for action in bulk.actions {
                button type="submit" formaction=(action.to) { (icon(action.icon)) (action.label) }
            }
            hr;
            button type="reset" class="close" title=(t.say("clear-selection")) {
                (icon(lu::LuX)) span class="unseen" { (t.say("clear-selection")) }
            }
        }
    }
}
