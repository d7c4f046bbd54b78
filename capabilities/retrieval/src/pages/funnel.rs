//! How far returns came: every number opens to its rows.
use crate::{Funnel, READ, RECEIVE, Retrieval};
use ::pages::{Address, Page, Rooms, Shown};
use engine::{Query, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::{Bars, BarsSeries, Ink},
    kit::{self, Button, Card, Kpi, Nothing},
};

/// The place.
pub(super) const HREF: &str = "/retrieval";

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, READ, show)
}

/// The stages of the funnel: their texts, and the lists of those that came so far.
const STAGES: [(&str, &str); 6] = [
    ("retrieval-opened", "state[ne]=cancelled"),
    ("retrieval-told", "state[ne]=cancelled&told_on[empty]=false"),
    ("retrieval-label", "state[ne]=cancelled&label_on[empty]=false"),
    ("retrieval-sent", "state[ne]=cancelled&sent_on[empty]=false"),
    ("retrieval-back", "state[ne]=cancelled&received_on[empty]=false"),
    ("retrieval-closed", "state=closed"),
];

/// The list behind some conditions.
pub(super) fn list(query: &str) -> String {
    Address::written(format!("/{}", Retrieval::KIND.path), query).to_string()
}

/// How many came how far, in the order of the stages.
pub(super) fn numbers(page: &mut Page<'_, '_>) -> Result<([i64; 6], crate::FunnelTold)> {
    let told = Funnel::default().run(page)?;
    Ok(([told.opened, told.told, told.label, told.in_transit, told.received, told.closed], told))
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let (numbers, told) = numbers(page)?;
    let title = page.say("retrieval-place");
    let scan = page.say("retrieval-receive-by-scan");
    let actions = html! {
        @if page.may(RECEIVE) { (Button::open(&scan, super::desk::RECEIVE_HREF).icon(lu::LuScanLine).primary()) }
    };
    let note = page.say("retrieval-place-note");
    let inside = match told.opened {
        0 => kit::nothing(&Nothing {
            icon: lu::LuPackageOpen,
            title: &page.say("retrieval-none"),
            text: &page.say("retrieval-none-why"),
            steps: &[],
        }),
        _ => html! {
            (figures(page, &told))
            div class="tiles" { (chart(page, &numbers)) }
        },
    };
    Ok(Shown::new(title.clone(), HREF, html! { (kit::head(&title, &note, &actions)) (inside) }))
}

fn figures(page: &Page<'_, '_>, told: &crate::FunnelTold) -> Markup {
    let running = told.opened - told.closed;
    let asked = [
        ("retrieval-running", running, "state[ne]=closed&closed_on[empty]=true&sort=due_on", lu::LuHourglass),
        (
            "retrieval-late",
            told.late,
            "due_on[lt]=today&received_on[empty]=true&closed_on[empty]=true&sort=due_on",
            lu::LuClockAlert,
        ),
        (
            "retrieval-waits-inspection",
            told.received - told.closed,
            "received_on[empty]=false&closed_on[empty]=true",
            lu::LuSearchCheck,
        ),
        ("retrieval-closed", told.closed, "state=closed&sort=-closed_on", lu::LuCheckCheck),
        ("retrieval-with-loss", told.with_loss, "outcome=partly,lost", lu::LuSearchX),
    ];
    let words: Vec<(String, String, String, kit::Icon)> = asked
        .into_iter()
        .map(|(key, rows, query, icon)| (page.say(key), page.t.number(rows), list(query), icon))
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

fn chart(page: &Page<'_, '_>, numbers: &[i64; 6]) -> Markup {
    let t = page.t.clone();
    let labels: Vec<String> = STAGES.iter().map(|(key, _)| page.say(key)).collect();
    let links: Vec<String> = STAGES.iter().map(|(_, query)| list(query)).collect();
    let values: Vec<f64> = numbers.iter().map(|rows| *rows as f64).collect();
    let (title, over, name) =
        (page.say("retrieval-funnel"), page.say("retrieval-stage"), page.say("retrieval-many"));
    let (opened, closed) = (t.number(numbers[0]), t.number(numbers[5]));
    let words = [("opened", opened.as_str()), ("closed", closed.as_str())];
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
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body: bars.figure(&page.t) })
}
