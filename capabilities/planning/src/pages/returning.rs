//! What comes back by a day: from people who leave, or because it is due.
use super::balance;
use crate::{balance::AHEAD, store};
use ::pages::{Page, Shown};
use domain::Date;
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use people::Person;
use ui::kit::{self, Column, Line, Nothing, Row, Spot, Table};

/// Its address.
pub(super) const HREF: &str = "/planning/returning";
/// Rows shown at most.
const MAX: usize = 500;

pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let asked = |name: &str| page.visit.query(name).and_then(|word| word.parse::<i64>().ok());
    let (category, model, site) = (asked("category"), asked("model"), asked("site"));
    let until = page.visit.query("until").and_then(|day| day.parse().ok());
    let until: Date = until.unwrap_or_else(|| page.today().plus_days(AHEAD));
    let sites = store::Sites::read(page)?;
    let mut rows = store::returns(page, until, MAX)?;
    rows.retain(|row| {
        category.is_none_or(|category| row.category.unwrap_or_default() == category)
            && model.is_none_or(|model| row.model == Some(model))
            && site.is_none_or(|site| sites.site_of(row.location) == Some(site))
    });
    let people: Vec<i64> = rows.iter().filter_map(|row| row.person).collect();
    let names = page.labels(Person::KIND, &people)?;
    let title = page.say("planning-returning-title");
    let note = page.t.say_with("planning-until", &[("day", page.t.date(until))]).into_owned();
    let heads = ["asset", "who", "on"].map(|word| page.say(&format!("planning-returning-{word}")));
    let columns = [
        Column::new(&heads[0]).at(Spot::Name),
        Column::new(&heads[1]).at(Spot::Meta),
        Column::new(&heads[2]).at(Spot::Value),
    ];
    let lines: Vec<Line<'_>> = rows
        .iter()
        .map(|row| {
            let who = row.person.and_then(|person| Some((person, names.get(&person)?)));
            let cells = vec![
                kit::lead(lu::LuLaptop, &row.tag, "", &format!("/assets/{}", row.asset)),
                html! { @if let Some((id, name)) = who { (kit::person_link(name, &format!("/people/{id}"))) } },
                html! { @if let Some(day) = row.on { (page.t.date(day)) } },
            ];
            Line::Row(Row { id: row.asset, name: &row.tag, cells, menu: None })
        })
        .collect();
    let inside: Markup = if lines.is_empty() {
        let text = page.say("planning-returning-nothing");
        kit::nothing(&Nothing { icon: lu::LuUndo2, title: &title, text: &text, steps: &[] })
    } else {
        let table =
            Table { caption: &title, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() };
        kit::table(&page.t, &table)
    };
    let body = html! { (kit::head(&title, &note, &html! {})) (inside) };
    let place = page.say("planning-place");
    Ok(Shown::new(title, balance::HREF, body).crumb(place, Some(balance::HREF.to_owned())))
}
