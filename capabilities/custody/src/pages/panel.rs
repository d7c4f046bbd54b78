//! The present keeper and the chain behind them.
use super::{can_go_out, is_held};
use crate::{Chain, ChainSpell};
use ::pages::{Page, Subject};
use domain::Id;
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Custody, Keeper, Link};

/// Earlier keepers that are shown.
const EARLIER: usize = 6;

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let mut spells = Chain { asset: Ref::id(Id::new(subject.id)) }.run(page)?;
    spells.reverse();
    let Some((now, earlier)) = spells.split_first() else { return Ok(None) };
    let note = note(page, now);
    let when: Vec<String> = earlier.iter().take(EARLIER).map(|spell| span(page, spell)).collect();
    let chain: Vec<Link<'_>> = earlier
        .iter()
        .zip(&when)
        .map(|(spell, when)| Link { keeper: keeper(spell), note: "", proof: "", when })
        .collect();
    let back = &subject.href;
    let (verb, label) = if is_held(&subject.values) {
        ("custody.take-back", "custody-take-back")
    } else {
        ("custody.hand-out", "custody-hand-out")
    };
    let (label, href) = (page.say(label), format!("/do/{verb}?asset=%23{}&_back={back}", subject.id));
    let possible = is_held(&subject.values) || can_go_out(&subject.values);
    let step = Button::dialog(&label, &href).off(!possible);
    let title = page.say("custody-title");
    let body = kit::custody(&Custody { keeper: keeper(now), note: &note, step, chain: &chain });
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

fn keeper(spell: &ChainSpell) -> Keeper<'_> {
    match spell.keeper_kind.as_str() {
        "person" => Keeper::Person(&spell.keeper_name),
        "asset" => Keeper::Other(&spell.keeper_name, lu::LuLaptop),
        _ => Keeper::Other(&spell.keeper_name, lu::LuMapPin),
    }
}

fn note(page: &Page<'_, '_>, spell: &ChainSpell) -> String {
    let since = page.t.say_with("custody-since", &[("day", page.t.date(spell.from))]).into_owned();
    match spell.due_back {
        Some(day) => format!("{since} · {}", page.t.say_with("custody-due", &[("day", page.t.date(day))])),
        None => since,
    }
}

fn span(page: &Page<'_, '_>, spell: &ChainSpell) -> String {
    let from = page.t.date(spell.from);
    spell.to.map(|to| format!("{from} \u{2013} {}", page.t.date(to))).unwrap_or(from)
}
