//! What is out: with a person, in an asset, of an item.
use crate::{
    StockItem,
    store::{self, Out, With},
};
use ::pages::{Page, Subject};
use assets::Asset;
use domain::Id;
use engine::{Record, Result};
use maud::{Markup, html};
use people::{Location, Person};
use std::collections::BTreeMap;
use ui::kit::{self, Button, Card, Column, Line, Row, Spot, Table};

/// Rows shown.
const ROWS: usize = 50;

pub(super) fn of_item(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    shown(page, subject, With::Item(Id::new(subject.id)), "stock-with")
}

pub(super) fn of_asset(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    shown(page, subject, With::Asset(Id::new(subject.id)), "stock-in-asset")
}

pub(super) fn of_person(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    shown(page, subject, With::Person(Id::new(subject.id)), "stock-of-person")
}

fn shown(page: &mut Page<'_, '_>, subject: &Subject, with: With, title: &str) -> Result<Option<Markup>> {
    let out = store::out_with(page, with, ROWS)?;
    if out.is_empty() {
        return Ok(None);
    }
    let about_item = matches!(with, With::Item(_));
    let leads = if about_item { holders(page, &out)? } else { items(page, &out)? };
    let labels = ["stock-what", "stock-since", "stock-due", "stock-quantity", "stock-do"];
    let [what, since, due, quantity, act] = labels.map(|key| page.say(key));
    let columns = [
        Column::new(&what).at(Spot::Name),
        Column::new(&since).at(Spot::Meta),
        Column::new(&due),
        Column::new(&quantity).figures().at(Spot::Value),
        Column::new(&act).at(Spot::State),
    ];
    let back = page.say("stock-take-back");
    let lines = out
        .iter()
        .zip(leads)
        .map(|(one, lead)| {
            let href = format!("/do/stock.take-back?issue=%23{}&_back={}", one.id, subject.href);
            let day =
                |day: Option<domain::Date>| day.map(|day| kit::time::date(&page.t, day)).unwrap_or_default();
            let cells = vec![
                lead,
                day(one.since),
                day(one.due_back),
                html! { (page.t.number(one.outstanding)) },
                html! { @if page.may(crate::ISSUE) { (Button::dialog(&back, &href).small()) } },
            ];
            Line::Row(Row { id: one.id, name: "", cells, menu: None })
        })
        .collect();
    let title = page.say(title);
    let body = kit::table(
        &page.t,
        &Table { caption: &title, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    );
    let count = page.t.number(out.iter().map(|one| one.outstanding).sum::<i64>());
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: html! {}, width: 0, body })))
}

fn items(page: &mut Page<'_, '_>, out: &[Out]) -> Result<Vec<Markup>> {
    let ids: Vec<i64> = out.iter().map(|one| one.item).collect();
    let names = page.labels(StockItem::KIND, &ids)?;
    Ok(out.iter().map(|one| link("stock-items", Some(one.item), &names)).collect())
}

fn holders(page: &mut Page<'_, '_>, out: &[Out]) -> Result<Vec<Markup>> {
    let ids = |of: fn(&Out) -> Option<i64>| out.iter().filter_map(of).collect::<Vec<_>>();
    let people = page.labels(Person::KIND, &ids(|one| one.person))?;
    let assets = page.labels(Asset::KIND, &ids(|one| one.asset))?;
    let places = page.labels(Location::KIND, &ids(|one| one.place))?;
    let holder = |one: &Out| match (one.person, one.asset) {
        (Some(id), _) => {
            let name = people.get(&id).map(String::as_str).unwrap_or_default();
            kit::person_link(name, &format!("/people/{id}"))
        }
        (None, Some(_)) => link("assets", one.asset, &assets),
        (None, None) => link("locations", one.place, &places),
    };
    Ok(out.iter().map(holder).collect())
}

fn link(path: &str, id: Option<i64>, names: &BTreeMap<i64, String>) -> Markup {
    let Some(id) = id else { return html! {} };
    let name = names.get(&id).cloned().unwrap_or_else(|| format!("#{id}"));
    html! { a class="quiet" href={ "/" (path) "/" (id) } { (name) } }
}
