//! Where assets stand.
use crate::counts::{largest, list};
use engine::Result;
use maud::Markup;
use pages::Page;
use ui::charts::{Donut, Ink, Part};

/// Parts beside the one for all others.
const MOST: usize = 5;

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let named = largest(page, "location", MOST)?;
    let Some(first) = named.first() else { return Ok(None) };
    let t = page.t.clone();
    let number = t.number(first.rows);
    let summary = t.say_with("overview-most", &[("name", first.name.as_str()), ("count", number.as_str())]);
    let inks = Ink::SERIES.into_iter().chain([Ink::Other]);
    let parts: Vec<Part<'_>> = named
        .iter()
        .zip(inks)
        .map(|(one, ink)| Part { name: &one.name, value: one.rows as f64, ink, href: &one.href })
        .collect();
    let total = t.short(named.iter().map(|one| one.rows as f64).sum());
    let (title, word) = (t.say("overview-locations"), t.say("overview-count"));
    let chart = Donut {
        id: "overview-locations",
        title: &title,
        summary: &summary,
        parts: &parts,
        middle: (&total, &word),
        full: &|value| t.number(value as i64),
        share: &|share| t.percent(share, 1),
    };
    let href = list("group=location").to_string();
    Ok(Some(super::card(page, "overview-locations", 5, Some(&href), chart.figure())))
}
