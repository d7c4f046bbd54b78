//! How many assets have a day in each of some months.
use crate::{
    counts::{groups, list, total},
    months::{from, gathered},
};
use domain::Date;
use engine::Result;
use maud::Markup;
use pages::Page;
use ui::charts::{Bars, BarsSeries, Ink};

/// What is told month by month.
pub(super) struct Monthly {
    /// The key of its heading, and its id.
    pub(super) title: &'static str,
    /// The field that holds the day.
    pub(super) field: &'static str,
    /// The first day of the first month.
    pub(super) first: Date,
    /// How many months; few enough that their days are no more than [`lists::GROUPS_MAX`].
    pub(super) months: i64,
    /// Further conditions, each with `&` before it.
    pub(super) further: &'static str,
}

impl Monthly {
    /// The assets that have a day in these months.
    pub(super) fn query(&self) -> String {
        let (field, end) = (self.field, self.first.plus_months(self.months));
        format!("{field}[gte]={}&{field}[lt]={end}{}", self.first, self.further)
    }
}

pub(super) fn tile(page: &mut Page<'_, '_>, it: &Monthly) -> Result<Option<Markup>> {
    let (field, query) = (it.field, it.query());
    let days = groups(page, &query, field, false)?;
    if days.is_empty() {
        return Ok(None);
    }
    let t = page.t.clone();
    let months = from(it.first, it.months);
    let labels: Vec<String> = months.iter().map(|month| t.month(*month)).collect();
    let values: Vec<f64> = gathered(&months, &days).into_iter().map(|rows| rows as f64).collect();
    let opens = |month: &Date| {
        let end = month.plus_months(1);
        list(&format!("{field}[gte]={month}&{field}[lt]={end}{}", it.further)).to_string()
    };
    let links: Vec<String> = months.iter().map(opens).collect();
    let number = t.number(total(&days));
    let summary = t.say_with("overview-in-months", &[("count", number.as_str())]);
    let (title, over, name) = (t.say(it.title), t.say("overview-month"), t.say("overview-count"));
    let chart = Bars {
        id: it.title,
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
    let href = list(&query).to_string();
    Ok(Some(super::card(page, it.title, 7, Some(&href), chart.figure(&t))))
}
