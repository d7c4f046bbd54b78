//! Returns on the overview.
use super::funnel::HREF;
use crate::Funnel;
use ::pages::Page;
use engine::{Query, Result};
use maud::{Markup, html};
use ui::kit::{self, Card, Stat};

/// Its width in twelfths.
const WIDTH: u8 = 5;

/// How many returns run, are late, and closed; nothing where there never was one.
pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let told = Funnel::default().run(page)?;
    if told.opened == 0 {
        return Ok(None);
    }
    let names = ["retrieval-running", "retrieval-late", "retrieval-closed", "retrieval-with-loss"];
    let names = names.map(|key| page.say(key));
    let values = [told.opened - told.closed, told.late, told.closed, told.with_loss];
    let values = values.map(|rows| page.t.number(rows));
    let stats: Vec<Stat<'_>> =
        names.iter().zip(&values).map(|(name, value)| Stat { name, value, unit: "" }).collect();
    let title = page.say("retrieval-place");
    let tools = html! { (kit::more(&page.say("retrieval-open-funnel"), HREF)) };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: WIDTH, body: kit::stats(&stats) })))
}
