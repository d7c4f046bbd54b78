//! Where people report a problem: what they hold, what is known of it, and what they reported before.
use super::{REPORT_HERE, rows};
use crate::{TICKETS, store};
use ::pages::{Page, Shown};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use std::collections::BTreeMap;
use ui::kit::{self, Attention, Button, Nothing};

/// Tickets shown.
const TICKETS_SHOWN: usize = 20;
const FORM: &str = "/do/maintenance.report-fault?_back=/report-problem";

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let (title, note) = (page.say("report-place"), page.say("report-note"));
    let other = page.say("report-other");
    let tools = html! { (Button::dialog(&other, FORM).icon(lu::LuPlus)) };
    let person = page.actor().person;
    let (own, tickets) = match person {
        Some(person) => (own(page, person)?, reported(page, person)?),
        None => (nobody(page), html! {}),
    };
    let body = html! { (kit::head(&title, &note, &tools)) div class="tiles" { (own) (tickets) } };
    Ok(Shown::new(title, REPORT_HERE, body))
}

fn nobody(page: &Page<'_, '_>) -> Markup {
    let (title, text) = (page.say("report-nobody"), page.say("report-nobody-why"));
    kit::nothing(&Nothing { icon: lu::LuUserX, title: &title, text: &text, steps: &[] })
}

/// What the reader holds, each with its step; under it what is known of its model.
fn own(page: &mut Page<'_, '_>, person: i64) -> Result<Markup> {
    let mine = store::mine(page, person)?;
    let title = page.say("report-mine");
    if mine.is_empty() {
        let text = page.say("report-mine-none");
        return Ok(rows::card(&title, 12, html! { p { (text) } }));
    }
    let mut known: BTreeMap<i64, String> = BTreeMap::new();
    for model in mine.iter().filter_map(|one| one.model) {
        if known.contains_key(&model) {
            continue;
        }
        let problems = store::known_problems(page, model)?;
        let words: Vec<String> = problems
            .iter()
            .map(|one| match &one.workaround {
                Some(helps) => format!("{}: {helps}", one.title),
                None => one.title.clone(),
            })
            .collect();
        known.insert(model, words.join(" · "));
    }
    let step = page.say("report-this");
    let lines: Vec<(String, String, String)> = mine
        .iter()
        .map(|one| {
            let known = one.model.and_then(|model| known.get(&model)).filter(|words| !words.is_empty());
            let note = match known {
                Some(words) => page.t.say_with("report-known", &[("problems", words.as_str())]).into_owned(),
                None => one.tag.clone(),
            };
            let name = format!("{} ({})", one.name, one.tag);
            (name, note, format!("{FORM}&asset=%23{}", one.id))
        })
        .collect();
    let list: Vec<Attention<'_>> = lines
        .iter()
        .map(|(name, note, href)| Attention {
            tone: domain::Tone::Info,
            icon: lu::LuLaptop,
            title: name,
            note,
            step: Some(Button::dialog(&step, href)),
            at: None,
        })
        .collect();
    Ok(rows::card(&title, 12, kit::attention(&page.t, &list)))
}

/// What the reader reported before.
fn reported(page: &mut Page<'_, '_>, person: i64) -> Result<Markup> {
    if !page.may(TICKETS) {
        return Ok(html! {});
    }
    let tickets = store::tickets_by(page, "reporter", person, false, TICKETS_SHOWN)?;
    if tickets.is_empty() {
        return Ok(html! {});
    }
    let title = page.say("report-before");
    Ok(rows::card(&title, 12, rows::tickets(page, &title, &tickets)))
}
