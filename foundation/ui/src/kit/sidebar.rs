//! The ways through the product: sidebar on a desk, tab bar on a phone. The phone's "More" shows the same
//! sidebar.
use super::{Density, Place, Site, Theme, icon::icon, person::avatar};
use crate::{
    assets,
    i18n::{Lang, Locale},
};
use icondata_lu as lu;
use maud::{Markup, html};

pub(super) fn sidebar(t: &Locale, site: &Site<'_>, place: &str) -> Markup {
    html! {
        aside class="side" id="side" popover aria-label=(t.say("workspace")) {
            a class="brand" href=(site.doors.home) {
                img src=(assets::url("mark.svg")) alt="" width="23" height="23";
                "Tenure"
                small { (site.organisation) }
            }
            nav class="nav" aria-label=(t.say("main-navigation")) {
                @for group in site.groups {
                    @if !group.title.is_empty() { h2 { (group.title) } }
                    ul { @for one in group.places { li { (link(one, place)) } } }
                }
            }
            (user(t, site))
        }
    }
}

fn link(one: &Place<'_>, place: &str) -> Markup {
    html! {
        a href=(one.href) aria-current=[(one.href == place).then_some("page")] data-key=[one.key] {
            (icon(one.icon)) (one.label)
            @if !one.count.is_empty() {
                " " span class=(if one.mine { "count mine" } else { "count" }) { (one.count) }
            }
        }
    }
}

/// The reader and the choices that are theirs alone.
fn user(t: &Locale, site: &Site<'_>) -> Markup {
    let reader = &site.reader;
    html! {
        div class="user" {
            button type="button" popovertarget="user-menu" {
                (avatar(reader.name))
                span class="who" { b { (reader.name) } small { (reader.role) } }
                (icon(lu::LuChevronsUpDown))
            }
            div class="pop" id="user-menu" popover {
                @for one in reader.links { a href=(one.href) { (icon(one.icon)) (one.label) } }
                @if !reader.links.is_empty() { hr; }
                (look(t, site))
                hr;
                form method="post" action=(site.doors.sign_out) {
                    (token(site.token))
                    button type="submit" { (icon(lu::LuLogOut)) (t.say("sign-out")) }
                }
            }
        }
    }
}

/// Theme, density and language: one form whose buttons are the choices, changed in place by a script.
fn look(t: &Locale, site: &Site<'_>) -> Markup {
    let choice = |name: &str, word: &str, on: bool| {
        let label = match Lang::from_tag(word).filter(|_| name == "lang") {
            Some(lang) => lang.language().name.into(),
            None => t.say(&format!("{name}-{word}")).into_owned(),
        };
        html! {
            button type="submit" name=(name) value=(word) aria-pressed=(if on { "true" } else { "false" }) {
                (label) span class="tick" { (icon(lu::LuCheck)) }
            }
        }
    };
    html! {
        form method="post" action=(site.doors.look) data-look {
            (token(site.token))
            h3 { (t.say("theme")) }
            @for theme in Theme::ALL {
                (choice("theme", theme.word(), theme == site.theme))
            }
            h3 { (t.say("density")) }
            @for density in Density::ALL {
                (choice("density", density.word(), density == site.density))
            }
            h3 { (t.say("language")) }
            @for lang in Lang::ALL {
                (choice("lang", lang.tag(), *lang == t.lang()))
            }
        }
    }
}

/// The hidden field that proves that a form is ours.
pub fn token(token: &str) -> Markup {
    html! { @if !token.is_empty() { input type="hidden" name="token" value=(token); } }
}

pub(super) fn tab_bar(t: &Locale, site: &Site<'_>, place: &str) -> Markup {
    let middle = site.tabs.len().min(4).div_ceil(2);
    let tab = |one: &Place<'_>| {
        html! {
            a href=(one.href) aria-current=[(one.href == place).then_some("page")] {
                (icon(one.icon)) span { (one.label) }
            }
        }
    };
    html! {
        nav class="tabbar" aria-label=(t.say("small-navigation")) {
            @for one in &site.tabs[..middle] { (tab(one)) }
            @if let Some(scan) = site.scan {
                a class="scan-tab" href=(scan) { (icon(lu::LuScanLine)) span { (t.say("scan-a-label")) } }
            }
            @for one in &site.tabs[middle..] { (tab(one)) }
            button type="button" popovertarget="side" { (icon(lu::LuMenu)) span { (t.say("more")) } }
        }
    }
}
