//! One's own profile: how one likes to see things, sessions, tokens, the password.
use crate::{Me, MySessions, OWN};
use ::pages::{Page, Rooms, Shown};
use engine::{Query, Result};
use maud::{Markup, html};
use ui::{
    i18n::Lang,
    kit::{self, Button, Card, Density, Theme},
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/profile", OWN, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let title = page.say("profile");
    let me = Me {}.run(page)?;
    let sessions = MySessions {}.run(page)?;
    let password = page.say("change-password");
    let token = page.say("make-token");
    let actions = html! {
        (Button::dialog(&password, "/do/access.change-password?_back=/profile"))
        (Button::dialog(&token, "/do/access.create-token?_back=/profile"))
    };
    let body = html! {
        (kit::head(&me.name, me.username.as_deref().unwrap_or_default(), &actions))
        div class="stack" { (look(page)) (devices(page, &sessions)) }
    };
    Ok(Shown::new(title, "/profile", body))
}

/// How one likes to see things, on this device.
fn look(page: &Page<'_, '_>) -> Markup {
    let wishes = &page.visit.wishes;
    let choices = |name: &str, words: Vec<(&'static str, bool)>| {
        html! {
            div class="field" role="group" aria-label=(page.say(&format!("look-{name}"))) {
                span class="name" { (page.say(&format!("look-{name}"))) }
                div class="ticks" {
                    @for (word, on) in words {
                        label class="tick" { input type="radio" name=(name) value=(word) checked[on]; (page.say(&format!("look-{name}-{word}"))) }
                    }
                }
            }
        }
    };
    let themes = Theme::ALL.into_iter().map(|theme| (theme.word(), theme == wishes.theme)).collect();
    let densities =
        Density::ALL.into_iter().map(|density| (density.word(), density == wishes.density)).collect();
    let langs =
        [Lang::English, Lang::German].into_iter().map(|lang| (lang.tag(), lang == page.t.lang())).collect();
    let keys = vec![("on", wishes.letter_keys), ("off", !wishes.letter_keys)];
    let save = page.say("save");
    let body = html! {
        form class="form" method="post" action="/look" {
            (choices("theme", themes)) (choices("density", densities)) (choices("lang", langs)) (choices("keys", keys))
            footer { (Button::send(&save).primary()) }
        }
    };
    let (title, note) = (page.say("look-title"), page.say("look-note"));
    kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body })
}

/// Browsers and systems by what their names contain, in the order in which they are told apart: all call themselves
/// Safari, and every phone Linux or Mac.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// What a browser is, in words: "Firefox", "Windows"; as it calls itself where that is not known.
fn said(agent: &str) -> Vec<&str> {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name)
    };
    match (first(&BROWSERS), first(&SYSTEMS)) {
        (Some(browser), Some(system)) => vec![browser, system],
        _ => vec![agent],
    }
}

/// Where one is signed in.
fn devices(page: &Page<'_, '_>, sessions: &[crate::Session]) -> Markup {
    let (title, end) = (page.say("sessions"), page.say("end-session"));
    let body = html! {
        ul class="attention" {
            @for session in sessions {
                @let href = format!("/do/access.end-session?session={}&_back=/profile", session.id);
                li {
                    (kit::mark(domain::Tone::Muted, icondata_lu::LuMonitor))
                    div { b title=(session.browser) { (page.t.list(&said(&session.browser))) } p { (session.address) } }
                    (Button::dialog(&end, &href).small())
                }
            }
        }
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_browser_is_told_in_two_words() {
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
        assert_eq!(said(edge), ["Edge", "Windows"]);
        assert_eq!(said(phone), ["Safari", "iPhone"]);
        assert_eq!(said("curl/8.0"), ["curl/8.0"]);
    }
}
