//! The media of an asset on its page: what each of them is, and the one next step.
use crate::{MediaOf, MediumRow, WORK, rules::life::MediumState};
use ::pages::{Page, Subject, value};
use domain::Id;
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Row, Spot, Table};

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let list = MediaOf { asset: Ref::id(Id::new(subject.id)) }.run(page)?;
    let gone = subject.text("stage") == Some("disposed");
    if list.media.is_empty() && list.moved.is_empty() {
        // Nothing to say about a display; a way to begin where something is being taken out of service.
        let offered = page.may(WORK) && subject.text("stage") == Some("decommissioned");
        if !offered {
            return Ok(None);
        }
    }
    let title = page.say("media-of-asset");
    let closed = list.media.iter().filter(|medium| !medium.state.is_open()).count();
    let (done, all) = (page.t.number(count(closed)), page.t.number(count(list.media.len())));
    let note = page.t.say_with("media-done", &[("done", done.as_str()), ("all", all.as_str())]).into_owned();
    let add = page.say("media-add");
    let href = format!("/media/new?asset={}", subject.id);
    let tools = match page.may(WORK) && !gone {
        true => html! { (Button::open(&add, &href).icon(lu::LuPlus).small()) },
        false => html! {},
    };
    let body = match list.media.is_empty() && list.moved.is_empty() {
        true => html! { p { (page.say("media-none")) } },
        false => table(page, &list.media, &list.moved, &subject.href),
    };
    let note = if list.media.is_empty() { "" } else { note.as_str() };
    Ok(Some(kit::card(&Card { title: &title, note, tools, width: 0, body })))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn table(page: &Page<'_, '_>, media: &[MediumRow], moved: &[MediumRow], back: &str) -> Markup {
    let labels: Vec<String> =
        ["serial", "type", "state", "step"].map(|word| page.say(&format!("media-head-{word}"))).into();
    let columns = [
        Column::new(&labels[0]).at(Spot::Name),
        Column::new(&labels[1]).at(Spot::Meta),
        Column::new(&labels[2]).at(Spot::State),
        Column::new(&labels[3]).at(Spot::Value),
    ];
    let step = |medium: &MediumRow| next_step(page, medium, back);
    let mut lines: Vec<Line<'_>> = media.iter().map(|medium| row(page, medium, step(medium))).collect();
    let elsewhere = page.say("media-moved");
    lines.extend(moved.iter().map(|medium| row(page, medium, html! { (kit::none(&elsewhere)) })));
    let caption = page.say("media-of-asset");
    kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}

fn row<'m>(page: &Page<'_, '_>, medium: &'m MediumRow, step: Markup) -> Line<'m> {
    let kind =
        value::label_of(&page.t, crate::rules::technique::MediaType::CHOICES, medium.media_type.value());
    let size = medium.capacity_gb.map(|gb| format!(" · {} GB", page.t.number(gb))).unwrap_or_default();
    let bay = medium.bay.as_deref().unwrap_or_default();
    let cells = vec![
        kit::lead(lu::LuHardDrive, &medium.serial, bay, &format!("/media/{}", medium.id)),
        html! { (kind) (size) },
        state(page, medium),
        step,
    ];
    Line::Row(Row { id: medium.id, name: &medium.serial, cells, menu: None })
}

/// Its state, and what was proven.
fn state(page: &Page<'_, '_>, medium: &MediumRow) -> Markup {
    let tone = MediumState::CHOICES.iter().find(|choice| choice.value == medium.state.value());
    let tone = tone.map_or(domain::Tone::Muted, |choice| choice.tone);
    let label = value::label_of(&page.t, MediumState::CHOICES, medium.state.value());
    let proven = medium.outcome.map(crate::rules::technique::said);
    let proven = proven.map(|word| value::label_of(&page.t, crate::medium::OUTCOMES, word));
    let label = match proven {
        Some(outcome) => format!("{label} ({})", outcome.to_lowercase()),
        None => label,
    };
    kit::dot(tone, &label)
}

fn next_step(page: &Page<'_, '_>, medium: &MediumRow, back: &str) -> Markup {
    let verb = match medium.state {
        MediumState::Installed | MediumState::Removed | MediumState::Failed => "retirement.sanitise-medium",
        MediumState::ToValidate => "retirement.validate-sanitisation",
        MediumState::Lost => "retirement.find-medium",
        MediumState::Sanitised | MediumState::Destroyed | MediumState::Struck => return html! {},
    };
    if !page.may(WORK) {
        return html! {};
    }
    let label = match medium.state {
        MediumState::Failed => page.say("media-destroy"),
        _ => page.say(&format!("do-{}", verb.replace('.', "-"))),
    };
    let filled =
        if medium.state == MediumState::Failed { "&outcome=destroy&verification=inspection" } else { "" };
    let href = format!("/do/{verb}?medium=%23{}{filled}&_back={back}", medium.id);
    html! { (Button::dialog(&label, &href).small()) }
}
