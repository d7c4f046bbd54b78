//! The way on of an asset, with its reasons; and the report of what was recommended against what was done.
use crate::{DECIDE, READ, RouteDecision, WayCount, Ways, decide::DecisionState, rules::route::Way, store};
use ::pages::{Page, Rooms, Shown, Subject, value};
use domain::Id;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Fact, Line, Nothing, Row, Spot, Table};

/// Where the report stands.
pub(super) const REPORT: &str = "/retirement/ways";

/// The newest recommendation or decision of an asset.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let Some(id) = store::newest_decision(page, subject.id)? else { return Ok(None) };
    own(page, id, &subject.href, true)
}

/// The decision of the page.
pub(super) fn of_decision(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    own(page, Id::new(subject.id), &subject.href, false)
}

fn own(page: &mut Page<'_, '_>, id: Id<RouteDecision>, back: &str, linked: bool) -> Result<Option<Markup>> {
    let it = match page.see::<RouteDecision>(id) {
        Ok(kept) => kept.record,
        Err(engine::Error::NotFound(_) | engine::Error::Forbidden(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let title = page.say("way-title");
    let state = value::label_of(&page.t, DecisionState::CHOICES, it.state.value());
    let (see, decide) = (page.say("case-open"), page.say("do-retirement-decide-way"));
    let href = format!(
        "/do/retirement.decide-way?decision=%23{}&way={}&_back={back}",
        id.number(),
        it.recommended.value()
    );
    let may = page.may(DECIDE) && it.state == DecisionState::Recommended;
    let own_page = format!("/route-decisions/{}", id.number());
    let tools = html! {
        @if may { (Button::dialog(&decide, &href).small()) }
        @else if linked { (kit::more(&see, &own_page)) }
    };
    let facts = facts(page, &it);
    let facts: Vec<Fact<'_>> = facts
        .iter()
        .map(|(name, label, value)| Fact { name, label, value: html! { (value) }, edit: None })
        .collect();
    let body = html! {
        p class="figure" { b { (way(page, it.decided.unwrap_or(it.recommended))) } " " (kit::none(&it.rule)) }
        @for line in it.reasons.lines() { p { (line) } }
        (kit::facts(&page.t, "way", &facts))
    };
    Ok(Some(kit::card(&Card { title: &title, note: &state, tools, width: 0, body })))
}

fn way(page: &Page<'_, '_>, way: Way) -> String {
    value::label_of(&page.t, Way::CHOICES, way.value())
}

/// What stands below the reasons: name, label, value.
fn facts(page: &Page<'_, '_>, it: &RouteDecision) -> Vec<(&'static str, String, String)> {
    let label = |name: &str| page.say(&format!("way-{name}"));
    let kilograms = |grams: i64| page.t.decimal(domain_kilograms(grams));
    let mut told = Vec::new();
    if let Some(value) = it.residual_value {
        let formula = it.formula.as_deref().unwrap_or_default();
        told.push(("value", label("value"), format!("{} ({formula})", page.t.money(value))));
    }
    if let Some(cost) = it.handling_cost {
        told.push(("cost", label("cost"), page.t.money(cost)));
    }
    if it.co2e_high_kg > 0 {
        let source = it.co2e_source.as_deref().unwrap_or_default();
        let range = format!(
            "{} \u{2013} {} kg ({source})",
            page.t.number(it.co2e_low_kg),
            page.t.number(it.co2e_high_kg)
        );
        told.push(("carbon", label("carbon"), range));
    }
    if let Some(grams) = it.mass_grams {
        told.push(("mass", label("mass"), format!("{} kg", kilograms(grams))));
    }
    if it.differs {
        let because = it.because.clone().unwrap_or_default();
        told.push(("differs", label("differs"), format!("{} \u{2192} {because}", way(page, it.recommended))));
    }
    if let Some(actual) = it.actual {
        told.push(("actual", label("actual"), way(page, actual)));
    }
    told
}

fn domain_kilograms(grams: i64) -> rust_decimal::Decimal {
    rust_decimal::Decimal::new(grams, 3).normalize()
}

/// The page of the report.
pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(REPORT, READ, show)
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let rows = Ways {}.run(page)?;
    let (title, note) = (page.say("ways-title"), page.say("ways-note"));
    let inside = if rows.is_empty() { nothing(page) } else { report(page, &rows) };
    let body = html! { (kit::head(&title, &note, &html! {})) (inside) };
    Ok(Shown::new(title, REPORT, body))
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text) = (page.say("ways-none"), page.say("ways-none-why"));
    kit::nothing(&Nothing { icon: lu::LuRoute, title: &title, text: &text, steps: &[] })
}

fn report(page: &Page<'_, '_>, rows: &[WayCount]) -> Markup {
    let labels: Vec<String> = ["recommended", "decided-as", "actual", "assets", "carbon", "mass"]
        .map(|word| page.say(&format!("ways-{word}")))
        .into();
    let columns = [
        Column::new(&labels[0]).at(Spot::Name),
        Column::new(&labels[1]).at(Spot::Meta),
        Column::new(&labels[2]).at(Spot::State),
        Column::new(&labels[3]).figures().at(Spot::Value),
        Column::new(&labels[4]).figures(),
        Column::new(&labels[5]).figures(),
    ];
    let name = |way_of: Option<Way>| way_of.map(|it| way(page, it)).unwrap_or_default();
    let lines = rows
        .iter()
        .map(|row| {
            let list = format!("/route-decisions?recommended={}", row.recommended.value());
            let followed = row.decided.is_none_or(|decided| decided == row.recommended);
            let decided = name(row.decided);
            let cells = vec![
                html! { a href=(list) { (way(page, row.recommended)) } },
                html! { @if followed { (decided) } @else { (kit::dot(domain::Tone::Warn, &decided)) } },
                html! { (name(row.actual)) },
                html! { (page.t.number(row.assets)) },
                html! { (page.t.number(row.co2e_low_kg)) " \u{2013} " (page.t.number(row.co2e_high_kg)) },
                html! { (page.t.decimal(domain_kilograms(row.mass_grams))) },
            ];
            Line::Row(Row { id: 0, name: "", cells, menu: None })
        })
        .collect();
    let sum = |of: fn(&WayCount) -> i64| rows.iter().map(of).sum::<i64>();
    let totals = vec![
        html! {},
        html! {},
        html! {},
        html! { (page.t.number(sum(|row| row.assets))) },
        html! { (page.t.number(sum(|row| row.co2e_low_kg))) " \u{2013} " (page.t.number(sum(|row| row.co2e_high_kg))) },
        html! { (page.t.decimal(domain_kilograms(sum(|row| row.mass_grams)))) },
    ];
    let caption = page.say("ways-title");
    kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals },
    )
}
