//! What waits for somebody, on the overview.
use crate::store;
use ::pages::Page;
use domain::Tone;
use engine::Result;
use icondata_lu as lu;
use maud::Markup;
use ui::kit::{self, Attention, Button, Card, Icon};

/// Each: the key of its sentence, how loud, its drawing, the list behind it.
const LINES: [(&str, Tone, Icon, &str); 4] = [
    ("retiring-cases", Tone::Preparing, lu::LuListChecks, "/retirement-cases?state=open&sort=begun_on"),
    ("retiring-validate", Tone::Warn, lu::LuBadgeCheck, "/media?state=to-validate"),
    ("retiring-destroy", Tone::Bad, lu::LuHardDrive, "/media?state=failed"),
    ("retiring-decide", Tone::Info, lu::LuRoute, "/route-decisions?state=recommended"),
];

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let counts = store::waiting(page)?;
    let see = page.say("case-open");
    let told: Vec<(usize, String)> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(n, count)| (n, page.t.say_with(LINES[n].0, &[("count", *count)]).into_owned()))
        .collect();
    if told.is_empty() {
        return Ok(None);
    }
    let lines: Vec<Attention<'_>> = told
        .iter()
        .map(|(n, title)| {
            let (_, tone, icon, href) = LINES[*n];
            Attention { tone, icon, title, note: "", step: Some(Button::open(&see, href)), at: None }
        })
        .collect();
    let title = page.say("retiring-title");
    let body = kit::attention(&page.t, &lines);
    let tools = kit::more(&page.say("view-all"), "/retirement-cases");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 5, body })))
}
