//! What has to be replaced, quarter by quarter.
use super::balance;
use crate::{MANAGE, Quarter, Refresh};
use ::pages::{Page, Shown};
use domain::{Date, Money};
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Column, Line, Row, Spot, Table};

/// Its address.
pub(super) const HREF: &str = "/planning/refresh";
/// Assets that are still here.
const HERE: &str = "stage[any]=in-stock,in-use,in-maintenance";

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let quarters = Refresh {}.run(page)?;
    let (title, note) = (page.say("planning-refresh-place"), page.say("planning-refresh-note"));
    let plan = page.say("do-planning-plan-refresh");
    let last = quarters.get(2).map(|quarter| quarter.to.to_string()).unwrap_or_default();
    let href = format!("/do/planning.plan-refresh?until={last}&_back=/needs");
    let actions = html! {
        @if page.may(MANAGE) { (Button::dialog(&plan, &href).icon(lu::LuHandHelping).primary()) }
    };
    let body = html! { (kit::head(&title, &note, &actions)) (table(page, &quarters)) };
    let place = page.say("planning-place");
    Ok(Shown::new(title, balance::HREF, body).crumb(place, Some(balance::HREF.to_owned())))
}

fn table(page: &Page<'_, '_>, quarters: &[Quarter]) -> Markup {
    let heads = ["quarter", "life", "cost", "warranty", "support"]
        .map(|word| page.say(&format!("planning-refresh-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).figures().at(Spot::Value),
        Column::new(&heads[2]).figures().at(Spot::Meta),
        Column::new(&heads[3]).figures(),
        Column::new(&heads[4]).figures(),
    ];
    let lines = quarters
        .iter()
        .zip(1..)
        .map(|(quarter, id)| {
            let cells = vec![
                html! { b { (name(page, quarter.from)) } },
                number(page, quarter.end_of_life, "planned_end_on", quarter),
                cost(page, &quarter.cost),
                number(page, quarter.warranty, "warranty_ends_on", quarter),
                number(page, quarter.support, "supported_until", quarter),
            ];
            Line::Row(Row { id, name: "", cells, menu: None })
        })
        .collect();
    let caption = page.say("planning-refresh-place");
    let table =
        Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() };
    kit::table(&page.t, &table)
}

fn name(page: &Page<'_, '_>, from: Option<Date>) -> String {
    match from {
        None => page.say("planning-refresh-overdue"),
        Some(day) => {
            let quarter = (day.month() - 1) / 3 + 1;
            format!("Q{quarter} {}", day.year())
        }
    }
}

fn number(page: &Page<'_, '_>, number: i64, field: &str, quarter: &Quarter) -> Markup {
    if number == 0 {
        return html! { span class="none" { "0" } };
    }
    let from = quarter.from.map(|day| format!("&{field}[gte]={day}")).unwrap_or_default();
    let href = format!("/assets?{HERE}{from}&{field}[lt]={}&sort={field}", quarter.to);
    html! { a href=(href) { (page.t.number(number)) } }
}

fn cost(page: &Page<'_, '_>, amounts: &[Money]) -> Markup {
    let told: Vec<String> = amounts.iter().map(|money| page.t.short_money(*money)).collect();
    html! { (told.join(" + ")) }
}
