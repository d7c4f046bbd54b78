//! The heads of pages and of records, and the views under them.
use super::{Button, Icon, icon::icon};
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// The head of a page: what it is, one sentence, what can be done.
pub fn head(title: &str, note: &str, actions: &Markup) -> Markup {
    html! {
        div class="head" {
            div { h1 { (title) } @if !note.is_empty() { p { (note) } } }
            @if !actions.0.is_empty() { div class="actions" { (actions) } }
        }
    }
}

/// Buttons in a row, for the end of a head.
pub fn actions(buttons: &[Button<'_>]) -> Markup {
    html! { @for button in buttons { (button) } }
}

/// The head of a record: what a person at a desk asks first.
pub struct Object<'a> {
    /// Its drawing.
    pub icon: Icon,
    /// A picture instead of the drawing: its address.
    pub picture: Option<&'a str>,
    /// Its name.
    pub title: &'a str,
    /// Its status, as a pill, or nothing.
    pub status: Markup,
    /// Tag, serial, place, last seen: each with an icon before it, or none where it explains itself.
    pub meta: Vec<(Option<Icon>, Markup)>,
    /// What can be done with it.
    pub actions: Markup,
}

/// The head of a record.
pub fn object_head(object: &Object<'_>) -> Markup {
    html! {
        div class="object" {
            span class="picture" {
                @if let Some(picture) = object.picture {
                    img src=(picture) alt="" loading="lazy";
                } @else {
                    (icon(object.icon))
                }
            }
            div class="title" {
                h1 { (object.title) (object.status) }
                ul class="meta" {
                    @for (drawing, words) in &object.meta {
                        li { @if let Some(drawing) = drawing { (icon(drawing)) } span { (words) } }
                    }
                }
            }
            @if !object.actions.0.is_empty() { div class="actions" { (object.actions) } }
        }
    }
}

/// One of the ways to look at a list, or one of the parts of a record. After a swap the present one is told
/// by the `view` parameter of its address, so addresses of views carry one.
#[derive(Clone, Copy, Debug, Default)]
pub struct View<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it is.
    pub href: &'a str,
    /// How many there are, or empty.
    pub count: &'a str,
    /// Whether it is the present one.
    pub current: bool,
    /// Whether somebody saved it, in contrast to those that come with the product.
    pub saved: bool,
    /// Whether it differs from what was saved.
    pub changed: bool,
}

/// A row of views. With a region, choosing one changes only that part of the page; `end` is what stands
/// behind them, such as a button that saves the present view.
pub fn views(name: &str, region: Option<&str>, t: &Locale, views: &[View<'_>], end: &Markup) -> Markup {
    html! {
        nav class="views" aria-label=(name) {
            @for view in views {
                a href=(view.href) data-swap=[region] class=[view.changed.then_some("changed")]
                    aria-current=[view.current.then_some("page")] {
                    @if view.saved { (icon(lu::LuStar)) }
                    (view.label)
                    @if !view.count.is_empty() { " " span class="count" { (view.count) } }
                    @if view.changed { span class="unseen" { (t.say("view-changed")) } }
                }
            }
            (end)
        }
    }
}
