//! What kinds of assets there are.
use crate::counts::{largest, list};
use engine::Result;
use maud::Markup;
use pages::Page;
use ui::charts::{Bars, BarsSeries, Ink};

/// Columns beside the one for all others.
const MOST: usize = 8;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let named = largest(page, "category", MOST)?;
    let Some(first) = named.first() else { return Ok(None) };
    let t = page.t.clone();
    let number = t.number(first.rows);
    let summary = t.say_with("overview-most", &[("name", first.name.as_str()), ("count", number.as_str())]);
    let (title, over, name) =
        (t.say("overview-categories"), t.say("overview-category"), t.say("overview-count"));
    let values: Vec<f64> = named.iter().map(|one| one.rows as f64).collect();
    let (labels, links): (Vec<String>, Vec<String>) =
        named.into_iter().map(|one| (one.name, one.href)).unzip();
    let chart = Bars {
        id: "overview-categories",
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
    let href = list("group=category").to_string();
    Ok(Some(super::card(page, "overview-categories", 7, Some(&href), chart.figure(&t))))
}
