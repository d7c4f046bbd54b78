//! How far returns came, as of a day: every number opens to its rows.
use crate::{READ, RECEIVE, Retrieval};
use ::pages::{
    Address, Page, Rooms,
    report::{Asked, Report, ReportColumn, Shape, Told, count_of},
};
use domain::State;
use engine::{Error, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::{
    charts::{Bars, BarsSeries, Ink},
    kit::{self, Button, Card, Kpi},
};

/// The place.
pub(super) const HREF: &str = "/retrieval";

/// The report.
static FUNNEL: Report = Report {
    name: "retrieval-funnel",
    text: "retrieval-place",
    path: HREF,
    says: "Tells how far the returns came by a day.",
    needs: READ,
    begins: true,
    columns: &[
        ReportColumn::new("stage", "retrieval-stage", Shape::Word("retrieval-")).leads("", "list").share(3.0),
        ReportColumn::number("returns", "retrieval-many").main(),
        ReportColumn::new("share", "retrieval-share", Shape::Permille),
    ],
    tell,
    above,
    actions: |page| {
        let scan = page.say("retrieval-receive-by-scan");
        html! {
            @if page.may(RECEIVE) { (Button::open(&scan, super::desk::RECEIVE_HREF).icon(lu::LuScanLine).primary()) }
        }
    },
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.report(&FUNNEL)
}

/// The stages of the funnel, which are the last parts of the keys of their texts, and the lists of those that came so
/// far.
const STAGES: [(&str, &str); 6] = [
    ("opened", "state[ne]=cancelled"),
    ("told", "state[ne]=cancelled&told_on[empty]=false"),
    ("label", "state[ne]=cancelled&label_on[empty]=false"),
    ("sent", "state[ne]=cancelled&sent_on[empty]=false"),
    ("back", "state[ne]=cancelled&received_on[empty]=false"),
    ("closed", "state=closed"),
];

/// What else is told of them, beside the way.
const BESIDE: [(&str, &str, kit::Icon); 4] = [
    ("running", "state[ne]=cancelled&closed_on[empty]=true", lu::LuHourglass),
    (
        "late",
        "state[ne]=cancelled&received_on[empty]=true&closed_on[empty]=true&due_on[lt]=",
        lu::LuClockAlert,
    ),
    (
        "waits-inspection",
        "state[ne]=cancelled&received_on[empty]=false&closed_on[empty]=true",
        lu::LuSearchCheck,
    ),
    ("with-loss", "outcome=partly,lost", lu::LuSearchX),
];

/// The list behind some conditions.
pub(super) fn list(query: &str) -> String {
    Address::written(format!("/{}", Retrieval::KIND.path), query).to_string()
}

fn tell(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Told> {
    let mut rows = Vec::new();
    let since = asked.from.map(|from| format!("&opened_on[gte]={from}")).unwrap_or_default();
    let conditions = STAGES.map(|(stage, query)| (stage, format!("{query}{since}")));
    let beside = BESIDE.map(|(stage, query, _)| match query.strip_suffix("[lt]=") {
        Some(_) => (stage, format!("{query}{}{since}", asked.as_of)),
        None => (stage, format!("{query}{since}")),
    });
    let mut opened = 0;
    for (stage, query) in conditions.into_iter().chain(beside) {
        let returns = count_of(page, Retrieval::KIND, &query, asked.past())?;
        if stage == "opened" {
            opened = returns;
        }
        if opened == 0 {
            break;
        }
        let then = asked.past().map(|day| format!("&as_of={day}")).unwrap_or_default();
        let row = json!({
            "stage": stage, "returns": returns, "share": returns * 1_000 / opened,
            "list": list(&format!("{query}{then}")),
        });
        match row {
            Value::Object(row) => rows.push(row),
            _ => return Err(Error::internal("a row of a report has names")),
        }
    }
    Ok(Told { from: asked.from, as_of: asked.as_of, rows, totals: Vec::new() })
}

fn text<'r>(row: &'r State, name: &str) -> &'r str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn returns(row: &State) -> i64 {
    row.get("returns").and_then(Value::as_i64).unwrap_or_default()
}

fn above(page: &mut Page<'_, '_>, told: &Told) -> Result<Markup> {
    let (way, beside) = told.rows.split_at(STAGES.len().min(told.rows.len()));
    let figures = figures(page, beside.iter().chain(way.last()));
    Ok(html! { (figures) (chart(page, way)) })
}

fn figures<'r>(page: &Page<'_, '_>, rows: impl Iterator<Item = &'r State>) -> Markup {
    let icons = BESIDE.iter().map(|(_, _, icon)| *icon).chain([lu::LuCheckCheck as kit::Icon]);
    let words: Vec<(String, String, &str, kit::Icon)> = rows
        .zip(icons)
        .map(|(row, icon)| {
            let name = page.say(&format!("retrieval-{}", text(row, "stage")));
            (name, page.t.number(returns(row)), text(row, "list"), icon)
        })
        .collect();
    let kpis: Vec<Kpi<'_>> = words
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
    kit::kpis(&page.t, &kpis)
}

fn chart(page: &Page<'_, '_>, rows: &[State]) -> Markup {
    let t = &page.t;
    let labels: Vec<String> =
        rows.iter().map(|row| page.say(&format!("retrieval-{}", text(row, "stage")))).collect();
    let links: Vec<String> = rows.iter().map(|row| text(row, "list").to_owned()).collect();
    let values: Vec<f64> = rows.iter().map(|row| returns(row) as f64).collect();
    let (title, over, name) =
        (page.say("retrieval-funnel"), page.say("retrieval-stage"), page.say("retrieval-many"));
    let end = |row: Option<&State>| t.number(row.map_or(0, returns));
    let words = [("opened", end(rows.first())), ("closed", end(rows.last()))];
    let summary = t.say_with("retrieval-funnel-summary", &words).into_owned();
    let bars = Bars {
        id: "retrieval-funnel",
        title: &title,
        summary: &summary,
        over: &over,
        labels: &labels,
        series: &[BarsSeries { name: &name, ink: Ink::First, values: &values }],
        mark: None,
        expected_from: None,
        links: &links,
        short: &|value| t.short(value),
        full: &|value| t.number(value as i64),
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body: bars.figure(t) })
}
