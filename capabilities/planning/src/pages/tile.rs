//! On the overview: what is missing, and how budgets stand.
use super::balance;
use crate::{Balance, BalanceRow, store};
use ::pages::Page;
use domain::Tone;
use engine::{Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Attention, Button, Card};

/// Rows on a tile.
const ROWS: usize = 5;

pub(super) fn gap(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let whole = Balance { by_site: Some(true), ..Balance::default() };
    let rows = page.kept(
        assets::READ,
        "planning by site",
        |rows: &Vec<BalanceRow>| counted(rows),
        |page| whole.run(page),
    )?;
    let short: Vec<_> = rows.iter().filter(|row| row.short > 0).take(ROWS).collect();
    if short.is_empty() {
        return Ok(None);
    }
    let words: Vec<[String; 2]> = short
        .iter()
        .map(|row| {
            let count = page.t.number(row.short);
            let place =
                if row.site_name.is_empty() { page.say("planning-anywhere") } else { row.site_name.clone() };
            let values = [("count", count), ("what", row.category_name.clone()), ("place", place)];
            let there = [("needed", row.needed), ("there", row.free + row.incoming + row.returning)];
            [
                page.t.say_with("planning-missing", &values).into_owned(),
                page.t.say_with("planning-missing-why", &there).into_owned(),
            ]
        })
        .collect();
    let open = page.say("open");
    let href = format!("{}?view=site", balance::HREF);
    let lines: Vec<Attention<'_>> = words
        .iter()
        .map(|[title, note]| Attention {
            tone: Tone::Warn,
            icon: lu::LuScale,
            title,
            note,
            step: Some(Button::open(&open, &href)),
            at: None,
        })
        .collect();
    let (title, all) = (page.say("planning-gap-title"), page.say("view-all"));
    let tools = kit::more(&all, &href);
    let body = kit::attention(&page.t, &lines);
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 5, body })))
}

/// How many assets and needs were counted.
fn counted(rows: &[BalanceRow]) -> i64 {
    rows.iter().map(|row| row.free + row.reserved + row.incoming + row.returning + row.needed).sum()
}

pub(super) fn budgets(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let today = page.today();
    let rows = store::budgets_on(page, today, ROWS)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let (title, all) = (page.say("budget-many"), page.say("view-all"));
    let body = html! {
        ul class="stack" { @for row in &rows { (taken(page, row)) } }
    };
    let tools = kit::more(&all, "/budgets?starts_on[lte]=today&ends_on[gte]=today");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools, width: 7, body })))
}

/// How much of a budget is taken.
fn taken(page: &Page<'_, '_>, row: &store::BudgetRow) -> Markup {
    let share = match row.amount.minor {
        0 => 0.0,
        amount => row.committed as f64 / amount as f64,
    };
    let tone = match share {
        share if share > 1.0 => Tone::Bad,
        share if share > 0.9 => Tone::Warn,
        _ => Tone::Ok,
    };
    let committed = domain::Money::new(row.committed, row.amount.currency);
    let values = [("taken", page.t.whole_money(committed)), ("of", page.t.whole_money(row.amount))];
    html! {
        li class={ "job " (kit::tone_class(tone)) } {
            div {
                b { a href={ "/budgets/" (row.id) } { (row.name) } }
                span class="num" { (page.t.say_with("planning-budget-taken", &values)) }
            }
            (kit::bar(share))
        }
    }
}
