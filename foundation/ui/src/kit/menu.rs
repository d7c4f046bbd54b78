//! Menus that open under a button, and dialogs.
use super::{Button, Icon, icon::icon, token};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// A line of a menu.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// Goes somewhere, or with a region changes only that part of the page.
    Link {
        /// What it is called.
        label: &'a str,
        /// Its drawing.
        icon: Option<Icon>,
        /// Where it leads.
        href: &'a str,
        /// The region that it changes.
        region: Option<&'a str>,
        /// Whether it is what is chosen now.
        current: bool,
    },
    /// Opens a form over the page.
    Dialog {
        /// What it is called.
        label: &'a str,
        /// Its drawing.
        icon: Option<Icon>,
        /// Where the form lives.
        href: &'a str,
        /// Whether it takes something away for good.
        danger: bool,
        /// The key that opens it.
        key: Option<&'a str>,
    },
    /// A heading.
    Title(&'a str),
    /// A line between groups.
    Rule,
}

/// A menu; the button that opens it names its id.
pub fn menu(id: &str, items: &[Item<'_>]) -> Markup {
    html! { div class="pop" id=(id) popover { (menu_items(items)) } }
}

/// What the address of a row's menu answers with.
pub fn menu_items(items: &[Item<'_>]) -> Markup {
    html! { @for item in items { (line(item)) } }
}

fn line(item: &Item<'_>) -> Markup {
    match *item {
        Item::Link { label, icon: drawing, href, region, current } => html! {
            a href=(href) data-swap=[region] aria-current=[current.then_some("true")] {
                @if let Some(drawing) = drawing { (icon(drawing)) }
                (label)
                @if current { span class="tick" { (icon(lu::LuCheck)) } }
            }
        },
        Item::Dialog { label, icon: drawing, href, danger, key } => html! {
            a href=(href) data-dialog class=[danger.then_some("danger")] data-key=[key] {
                @if let Some(drawing) = drawing { (icon(drawing)) }
                (label)
                @if let Some(key) = key { kbd { (key.to_uppercase()) } }
            }
        },
        Item::Title(title) => html! { h3 { (title) } },
        Item::Rule => html! { hr; },
    }
}

/// A popover that holds anything: a small form, a calendar.
pub fn popover(id: &str, title: &str, body: &Markup) -> Markup {
    html! {
        div class="pop" id=(id) popover {
            @if !title.is_empty() { h3 { (title) } }
            div class="body" { (body) }
        }
    }
}

/// A column that a list can show.
#[derive(Clone, Copy, Debug)]
pub struct ColumnChoice<'a> {
    /// Its field.
    pub name: &'a str,
    /// Its heading.
    pub label: &'a str,
    /// Whether it is shown.
    pub shown: bool,
}

/// The menu of a list's columns: tick and reorder, by hand or with the keyboard. The form sends `columns`
/// once for each, in their order, as soon as something changes.
pub fn columns_menu(
    t: &Locale,
    id: &str,
    action: &str,
    region: &str,
    choices: &[ColumnChoice<'_>],
    keep: &[(&str, &str)],
) -> Markup {
    let (up, down) = (t.say("move-up"), t.say("move-down"));
    html! {
        div class="pop reorder" id=(id) popover {
            form action=(action) data-swap=(region) data-live {
                h3 { (t.say("columns")) }
                @for (name, value) in keep { input type="hidden" name=(name) value=(value); }
                ul data-reorder {
                    @for choice in choices {
                        li {
                            label {
                                input type="checkbox" name="columns" value=(choice.name)
                                    checked[choice.shown];
                                (choice.label)
                            }
                            button type="button" class="button quiet square small" data-move="up" title=(up) {
                                (icon(lu::LuArrowUp)) span class="unseen" { (up) " " (choice.label) }
                            }
                            button type="button" class="button quiet square small" data-move="down"
                                title=(down) {
                                (icon(lu::LuArrowDown)) span class="unseen" { (down) " " (choice.label) }
                            }
                            span class="grip" aria-hidden="true" { (icon(lu::LuGripVertical)) }
                        }
                    }
                }
                hr;
                a href=(action) data-swap=(region) { (icon(lu::LuRotateCcw)) (t.say("reset-columns")) }
                noscript { (Button::send(&t.say("apply")).small()) }
            }
        }
    }
}

/// A dialog that is part of its page: opened by a button whose `Act::Menu` names its id would be a popover,
/// so it is opened by a link with `data-dialog` to `#id`.
pub fn dialog(t: &Locale, id: &str, title: &str, body: &Markup) -> Markup {
    html! {
        dialog class="dialog" id=(id) aria-labelledby={ (id) "-title" } {
            (dialog_inside(t, &format!("{id}-title"), title, body))
        }
    }
}

fn dialog_inside(t: &Locale, title_id: &str, title: &str, body: &Markup) -> Markup {
    html! {
        header {
            h2 id=(title_id) { (title) }
            form method="dialog" { (Button::send(&t.say("close")).icon(lu::LuX).quiet().bare()) }
        }
        div class="body" { (body) }
    }
}

/// A question before something that cannot be taken back: says what would happen, and offers a way out first.
pub struct Question<'a> {
    /// "Dispose of 12 assets?"
    pub title: &'a str,
    /// What will happen, and what will stay.
    pub consequence: &'a str,
    /// Where the answer goes.
    pub action: &'a str,
    /// The verb of the answer: "Dispose".
    pub verb: &'a str,
    /// Where one goes back to.
    pub back: &'a str,
    /// The session's token.
    pub token: &'a str,
}

/// A question as a page or in a dialog.
pub fn question(t: &Locale, question: &Question<'_>) -> Markup {
    let back = t.say("cancel");
    html! {
        form method="post" action=(question.action) class="form" data-dialog-title=(question.title) {
            (token(question.token))
            p { (question.consequence) }
            footer {
                (Button::send(question.verb).danger())
                a class="button quiet" href=(question.back) data-back { (back) }
            }
        }
    }
}
