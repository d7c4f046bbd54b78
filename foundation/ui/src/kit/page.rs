//! A whole document: head, frame, and the page in it.
use super::{Icon, Site, button::Button, icon::icon, palette, sidebar};
use crate::{assets, i18n::Locale};
use icondata_lu as lu;
use maud::{DOCTYPE, Markup, html};

/// A step on the way to a page.
#[derive(Clone, Copy, Debug)]
pub struct Crumb<'a> {
    /// What the step is called.
    pub label: &'a str,
    /// Where it leads; none for a heading of the navigation, which has no page.
    pub href: Option<&'a str>,
}

/// A page before it stands in its frame.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The title in the window and the last crumb.
    pub title: &'a str,
    /// The way to it, without itself.
    pub crumbs: &'a [Crumb<'a>],
    /// The address of the place in the navigation to which it belongs.
    pub place: &'a str,
    /// Scripts that only this page needs: `scan.js`.
    pub scripts: &'a [&'a str],
}

/// The policy that every page is served under: nothing but our own files, and no script or style inside the
/// page.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types tenure";

/// A page in its frame.
pub fn page(t: &Locale, site: &Site<'_>, page: &Page<'_>, body: &Markup) -> Markup {
    document(
        t,
        site,
        page,
        &html! {
            a class="skip" href="#main" { (t.say("skip-to-content")) }
            div class="frame" {
                (sidebar::sidebar(t, site, page.place))
                div class="shell" {
                    div class="panel" {
                        (top(t, site, page))
                        main id="main" tabindex="-1" { (body) }
                    }
                }
            }
            (sidebar::tab_bar(t, site, page.place))
            (palette::palette(t, site.doors.search, site.doors.palette))
            (keys_dialog(t))
            dialog class="dialog" id="dialog" {}
        },
    )
}

/// A page without frame, for people who are not signed in: signing in, signing for a thing by a link.
pub fn bare_page(t: &Locale, site: &Site<'_>, page: &Page<'_>, body: &Markup) -> Markup {
    document(t, site, page, &html! { main id="main" tabindex="-1" { (body) } })
}

/// The inside of such a page: our sign, a heading, a sentence, and what is to be done.
pub fn gate(title: &str, note: &str, body: &Markup) -> Markup {
    html! {
        div class="gate" {
            img src=(assets::url("mark.svg")) alt="" width="40" height="40";
            h1 { (title) }
            p { (note) }
            div class="body" { (body) }
        }
    }
}

fn document(t: &Locale, site: &Site<'_>, page: &Page<'_>, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(t.lang().tag()) data-theme=[site.theme.attribute()] data-density=[site.density.attribute()]
            data-keys=[(!site.letter_keys).then_some("off")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                title { (page.title) " · Tenure" }
                link rel="icon" type="image/svg+xml" href=(assets::url("mark.svg"));
                link rel="stylesheet" href=(assets::url("app.css"));
                @for module in assets::MODULES { link rel="modulepreload" href=(assets::url(module)); }
                script type="module" src=(assets::url("app.js")) {}
                @for script in page.scripts { script type="module" src=(assets::url(script)) {} }
            }
            body data-copied=(t.say("copied")) data-unsent=(t.say("unsent")) data-unsaved=(t.say("unsaved"))
                data-reading=(t.say("reading-hint")) {
                (body)
                p class="unseen" id="announce" role="status" {}
            }
        }
    }
}

fn top(t: &Locale, site: &Site<'_>, page: &Page<'_>) -> Markup {
    let bell = match site.unread {
        0 => t.say("messages"),
        unread => t.say_with("messages-unread", &[("count", unread)]),
    };
    let search = t.say("search-or-jump");
    let (bell_icon, help): (Icon, _) = (lu::LuBell, t.say("help"));
    html! {
        header class="top" {
            nav class="crumbs" aria-label=(t.say("breadcrumb")) {
                ol {
                    @for crumb in page.crumbs {
                        li {
                            @if let Some(href) = crumb.href {
                                a href=(href) { (crumb.label) }
                            } @else {
                                span { (crumb.label) }
                            }
                            (icon(lu::LuChevronRight))
                        }
                    }
                    li { span aria-current="page" { (page.title) } }
                }
            }
            span class="grow" {}
            a class="jump" href=(site.doors.search) data-palette {
                (icon(lu::LuSearch)) span { (search) } kbd { "Ctrl K" }
            }
            @if !site.doors.messages.is_empty() {
                a class="button quiet square" href=(site.doors.messages) title=(bell) data-unread[site.unread > 0] {
                    (icon(bell_icon)) span class="unseen" { (bell) }
                }
            }
            @if !site.doors.help.is_empty() {
                (Button::open(&help, site.doors.help).icon(lu::LuCircleHelp).quiet().bare())
            }
            button type="button" class="button quiet square" data-show-keys hidden title=(t.say("keys")) {
                (icon(lu::LuKeyboard)) span class="unseen" { (t.say("keys")) }
            }
        }
    }
}

/// The list of keys; a script fills it from the keys that the page really has.
fn keys_dialog(t: &Locale) -> Markup {
    let key = |name: &str, keys: &[&str]| {
        html! { dt { (t.say(name)) } dd { @for key in keys { kbd { (key) } } } }
    };
    html! {
        dialog class="dialog" id="keys" aria-labelledby="keys-title" {
            header {
                h2 id="keys-title" { (t.say("keys")) }
                form method="dialog" { (Button::send(&t.say("close")).icon(lu::LuX).quiet().bare()) }
            }
            div class="body" {
                dl class="keys" {
                    (key("key-palette", &["Ctrl K"]))
                    (key("key-search", &["/"]))
                    (key("key-rows", &["j", "k"]))
                    (key("key-select", &["x"]))
                    (key("key-bulk", &["b"]))
                    (key("key-open", &["Enter"]))
                    (key("key-close", &["Esc"]))
                    (key("key-list", &["?"]))
                }
            }
        }
    }
}
