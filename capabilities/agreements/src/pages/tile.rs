//! Signatures on the overview.
use super::overview::{HREF, count};
use ::pages::Page;
use engine::Result;
use maud::{Markup, html};
use ui::kit::{self, Card, Stat};

/// Its width in twelfths.
const WIDTH: u8 = 5;

/// How many wait, how many were signed lately; nothing as long as nobody was ever asked.
pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let (open, _) = count(page, "state=open")?;
    let (signed, _) = count(page, "state=signed&answered_on[gte]=today-30d")?;
    let (refused, _) = count(page, "state=declined,expired")?;
    if open + signed + refused == 0 {
        return Ok(None);
    }
    let names =
        ["agreements-open", "agreements-signed-lately", "agreements-refused"].map(|key| page.say(key));
    let values = [open, signed, refused].map(|rows| page.t.number(rows));
    let stats: Vec<Stat<'_>> =
        names.iter().zip(&values).map(|(name, value)| Stat { name, value, unit: "" }).collect();
    let title = page.say("agreements-place");
    let tools = html! { (kit::more(&page.say("agreements-all"), HREF)) };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: WIDTH, body: kit::stats(&stats) })))
}
