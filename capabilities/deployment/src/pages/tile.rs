//! Day one on the overview.
use super::readiness::HREF;
use crate::Readiness;
use ::pages::Page;
use engine::{Query, Result};
use maud::{Markup, html};
use ui::kit::{self, Card, Stat};

/// Its width in twelfths.
const WIDTH: u8 = 7;

/// How many start, how many are ready, how fast they work; nothing where nobody starts or started.
pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let told = Readiness::default().run(page)?;
    if told.joiners.is_empty() && told.days_from_order.is_none() {
        return Ok(None);
    }
    let number = |rows: usize| page.t.number(i64::try_from(rows).unwrap_or_default());
    let days = told.days_from_order.map_or_else(|| "–".to_owned(), |days| page.t.number(days));
    let keys = ["deployment-start", "deployment-ready", "deployment-not-ready", "deployment-from-order"];
    let names = keys.map(|key| page.say(key));
    let values =
        [number(told.joiners.len()), number(told.ready), number(told.joiners.len() - told.ready), days];
    let stats: Vec<Stat<'_>> =
        names.iter().zip(&values).map(|(name, value)| Stat { name, value, unit: "" }).collect();
    let title = page.say("deployment-place");
    let tools = html! { (kit::more(&page.say("deployment-all"), HREF)) };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: WIDTH, body: kit::stats(&stats) })))
}
