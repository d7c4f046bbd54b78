//! Key figures.
use crate::counts::{ROWS_MAX, groups, list, total};
use assets::rules::stage::Stage;
use domain::Money;
use engine::Result;
use icondata_lu as lu;
use lists::Group;
use maud::Markup;
use pages::Page;
use std::collections::BTreeMap;
use ui::{
    charts::Ink,
    kit::{self, Icon, Kpi},
};

/// Its name, value, note, drawing and list.
type Figure = (String, String, String, Icon, String);

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let stages = groups(page, "", "stage", false)?;
    let mut figures = vec![figure(page, "overview-assets", total(&stages), lu::LuLaptop, "")];
    for (name, icon, stage) in [
        ("overview-in-use", lu::LuUserCheck, Stage::InUse),
        ("overview-in-stock", lu::LuPackage, Stage::InStock),
        ("overview-in-repair", lu::LuWrench, Stage::InMaintenance),
    ] {
        let query = format!("stage={}", stage.value());
        figures.push(figure(page, name, super::flow::rows_in(&stages, stage), icon, &query));
    }
    if total(&stages) <= ROWS_MAX {
        figures.extend(cost(page)?);
    }
    let kpis: Vec<Kpi<'_>> = figures.iter().map(kpi).collect();
    Ok(Some(kit::kpis(&page.t, &kpis)))
}

fn figure(page: &Page<'_, '_>, name: &str, rows: i64, icon: Icon, query: &str) -> Figure {
    (page.say(name), page.t.number(rows), String::new(), icon, list(query).to_string())
}

/// What everything cost, the largest currency first; nothing where no cost is known.
fn cost(page: &mut Page<'_, '_>) -> Result<Option<Figure>> {
    let query = "cost[empty]=false";
    let sums = added(&groups(page, query, "stage", true)?);
    let Some((first, others)) = sums.split_first() else { return Ok(None) };
    let others: Vec<String> = others.iter().map(|money| page.t.short_money(*money)).collect();
    let value = page.t.short_money(*first);
    Ok(Some((page.say("overview-cost"), value, others.join(" + "), lu::LuLandmark, list(query).to_string())))
}

/// The sums of all groups, one for each currency: never added up across currencies.
fn added(groups: &[Group]) -> Vec<Money> {
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for money in groups.iter().filter_map(|group| group.sums.first()).flatten() {
        let sum = sums.entry(money.currency.code()).or_insert(Money::new(0, money.currency));
        *sum = Money::new(sum.minor.saturating_add(money.minor), money.currency);
    }
    let mut sums: Vec<Money> = sums.into_values().collect();
    sums.sort_by_key(|money| std::cmp::Reverse(money.decimal()));
    sums
}

fn kpi((name, value, note, icon, href): &Figure) -> Kpi<'_> {
    Kpi { icon, name, value, unit: "", delta: None, note, trend: &[], ink: Ink::First, href }
}
