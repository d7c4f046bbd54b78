//! Have and need on one page; every number opens to its rows.
use super::{refresh, returning};
use crate::{Balance, BalanceRow, MANAGE, balance::AHEAD};
use ::pages::{Page, Shown};
use domain::{Date, Tone};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Column, Line, Nothing, Row, Spot, Table, View};

/// Its address.
pub(super) const HREF: &str = "/planning";
const REGION: &str = "planning-balance";

/// How the table is shown.
#[derive(Clone, Copy)]
struct How {
    until: Date,
    by_model: bool,
    by_site: bool,
}

impl How {
    fn of(page: &Page<'_, '_>) -> Self {
        let until = page.visit.query("until").and_then(|day| day.parse().ok());
        Self {
            until: until.unwrap_or_else(|| page.today().plus_days(AHEAD)),
            by_model: matches!(page.visit.query("view"), Some("model" | "model-site")),
            by_site: matches!(page.visit.query("view"), Some("site" | "model-site")),
        }
    }
}

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let how = How::of(page);
    let query = Balance {
        until: Some(how.until),
        location: None,
        by_model: Some(how.by_model),
        by_site: Some(how.by_site),
    };
    let rows = query.run(page)?;
    let title = page.say("planning-place");
    let note = page.t.say_with("planning-until", &[("day", page.t.date(how.until))]).into_owned();
    let inside = html! { (views(page, how)) (days(page, how)) (table(page, how, &rows)) };
    let body = html! {
        (kit::head(&title, &note, &actions(page, how)))
        (kit::region(REGION, &inside))
    };
    Ok(Shown::new(title, HREF, body))
}

fn actions(page: &Page<'_, '_>, how: How) -> Markup {
    let (refresh, need, gap) =
        (page.say("planning-refresh-place"), page.say("planning-new-need"), page.say("do-planning-plan-gap"));
    let to_gap = format!("/do/planning.plan-gap?until={}&_back=/purchase-plans", how.until);
    html! {
        (Button::open(&refresh, refresh::HREF).icon(lu::LuRefreshCw))
        @if page.may(MANAGE) {
            (Button::open(&need, "/needs/new").icon(lu::LuPlus))
            (Button::dialog(&gap, &to_gap).icon(lu::LuClipboardList).primary())
        }
    }
}

fn views(page: &Page<'_, '_>, how: How) -> Markup {
    let all = [
        ("category", false, false),
        ("model", true, false),
        ("site", false, true),
        ("model-site", true, true),
    ];
    let told: Vec<(String, String, bool)> = all
        .into_iter()
        .map(|(word, by_model, by_site)| {
            let href = format!("{HREF}?view={word}&until={}", how.until);
            let now = (how.by_model, how.by_site) == (by_model, by_site);
            (page.say(&format!("planning-by-{word}")), href, now)
        })
        .collect();
    let views: Vec<View<'_>> = told
        .iter()
        .map(|(label, href, current)| View { label, href, current: *current, ..View::default() })
        .collect();
    kit::views(&page.say("planning-by"), Some(REGION), &page.t, &views, &html! {})
}

/// The day until which is counted.
fn days(page: &Page<'_, '_>, how: How) -> Markup {
    let (label, show) = (page.say("planning-until-label"), page.say("show"));
    let view = page.visit.query("view").unwrap_or("category").to_owned();
    html! {
        form method="get" action=(HREF) class="actions" {
            input type="hidden" name="view" value=(view);
            label for="f-until" { (label) }
            input class="input" type="date" id="f-until" name="until" value=(how.until);
            (Button::send(&show).small())
        }
    }
}

fn table(page: &Page<'_, '_>, how: How, rows: &[BalanceRow]) -> Markup {
    if rows.is_empty() {
        let (title, text) = (page.say("planning-nothing"), page.say("planning-nothing-why"));
        let need = page.say("planning-new-need");
        let steps = [Button::open(&need, "/needs/new").icon(lu::LuPlus)];
        return kit::nothing(&Nothing { icon: lu::LuScale, title: &title, text: &text, steps: &steps });
    }
    let heads = ["what", "site", "free", "reserved", "incoming", "returning", "needed", "short"]
        .map(|word| page.say(&format!("planning-head-{word}")));
    let figure = |n: usize| Column::new(heads.get(n).map_or("", String::as_str)).figures();
    let mut columns = vec![Column::new(&heads[0]).at(Spot::Name)];
    if how.by_site {
        columns.push(Column::new(&heads[1]).at(Spot::Meta));
    }
    columns.extend([figure(2), figure(3), figure(4), figure(5), figure(6), figure(7).at(Spot::Value)]);
    let lines = rows
        .iter()
        .zip(1..)
        .map(|(row, id)| Line::Row(Row { id, name: "", cells: cells(page, how, row), menu: None }))
        .collect();
    let caption = page.say("planning-place");
    let table =
        Table { caption: &caption, region: REGION, columns: &columns, lines, bulk: None, totals: Vec::new() };
    kit::table(&page.t, &table)
}

fn cells(page: &Page<'_, '_>, how: How, row: &BalanceRow) -> Vec<Markup> {
    let nameless = page.say("planning-no-category");
    let category = if row.category_name.is_empty() { &nameless } else { &row.category_name };
    let name = match how.by_model && !row.model_name.is_empty() {
        true => html! { b { (row.model_name) } " " span class="none" { (category) } },
        false => html! { b { (category) } },
    };
    let mut cells = vec![name];
    if how.by_site {
        cells.push(html! { (row.site_name) });
    }
    let what = conditions(how, row);
    let asset = |query: &str| format!("/assets?{query}{what}");
    cells.push(number(page, row.free, &asset("stage=in-stock")));
    cells.push(number(page, row.reserved, &asset("stage=in-stock")));
    let incoming = match row.on_order {
        0 => asset("stage=ordered"),
        _ => format!("/order-lines?outstanding[gt]=0{}", of(row)),
    };
    cells.push(number(page, row.incoming, &incoming));
    let category = row.category.unwrap_or_default();
    let model = row.model.map(|model| format!("&model={model}")).unwrap_or_default();
    let site = row.site.map(|site| format!("&site={site}")).unwrap_or_default();
    let back = format!("{}?until={}&category={category}{model}{site}", returning::HREF, how.until);
    cells.push(number(page, row.returning, &back));
    let needs = format!("/needs?state[any]=asked,wanted,planned&wanted_by[lte]={}{what}", how.until);
    cells.push(number(page, row.needed, &needs));
    cells.push(match row.short {
        0 => kit::dot(Tone::Ok, &page.t.number(0)),
        short => kit::dot(Tone::Bad, &page.t.number(short)),
    });
    cells
}

/// The category and model of a row, as conditions of a list.
fn of(row: &BalanceRow) -> String {
    let mut conditions = match row.category {
        Some(category) => format!("&category={category}"),
        None => "&category[empty]=true".to_owned(),
    };
    if let Some(model) = row.model {
        conditions.push_str(&format!("&model={model}"));
    }
    conditions
}

/// What a row is about, as conditions of a list.
fn conditions(how: How, row: &BalanceRow) -> String {
    let mut conditions = of(row);
    if how.by_site {
        conditions.push_str(&match row.site {
            Some(site) => format!("&location[under]={site}"),
            None => "&location[empty]=true".to_owned(),
        });
    }
    conditions
}

fn number(page: &Page<'_, '_>, number: i64, href: &str) -> Markup {
    match number {
        0 => html! { span class="none" { "0" } },
        _ => html! { a href=(href) { (page.t.number(number)) } },
    }
}
