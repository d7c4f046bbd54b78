//! The page of a report.
use super::{Report, Told, Total};
use crate::{Address, Page, Shown};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Card, Column, Line, Nothing, Row, Spot, Stat, Table};

/// Rows on one page.
const SHOWN: usize = 100;

pub(super) fn page(page: &mut Page<'_, '_>, report: &Report) -> Result<Shown> {
    let told = report.told(page)?;
    let (title, note) = (page.say(report.text), page.say(&format!("{}-note", report.text)));
    let above = match told.rows.is_empty() {
        true => html! {},
        false => (report.above)(page, &told)?,
    };
    let actions = (report.actions)(page);
    let body = html! {
        (kit::head(&title, &note, &actions))
        div class="tiles" { div class="w12 stack" {
            (tools(page, report, &told))
            (above)
            @if told.rows.is_empty() { (nothing(page, report)) } @else { (rows(page, report, &told)) }
        } }
    };
    Ok(Shown::new(title, report.path, body))
}

/// Sums as figures beside each other.
pub fn figures(page: &Page<'_, '_>, totals: &[Total]) -> Markup {
    let words: Vec<(String, String)> =
        totals.iter().map(|total| (page.say(total.label), total.shape.words(page, &total.value))).collect();
    let stats: Vec<Stat<'_>> = words.iter().map(|(name, value)| Stat { name, value, unit: "" }).collect();
    kit::stats(&stats)
}

/// As of which day, and the ways out.
fn tools(page: &Page<'_, '_>, report: &Report, told: &Told) -> Markup {
    let (first, as_of, show) = (page.say("report-from"), page.say("report-as-of"), page.say("show"));
    let file = |format: &str| {
        let from = told.from.map(|day| day.to_string()).unwrap_or_default();
        Address::new(format!("{}/file", report.path), [])
            .with("from", from)
            .with("as_of", told.as_of.to_string())
            .with("format", format)
            .to_string()
    };
    let (pdf, xlsx, csv) = (file("pdf"), file("xlsx"), file("csv-excel"));
    let body = html! {
        form class="actions" action=(report.path) {
            @if report.begins {
                label for="from" { (first) }
                input class="input" type="date" id="from" name="from" value=[told.from];
            }
            label for="as_of" { (as_of) }
            input class="input" type="date" id="as_of" name="as_of" value=(told.as_of) max=(page.today());
            (Button::send(&show))
            (Button::open("PDF", &pdf).icon(lu::LuDownload))
            (Button::open("XLSX", &xlsx).icon(lu::LuDownload))
            (Button::open("CSV", &csv).icon(lu::LuDownload))
        }
    };
    kit::card(&Card { title: &page.say("report-when"), note: "", tools: html! {}, width: 0, body })
}

fn nothing(page: &Page<'_, '_>, report: &Report) -> Markup {
    let (title, text) =
        (page.say(&format!("{}-none", report.text)), page.say(&format!("{}-none-why", report.text)));
    kit::nothing(&Nothing { icon: lu::LuFileSearch, title: &title, text: &text, steps: &[] })
}

fn rows(page: &Page<'_, '_>, report: &Report, told: &Told) -> Markup {
    let first: usize = page.visit.query("row").and_then(|row| row.parse().ok()).unwrap_or(0);
    let first = first.min(told.rows.len().saturating_sub(1));
    let labels: Vec<String> = report.columns.iter().map(|column| column.header(page)).collect();
    let columns: Vec<Column<'_>> = report
        .columns
        .iter()
        .zip(&labels)
        .enumerate()
        .map(|(nth, (column, label))| {
            let head = Column::new(label);
            let head = if column.is_number() && nth > 0 { head.figures() } else { head };
            match nth {
                0 => head.at(Spot::Name),
                _ if column.is_main => head.at(Spot::Value),
                1 => head.at(Spot::Meta),
                _ => head,
            }
        })
        .collect();
    let lines = told.rows.iter().enumerate().skip(first).take(SHOWN).map(|(nth, row)| {
        let cells = report.columns.iter().map(|column| column.cell(page, row)).collect();
        Line::Row(Row { id: count(nth), name: "", cells, menu: None })
    });
    let title = page.say(report.text);
    let table = Table {
        caption: &title,
        region: "",
        columns: &columns,
        lines: lines.collect(),
        bulk: None,
        totals: Vec::new(),
    };
    let here = |row: usize| {
        Address::new(report.path, page.visit.raw.pairs.clone()).with("row", row.to_string()).to_string()
    };
    let (before, more) = (page.say("report-rows-before"), page.say("report-rows-more"));
    let last = (first + SHOWN).min(told.rows.len());
    let body = html! {
        (kit::table(&page.t, &table))
        @if first > 0 || last < told.rows.len() {
            div class="actions" {
                @if first > 0 { (Button::open(&before, &here(first.saturating_sub(SHOWN)))) }
                @if last < told.rows.len() { (Button::open(&more, &here(last))) }
            }
        }
    };
    let note = match told.rows.len() > SHOWN {
        true => {
            let words = [
                ("first", page.t.number(count(first + 1))),
                ("last", page.t.number(count(last))),
                ("all", page.t.number(count(told.rows.len()))),
            ];
            page.t.say_with("report-rows", &words).into_owned()
        }
        false => page.t.number(count(told.rows.len())),
    };
    let heading = page.say("report-rows-of-it");
    kit::card(&Card { title: &heading, note: &note, tools: html! {}, width: 0, body })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
