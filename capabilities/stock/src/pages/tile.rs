//! What runs out, on the overview.
use super::REORDER;
use crate::store;
use ::pages::Page;
use domain::Tone;
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card};

/// Items named.
const NAMED: usize = 4;

/// How many items have to be ordered.
pub(super) fn waiting(page: &mut Page<'_, '_>) -> Result<i64> {
    store::low_count(page)
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let low = store::low(page, NAMED)?;
    if low.is_empty() {
        return Ok(None);
    }
    let open = page.say("open");
    let told: Vec<(String, String, String)> = low
        .iter()
        .map(|one| {
            let numbers = [("there", page.t.number(one.on_hand)), ("minimum", page.t.number(one.minimum))];
            let note = page.t.say_with("stock-there-of", &numbers).into_owned();
            (one.name.clone(), note, format!("/stock-items/{}", one.item))
        })
        .collect();
    let lines: Vec<Attention<'_>> = told
        .iter()
        .map(|(title, note, href)| Attention {
            tone: Tone::Warn,
            icon: lu::LuBoxes,
            title,
            note,
            step: Some(Button::open(&open, href)),
            at: None,
        })
        .collect();
    let (title, all) = (page.say("stock-runs-out"), page.say("view-all"));
    let count = store::low_count(page)?;
    let count = page.t.number(count);
    let body = kit::attention(&page.t, &lines);
    let tools = html! { (kit::more(&all, REORDER)) };
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools, width: 5, body })))
}
