//! Who has not signed, and who was never asked.
use crate::{MANAGE, READ, Signing, coverage, store};
use ::pages::{Address, Page, Rooms, Sending, Shown, go};
use axum::response::Response;
use engine::{Record, Result};
use icondata_lu as lu;
use lists::ListRequest;
use maud::{Markup, html};
use people::Person;
use serde_json::Map;
use ui::{
    charts::Ink,
    kit::{self, Button, Card, Column, Kpi, Line, Row, Spot, Table},
};

/// The place.
pub(super) const HREF: &str = "/agreements";
/// Rows that are shown of each list.
const ROWS: usize = 50;
/// Where counting stops.
const COUNT_CAP: i64 = 10_000;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show).form("/agreements/ask-all", ask_all)
}

/// How many signatures meet some conditions, and the list of them.
pub(super) fn count(page: &mut Page<'_, '_>, query: &str) -> Result<(i64, String)> {
    let address = Address::written(format!("/{}", Signing::KIND.path), query);
    let request = ListRequest::read(page, Signing::KIND, address.pairs())?;
    Ok((lists::count(page, Signing::KIND, &request, COUNT_CAP)?.rows, address.to_string()))
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let title = page.say("agreements-place");
    let figures = figures(page)?;
    let (waiting, lacking) = (waiting(page)?, lacking(page)?);
    let body = html! {
        (kit::head(&title, &page.say("agreements-place-note"), &html! {}))
        (figures)
        div class="tiles" { div class="w12 stack" { (waiting) (lacking) } }
    };
    Ok(Shown::new(title, HREF, body))
}

fn figures(page: &mut Page<'_, '_>) -> Result<Markup> {
    let asked = [
        ("agreements-open", "state=open&sort=asked_on", lu::LuClock),
        ("agreements-reminded", "state=open&reminders[gte]=3", lu::LuBellRing),
        ("agreements-signed-lately", "state=signed&answered_on[gte]=today-30d", lu::LuSignature),
        ("agreements-declined", "state=declined", lu::LuFileX),
        ("agreements-expired", "state=expired", lu::LuTimerOff),
    ];
    let mut told = Vec::new();
    for (key, query, icon) in asked {
        let (rows, href) = count(page, query)?;
        told.push((page.say(key), page.t.number(rows), href, icon));
    }
    let kpis: Vec<Kpi<'_>> = told
        .iter()
        .map(|(name, value, href, icon)| Kpi {
            icon,
            name,
            value,
            unit: "",
            delta: None,
            note: "",
            trend: &[],
            ink: Ink::First,
            href,
        })
        .collect();
    Ok(kit::kpis(&page.t, &kpis))
}

fn waiting(page: &mut Page<'_, '_>) -> Result<Markup> {
    let rows = store::waiting(page, ROWS)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.person).collect();
    let names = page.labels(Person::KIND, &ids)?;
    let title = page.say("agreements-not-signed");
    if rows.is_empty() {
        let body = html! { p { (page.say("agreements-all-signed")) } };
        return Ok(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body }));
    }
    let heads =
        ["signing-person", "signing-number", "signing-items", "signing-asked_on", "signing-reminders"];
    let heads = heads.map(|key| page.say(key));
    let [person, number, items, asked, reminders] = &heads;
    let columns = [
        Column::new(person).at(Spot::Name),
        Column::new(number).at(Spot::Meta),
        Column::new(items).figures(),
        Column::new(asked).at(Spot::Value),
        Column::new(reminders).figures(),
    ];
    let lines = rows.iter().map(|row| {
        let name = names.get(&row.person).map_or("", String::as_str);
        let cells = vec![
            kit::lead(lu::LuSignature, name, "", &format!("/signings/{}", row.signing)),
            html! { span class="mono" { (row.number) } },
            html! { (page.t.number(row.items)) },
            html! { (page.t.date(row.asked_on)) },
            html! { (page.t.number(row.reminders)) },
        ];
        Line::Row(Row { id: row.signing, name: "", cells, menu: None })
    });
    let lines = lines.collect();
    Ok(titled(
        page,
        &title,
        &columns,
        lines,
        html! { (kit::more(&page.say("agreements-all"), "/signings?state=open&sort=asked_on")) },
    ))
}

fn titled(
    page: &Page<'_, '_>,
    title: &str,
    columns: &[Column<'_>],
    lines: Vec<Line<'_>>,
    tools: Markup,
) -> Markup {
    let table = Table { caption: title, region: "", columns, lines, bulk: None, totals: Vec::new() };
    let body = kit::table(&page.t, &table);
    kit::card(&Card { title, note: "", tools, width: 0, body })
}

/// Who holds something and was never asked, with one button to ask them all.
fn lacking(page: &mut Page<'_, '_>) -> Result<Markup> {
    let rows = coverage::lacking(page, ROWS)?;
    if rows.is_empty() {
        return Ok(html! {});
    }
    let title = page.say("agreements-never-asked");
    let heads = ["signing-person", "agreements-item-tag", "agreements-since"].map(|key| page.say(key));
    let [person, tag, since] = &heads;
    let columns = [
        Column::new(person).at(Spot::Name),
        Column::new(tag).at(Spot::Meta),
        Column::new(since).at(Spot::Value),
    ];
    let lines = rows.iter().map(|row| {
        let cells = vec![
            kit::person_link(&row.name, &format!("/people/{}", row.person)),
            html! { span class="mono" { (row.tag) } },
            html! { @if let Some(since) = row.since { (page.t.date(since)) } },
        ];
        Line::Row(Row { id: row.asset, name: "", cells, menu: None })
    });
    let lines = lines.collect();
    let ask = page.say("agreements-ask-all");
    let tools = html! {
        @if page.may(MANAGE) {
            form method="post" action="/agreements/ask-all" { (Button::send(&ask).small().icon(lu::LuSend)) }
        }
    };
    Ok(titled(page, &title, &columns, lines, tools))
}

async fn ask_all(sending: Sending) -> Response {
    match sending.perform("agreements.ask-all", Map::new()).await {
        Ok(_) => go(HREF),
        Err(error) => sending.trouble(error).await,
    }
}
