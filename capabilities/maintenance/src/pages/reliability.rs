//! MTBF, MTTR and availability as a chart and a table.
use super::{DESK, desk};
use crate::downtime::{By, Reliabilities, ReliabilityBy};
use ::pages::{Address, Page, Shown};
use domain::Date;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::{Bars, BarsSeries, Ink},
    kit::{self, Button, Card, Column, Line, Nothing, Row, Segment, Spot, Table},
};

/// Where it is.
pub(super) const HREF: &str = "/maintenance/reliability";
/// Columns of the chart.
const SHOWN: usize = 12;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let word = page.visit.query("by").unwrap_or("model").to_owned();
    let by = match word.as_str() {
        "place" => By::Place,
        "asset" => By::Asset,
        _ => By::Model,
    };
    let day = |name: &str| page.visit.query(name).and_then(|day| day.parse().ok());
    let wanted = Reliabilities { by, from: day("from"), to: day("to") };
    let behind = Behind { field: word_of(by), days: wanted.span(page.today()) };
    let told = wanted.run(page)?;
    let (title, note) = (page.say("maintenance-reliability"), page.say("reliability-note"));
    let names: Vec<String> =
        ["model", "place", "asset"].map(|word| page.say(&format!("reliability-by-{word}"))).into();
    let hrefs = ["model", "place", "asset"].map(|word| format!("{HREF}?by={word}"));
    let segments: Vec<Segment<'_>> = ["model", "place", "asset"]
        .iter()
        .enumerate()
        .map(|(at, one)| Segment { label: &names[at], href: &hrefs[at], current: *one == word })
        .collect();
    let inside = match told.is_empty() {
        true => nothing(page),
        false => {
            let (title, table) = (page.say("reliability-figures"), table(page, &told, &behind));
            html! { (chart(page, &told, &behind)) (super::rows::card(&title, 12, table)) }
        }
    };
    let body = html! {
        (kit::head(&title, &note, &html! { (kit::segments(&title, None, &segments)) }))
        (desk::ways(page, HREF))
        div class="tiles" { (inside) }
    };
    let place = page.say("maintenance-place");
    Ok(Shown::new(title, DESK, body).crumb(place, Some(DESK.to_owned())))
}

/// The lists of outages behind the figures.
struct Behind {
    field: &'static str,
    days: (Date, Date),
}

/// The field of an outage by which it is put together.
const fn word_of(by: By) -> &'static str {
    match by {
        By::Model => "model",
        By::Place => "location",
        By::Asset => "asset",
    }
}

impl Behind {
    /// The outages that count for one of them, planned ones or the others; also those that began before the time.
    fn outages(&self, one: &ReliabilityBy, more: &str) -> String {
        self.since(one, one.since.unwrap_or(self.days.0).min(self.days.0), more)
    }

    /// Those that nobody had planned and that began in the time.
    fn failures(&self, one: &ReliabilityBy) -> String {
        self.since(one, self.days.0, "&planned=false")
    }

    fn since(&self, one: &ReliabilityBy, first: Date, more: &str) -> String {
        let query = format!(
            "{}={}&began_at[gte]={first}&began_at[lte]={}{more}&sort=-began_at",
            self.field, one.id, self.days.1
        );
        Address::written("/outages", &query).to_string()
    }
}

fn nothing(page: &Page<'_, '_>) -> Markup {
    let (title, text, step) = (
        page.say("reliability-nothing"),
        page.say("reliability-nothing-why"),
        page.say("reliability-outages"),
    );
    kit::nothing(&Nothing {
        icon: lu::LuActivity,
        title: &title,
        text: &text,
        steps: &[Button::open(&step, "/outages")],
    })
}

/// Parts per million as people read them.
fn percent(page: &Page<'_, '_>, ppm: i64) -> String {
    page.t.percent(ppm as f64 / 1_000_000.0, 2)
}

fn chart(page: &Page<'_, '_>, told: &[ReliabilityBy], behind: &Behind) -> Markup {
    let worst: Vec<&ReliabilityBy> = told.iter().take(SHOWN).collect();
    let labels: Vec<String> = worst.iter().map(|one| one.name.clone()).collect();
    let links: Vec<String> = worst.iter().map(|one| behind.outages(one, "")).collect();
    let down: Vec<f64> = worst.iter().map(|one| one.down_hours).collect();
    let planned: Vec<f64> = worst.iter().map(|one| one.planned_hours).collect();
    let t = page.t.clone();
    let (title, over) = (page.say("reliability-chart"), page.say("reliability-name"));
    let (unplanned, by_plan) = (page.say("reliability-down"), page.say("reliability-planned"));
    let hours = t.measure(down.iter().sum(), 1);
    let summary = t.say_with("reliability-summary", &[("hours", hours.as_str())]);
    let chart = Bars {
        id: "reliability",
        title: &title,
        summary: &summary,
        over: &over,
        labels: &labels,
        series: &[
            BarsSeries { name: &unplanned, ink: Ink::Fourth, values: &down },
            BarsSeries { name: &by_plan, ink: Ink::Other, values: &planned },
        ],
        mark: None,
        expected_from: None,
        links: &links,
        short: &|value| t.short(value),
        full: &|value| t.measure(value, 1),
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 12, body: chart.figure(&t) })
}

fn table(page: &Page<'_, '_>, told: &[ReliabilityBy], behind: &Behind) -> Markup {
    let words: Vec<String> =
        ["name", "availability", "failures", "mtbf", "mttr", "down", "planned", "assets"]
            .map(|word| page.say(&format!("reliability-{word}")))
            .into();
    let columns: Vec<Column<'_>> = words
        .iter()
        .enumerate()
        .map(|(at, label)| match at {
            0 => Column::new(label).at(Spot::Name),
            1 => Column::new(label).figures().at(Spot::Value),
            2 => Column::new(label).figures().at(Spot::Meta),
            _ => Column::new(label).figures(),
        })
        .collect();
    let hours = |value: Option<f64>| value.map(|hours| page.t.measure(hours, 1)).unwrap_or_default();
    let line = |one: &ReliabilityBy| {
        vec![
            html! { a href=(behind.outages(one, "")) { (one.name) } },
            html! { (percent(page, one.availability_ppm)) },
            html! { a href=(behind.failures(one)) { (page.t.number(one.failures)) } },
            html! { (hours(one.mtbf_hours)) },
            html! { (hours(one.mttr_hours)) },
            html! { a href=(behind.outages(one, "&planned=false")) { (hours(Some(one.down_hours))) } },
            html! { a href=(behind.outages(one, "&planned=true")) { (hours(Some(one.planned_hours))) } },
            html! { (page.t.number(one.assets)) },
        ]
    };
    let lines =
        told.iter().map(|one| Line::Row(Row { id: one.id, name: &one.name, cells: line(one), menu: None }));
    let caption = page.say("maintenance-reliability");
    kit::table(
        &page.t,
        &Table {
            caption: &caption,
            region: "reliability",
            columns: &columns,
            lines: lines.collect(),
            bulk: None,
            totals: Vec::new(),
        },
    )
}
