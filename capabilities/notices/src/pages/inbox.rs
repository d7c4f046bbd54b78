//! The page of one's messages.
use super::HREF;
use crate::{Inbox, Mailing, Message, store};
use ::pages::{Page, Sending, Shown, go};
use axum::response::Response;
use domain::{Id, Instant, Tone};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value};
use ui::{
    i18n::Lang,
    kit::{self, Button, Card, Nothing, Segment},
};

/// The page.
pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let unread = page.visit.query("show") != Some("all");
    let before = page.visit.query("before").and_then(|before| before.parse().ok());
    let told = Inbox { unread, before }.run(page)?;
    let title = page.say("notices-title");
    let body = html! {
        (kit::head(&title, &page.say("notices-note"), &html! {}))
        div class="stack" {
            (list(page, &told.messages, unread))
            @if let Some(next) = told.next {
                (kit::more(&page.say("notices-older"), &format!("{HREF}?show={}&before={next}", if unread { "unread" } else { "all" })))
            }
            (wishes(page)?)
        }
    };
    Ok(Shown::new(title, HREF, body))
}

fn list(page: &Page<'_, '_>, messages: &[Message], unread: bool) -> Markup {
    let (some, all) = (page.say("notices-unread"), page.say("notices-all"));
    let segments = [
        Segment { label: &some, href: HREF, current: unread },
        Segment { label: &all, href: &format!("{HREF}?show=all"), current: !unread },
    ];
    let read_all = page.say("notices-read-all");
    let tools = html! {
        (kit::segments(&page.say("notices-title"), None, &segments))
        @if messages.iter().any(|message| !message.read) {
            form method="post" action=(HREF) { (Button::send(&read_all).small()) }
        }
    };
    let body = match messages {
        [] => {
            let (title, text) = (page.say("notices-nothing"), page.say("notices-nothing-text"));
            kit::nothing(&Nothing { icon: lu::LuBellOff, title: &title, text: &text, steps: &[] })
        }
        some => html! { ul class="attention" { @for message in some { (line(page, message)) } } },
    };
    let title = page.say("notices-list");
    kit::card(&Card { title: &title, note: "", tools, width: 0, body })
}

/// One message. Opening it sends a form, since it is read from then on.
fn line(page: &Page<'_, '_>, message: &Message) -> Markup {
    let step = page.say(if message.href.is_some() { "notices-open" } else { "notices-read" });
    let tone = if message.read { Tone::Muted } else { Tone::Info };
    html! {
        li {
            (kit::mark(tone, lu::LuBell))
            div { b { (page.t.sentence(&message.subject)) } p { @if !message.text.is_empty() { (page.t.sentence(&message.text)) " · " } (kit::time::ago(&page.t, Instant(message.at))) } }
            @if !message.read || message.href.is_some() {
                form method="post" action=(HREF) {
                    input type="hidden" name="message" value=(message.id);
                    @if let Some(href) = &message.href { input type="hidden" name="_back" value=(href); }
                    (Button::send(&step).small())
                }
            }
        }
    }
}

/// When one wants mail.
fn wishes(page: &mut Page<'_, '_>) -> Result<Markup> {
    let Some(person) = page.actor().person else { return Ok(html! {}) };
    let wish = store::mailing(page, Id::new(person))?;
    let lang = store::mail_lang(page, Id::new(person))?.unwrap_or(page.t.lang());
    let spoken = page.say("notices-language");
    let (title, note, save) =
        (page.say("notices-mailing"), page.say("notices-mailing-note"), page.say("notices-save"));
    let body = html! {
        form class="form" method="post" action=(HREF) {
            div class="field" role="group" aria-label=(title) {
                span class="name" { (title) }
                div class="ticks" {
                    @for one in Mailing::ALL {
                        label class="tick" {
                            input type="radio" name="mailing" value=(one.name()) checked[one == wish];
                            (page.say(&format!("notices-mailing-{}", one.name())))
                        }
                    }
                }
            }
            div class="field" role="group" aria-label=(spoken) {
                span class="name" { (spoken) }
                div class="ticks" {
                    @for one in Lang::ALL {
                        label class="tick" {
                            input type="radio" name="language" value=(one.tag()) checked[*one == lang];
                            (one.language().name)
                        }
                    }
                }
            }
            footer { (Button::send(&save).primary()) }
        }
    };
    Ok(kit::card(&Card { title: &title, note: &note, tools: html! {}, width: 0, body }))
}

/// What the page sends: a wish, one message to be opened, or all to be marked.
pub(super) async fn mark(sending: Sending) -> Response {
    let mut input = Map::new();
    let verb = match (sending.sent.says("mailing"), sending.sent.says("message")) {
        (Some(mailing), _) => {
            input.insert("mailing".into(), Value::from(mailing));
            input.extend(sending.sent.says("language").map(|tag| ("language".to_owned(), Value::from(tag))));
            "notices.mail-me"
        }
        (None, message) => {
            let id = message.and_then(|id| id.parse::<i64>().ok());
            input.extend(id.map(|id| ("message".to_owned(), Value::from(id))));
            "notices.mark-read"
        }
    };
    match sending.perform(verb, input).await {
        Ok(_) => go(&sending.back_or(HREF)),
        Err(error) => sending.trouble(error).await,
    }
}
