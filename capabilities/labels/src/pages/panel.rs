//! The label of an asset on its page, and the way to print it.
use super::HREF;
use ::pages::{Page, Subject};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card};

pub(super) fn show(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let settings = page.settings();
    let Some(code) = kit::code(&format!("{}{}", settings.base_url, subject.href)) else { return Ok(None) };
    let owner = page.t.say_with("labels-property", &[("organisation", settings.organisation.as_str())]);
    let body = html! {
        div class="label" {
            (code)
            div { b { (subject.text("tag").unwrap_or_default()) } small { (owner) } }
        }
    };
    let (title, print) = (page.say("labels-one"), page.say("labels-print"));
    let href = format!("{HREF}?id={}", subject.id);
    let tools = html! { (Button::open(&print, &href).icon(lu::LuPrinter).quiet().small()) };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 0, body })))
}
