//! Key figures.
use super::purchases;
use crate::{
    counts::{ROWS_MAX, groups, list, total},
    months::gathered,
};
use assets::rules::stage::Stage;
use domain::{Currency, Date, Money};
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

/// A figure before it is drawn.
struct Figure {
    name: String,
    value: String,
    note: String,
    icon: Icon,
    href: String,
    /// Its course over the last months, oldest first; empty where it is not known.
    trend: Vec<f64>,
}

/// Months of a course.
const MONTHS: usize = 12;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let stages = groups(page, "", "stage", false)?;
    let all = total(&stages);
    let mut figures = vec![assets(page, all)?];
    for (name, icon, stage) in [
        ("overview-in-use", lu::LuUserCheck, Stage::InUse),
        ("overview-in-stock", lu::LuPackage, Stage::InStock),
        ("overview-in-repair", lu::LuWrench, Stage::InMaintenance),
    ] {
        let query = format!("stage={}", stage.value());
        let rows = super::flow::rows_in(&stages, stage);
        let share = page.t.percent(rows as f64 / all.max(1) as f64, 0);
        let note = page.t.say_with("overview-share", &[("share", share)]).into_owned();
        let (name, value, href) = (page.say(name), page.t.number(rows), list(&query).to_string());
        figures.push(Figure { name, value, note, icon, href, trend: Vec::new() });
    }
    if all <= ROWS_MAX {
        figures.extend(cost(page)?);
    }
    let kpis: Vec<Kpi<'_>> = figures.iter().map(kpi).collect();
    Ok(Some(kit::kpis(&page.t, &kpis)))
}

/// How many assets there are, and how many of them had been bought by the end of each of the last months.
fn assets(page: &mut Page<'_, '_>, all: i64) -> Result<Figure> {
    let bought =
        gathered(&purchases::months(page), &groups(page, &purchases::query(page), "purchased_on", false)?);
    let lately: i64 = bought.iter().rev().take(MONTHS).sum();
    let note = page.t.say_with("overview-bought-lately", &[("count", lately)]).into_owned();
    Ok(Figure {
        name: page.say("overview-assets"),
        value: page.t.number(all),
        note,
        icon: lu::LuLaptop,
        href: list("").to_string(),
        trend: course(all, &bought),
    })
}

/// What there was at the end of each of the last months, from what there is now and what each month brought.
fn course(now: i64, brought: &[i64]) -> Vec<f64> {
    let mut course: Vec<f64> = brought
        .iter()
        .rev()
        .take(MONTHS)
        .scan(now, |then, month| {
            let here = *then;
            *then -= month;
            Some(here as f64)
        })
        .collect();
    course.reverse();
    course
}

/// What everything cost, the largest currency first; nothing where no cost is known.
fn cost(page: &mut Page<'_, '_>) -> Result<Option<Figure>> {
    let query = "cost[empty]=false";
    let sums = added(&groups(page, query, "stage", true)?);
    let Some((first, others)) = sums.split_first() else { return Ok(None) };
    let others: Vec<String> = others.iter().map(|money| page.t.short_money(*money)).collect();
    let lately = format!("{query}&{}", purchases::query(page));
    let spent =
        spent(&purchases::months(page), &groups(page, &lately, "purchased_on", true)?, first.currency);
    let in_year = Money::new(spent.iter().rev().take(MONTHS).sum(), first.currency);
    let in_year = page.t.short_money(in_year);
    let note = match others.is_empty() {
        true => page.t.say_with("overview-spent-lately", &[("amount", in_year)]).into_owned(),
        false => format!("+ {}", others.join(" + ")),
    };
    Ok(Some(Figure {
        name: page.say("overview-cost"),
        value: page.t.short_money(*first),
        note,
        icon: lu::LuLandmark,
        href: list(query).to_string(),
        trend: course(first.minor, &spent),
    }))
}

/// What was spent in each month, in one currency.
fn spent(months: &[Date], days: &[Group], currency: Currency) -> Vec<i64> {
    let sum = |group: &Group| {
        let sums = group.sums.first().into_iter().flatten();
        sums.filter(|money| money.currency == currency).map(|money| money.minor).sum()
    };
    let days: Vec<Group> = days.iter().map(|day| Group { rows: sum(day), ..day.clone() }).collect();
    gathered(months, &days)
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

fn kpi(figure: &Figure) -> Kpi<'_> {
    let Figure { name, value, note, icon, href, trend } = figure;
    Kpi { icon, name, value, unit: "", delta: None, note, trend, ink: Ink::First, href }
}

#[cfg(test)]
mod tests {
    use super::course;

    #[test]
    fn a_course_ends_with_what_there_is_now() {
        assert_eq!(course(10, &[4, 1, 3]), [6.0, 7.0, 10.0]);
        assert_eq!(course(440, &[1; 24]).len(), 12);
        assert_eq!(course(0, &[]), [0.0; 0]);
    }
}
