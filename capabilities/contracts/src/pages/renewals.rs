//! What has to be decided about contracts, month by month.
use super::RENEWALS;
use crate::{Renewal, Renewals};
use ::pages::{Page, Shown};
use domain::{Date, Tone};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card, Column, Line, Nothing, Row, Segment, Spot, Table};

/// The spans to choose from, in months.
const SPANS: [i64; 3] = [3, 12, 36];
/// Contracts on the tile, and how many months ahead.
const TILE: (usize, i64) = (4, 4);
/// From so many days ahead on a decision is urgent.
const URGENT_DAYS: i64 = 30;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let months =
        page.visit.query("months").and_then(|text| text.parse().ok()).filter(|it| SPANS.contains(it));
    let months = months.unwrap_or(12);
    let renewals = Renewals { months: Some(months) }.run(page)?;
    let (title, note) = (page.say("contracts-renewals"), page.say("contracts-renewals-note"));
    let inside = if renewals.is_empty() { nothing(page) } else { table(page, &renewals) };
    let body = html! {
        (kit::head(&title, &note, &spans(page, months)))
        div class="stack" { (inside) }
    };
    Ok(Shown::new(title, RENEWALS, body))
}

fn spans(page: &Page<'_, '_>, now: i64) -> Markup {
    let told: Vec<(String, String)> = SPANS
        .iter()
        .map(|months| {
            let label = page.t.say_with("contracts-months", &[("count", *months)]).into_owned();
            (label, format!("{RENEWALS}?months={months}"))
        })
        .collect();
    let segments: Vec<Segment<'_>> = told
        .iter()
        .zip(SPANS)
        .map(|((label, href), months)| Segment { label, href, current: months == now })
        .collect();
    kit::segments(&page.say("contracts-ahead"), None, &segments)
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text, all) =
        (page.say("contracts-none"), page.say("contracts-none-why"), page.say("contract-many"));
    let steps = [Button::open(&all, "/contracts")];
    kit::nothing(&Nothing { icon: lu::LuCalendarCheck, title: &title, text: &text, steps: &steps })
}

/// What there is to do about a contract, as words with a colour.
fn what(page: &Page<'_, '_>, one: &Renewal) -> (Tone, String) {
    let urgent = one.on.days_since(page.t.today()) <= URGENT_DAYS;
    let tone = match (one.what, urgent) {
        ("ends", _) => Tone::Muted,
        (_, true) => Tone::Bad,
        (_, false) => Tone::Warn,
    };
    (tone, page.say(&format!("contracts-what-{}", one.what)))
}

fn month_of(day: Date) -> (i16, i8) {
    (day.year(), day.month())
}

fn table(page: &Page<'_, '_>, renewals: &[Renewal]) -> Markup {
    let labels = [
        "contracts-contract",
        "contracts-what",
        "contracts-by",
        "contracts-ends",
        "contracts-supplier",
        "contracts-yearly",
    ];
    let [contract, todo, by, ends, supplier, yearly] = labels.map(|key| page.say(key));
    let columns = [
        Column::new(&contract).at(Spot::Name),
        Column::new(&todo).at(Spot::State),
        Column::new(&by).at(Spot::Meta),
        Column::new(&ends),
        Column::new(&supplier),
        Column::new(&yearly).figures().at(Spot::Value),
    ];
    let months: Vec<(String, String, &[Renewal])> = renewals
        .chunk_by(|a, b| month_of(a.on) == month_of(b.on))
        .map(|group| {
            let name = group.first().map(|one| page.t.month(one.on)).unwrap_or_default();
            (name, page.t.number(i64::try_from(group.len()).unwrap_or_default()), group)
        })
        .collect();
    let mut lines = Vec::new();
    for (name, count, group) in &months {
        lines.push(Line::Group(name, count.clone()));
        lines.extend(group.iter().map(|one| row(page, one)));
    }
    let caption = page.say("contracts-renewals");
    let body = kit::table(
        &page.t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    );
    kit::card(&Card { title: &caption, note: "", tools: html! {}, width: 0, body })
}

fn row<'a>(page: &Page<'_, '_>, one: &Renewal) -> Line<'a> {
    let (tone, words) = what(page, one);
    let cells = vec![
        kit::lead(lu::LuFileText, &one.name, &one.number, &format!("/contracts/{}", one.contract)),
        kit::dot(tone, &words),
        html! { (page.t.date(one.on)) " (" (page.t.days_off(one.on)) ")" },
        html! { @if let Some(end) = one.ends_on { (page.t.date(end)) } },
        html! { (one.supplier_name.as_deref().unwrap_or_default()) },
        html! { @if let Some(cost) = one.yearly_cost { (page.t.money(cost)) } },
    ];
    Line::Row(Row { id: one.contract, name: "", cells, menu: None })
}

/// The next decisions, on the overview.
pub(super) fn tile(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let (most, months) = TILE;
    let renewals = Renewals { months: Some(months) }.run(page)?;
    let asked: Vec<&Renewal> = renewals.iter().filter(|one| one.what != "ends").take(most).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    let open = page.say("open");
    let told: Vec<(Tone, String, String, String)> = asked
        .iter()
        .map(|one| {
            let (tone, words) = what(page, one);
            let note = format!("{words}: {} ({})", page.t.date(one.on), page.t.days_off(one.on));
            (tone, one.name.clone(), note, format!("/contracts/{}", one.contract))
        })
        .collect();
    let lines: Vec<Attention<'_>> = told
        .iter()
        .map(|(tone, title, note, href)| Attention {
            tone: *tone,
            icon: lu::LuFileText,
            title,
            note,
            step: Some(Button::open(&open, href)),
            at: None,
        })
        .collect();
    let (title, all) = (page.say("contracts-decide-next"), page.say("view-all"));
    let body = kit::attention(&page.t, &lines);
    let tools = html! { (kit::more(&all, RENEWALS)) };
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 5, body })))
}
