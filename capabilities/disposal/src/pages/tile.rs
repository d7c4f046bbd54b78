//! What of disposal needs somebody, on the overview.
use crate::store;
use ::pages::Page;
use domain::Tone;
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card};

/// Days after which a lot that was handed over should have come back as weights.
const WEIGHTS_DAYS: i64 = 30;
/// Days before its end from which a certificate is shown.
const ENDING_DAYS: i64 = 60;

pub(super) fn tile(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let today = page.t.today();
    let late = store::lots_out_since(page, today.plus_days(-WEIGHTS_DAYS))?;
    let ending = store::certificates_ending(page, today.plus_days(-365), today.plus_days(ENDING_DAYS))?;
    if late == 0 && ending.is_empty() {
        return Ok(None);
    }
    let (open, look) = (page.say("show"), page.say("disposal-balance"));
    let mut lines: Vec<(Tone, kit::Icon, String, String, &str)> = Vec::new();
    if late > 0 {
        let title = page.t.say_with("disposal-late", &[("count", late)]).into_owned();
        lines.push((
            Tone::Warn,
            lu::LuScale,
            title,
            look,
            "/disposal-lots?stage=handed-over&sort=handed_over_on",
        ));
    }
    for (_, partner, standard, until) in ending.iter().take(3) {
        let tone = if *until < today { Tone::Bad } else { Tone::Warn };
        let title = format!("{partner}: {}", page.t.declared(ui::i18n::Family::Choice, standard.label()));
        let key = if *until < today { "disposal-ended" } else { "disposal-until" };
        let note = page.t.say_with(key, &[("day", page.t.date(*until))]).into_owned();
        lines.push((tone, lu::LuShieldAlert, title, note, "/partner-certificates?sort=valid_until"));
    }
    let list: Vec<Attention<'_>> = lines
        .iter()
        .map(|(tone, icon, title, note, href)| Attention {
            tone: *tone,
            icon,
            title,
            note,
            step: Some(Button::open(&open, href)),
            at: None,
        })
        .collect();
    let title = page.say("disposal-tile");
    let body = kit::attention(&page.t, &list);
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 5, body })))
}
