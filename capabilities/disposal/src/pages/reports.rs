//! What disposal reports: the register of what has left, what lots cost and brought, what became of the mass.
use super::{costs::costs_of_lots, plain::mass};
use crate::{
    AvoidedMass, FateMass, Gone, Lot, READ, Register, RegisterOf, Sustainability, SustainabilityOf,
    rules::words::{FATES, Fate, LOT_STAGES, ROUTES, WEEE},
};
use ::pages::{
    Address, Page, Rooms,
    report::{self, Asked, Report, ReportColumn, Shape, Told, Total, rows_of},
};
use domain::{Kind, State};
use engine::{Error, Query, Record, Result};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ui::{
    charts::{Bars, BarsSeries, Ink},
    kit::{self, Card},
};

/// The register of what has left.
pub(super) static REGISTER: Report = Report {
    name: "disposition-register",
    text: "disposal-register",
    path: "/disposal/register",
    says: "Tells what left until a day: how, to whom, with which proof and which outcome.",
    needs: READ,
    begins: true,
    columns: &[
        ReportColumn::text("tag", "disposal-head-what").leads("/assets/", "asset").share(1.3),
        ReportColumn::text("serial", "disposal-head-serial").share(1.4),
        ReportColumn::text("model", "disposal-head-model").off_paper(),
        ReportColumn::date("disposed_on", "disposal-head-day"),
        ReportColumn::new("route", "disposal-head-route", Shape::Word("disposed-")),
        ReportColumn::text("partner", "disposal-partner").share(1.4),
        ReportColumn::text("lot_number", "disposal-head-lot").leads("/disposal-lots/", "lot").share(1.3),
        ReportColumn::text("data", "disposal-head-data").share(1.9),
        ReportColumn::mass("mass_grams", "disposal-head-mass"),
        ReportColumn::money("proceeds", "disposal-proceeds").off_paper(),
        ReportColumn::money("costs", "disposal-costs").off_paper(),
        ReportColumn::money("book_value", "disposal-book-value").off_paper(),
        ReportColumn::money("result", "disposal-result").main(),
        ReportColumn::number("certificates", "disposal-head-proof")
            .leads(CERTIFICATES_OF, "asset")
            .share(1.1),
    ],
    tell: register,
    above: |_, _| Ok(html! {}),
    actions: |_| html! {},
};

/// As many lots as an address names.
const LOTS_IN_ADDRESS: usize = 100;
/// Where the certificates of an asset are listed.
const CERTIFICATES_OF: &str = "/disposal-certificates?asset=";

/// What lots cost and brought.
pub(super) static COSTS: Report = Report {
    name: "costs-and-proceeds",
    text: "disposal-money",
    path: "/disposal/costs-and-proceeds",
    says: "Tells what every lot brought and cost until a day, what its assets were worth in the books, and the result.",
    needs: READ,
    begins: true,
    columns: &[
        ReportColumn::text("number", "disposal-head-lot").leads("/disposal-lots/", "id").share(1.4),
        ReportColumn::choice("stage", "disposal-head-stage", LOT_STAGES),
        ReportColumn::choice("route", "disposal-head-route", ROUTES),
        ReportColumn::text("partner", "disposal-partner").share(1.6),
        ReportColumn::date("opened_on", "disposal-head-opened"),
        ReportColumn::date("closed_on", "disposal-head-closed"),
        ReportColumn::number("amounts", "disposal-amounts").leads("/lot-amounts?lot=", "id").off_paper(),
        ReportColumn::money("proceeds", "disposal-proceeds"),
        ReportColumn::money("costs", "disposal-costs"),
        ReportColumn::money("parts", "disposal-parts"),
        ReportColumn::money("book_value", "disposal-book-value"),
        ReportColumn::money("result", "disposal-result").main(),
    ],
    tell: costs_of_lots,
    above: figures,
    actions: |_| html! {},
};

/// What became of the mass, and what that avoids.
pub(super) static SUSTAINABILITY: Report = Report {
    name: "sustainability",
    text: "disposal-sustainability",
    path: "/disposal/sustainability",
    says: "Tells what became of the mass of lots that were closed until a day, and how much CO2e that avoids, with the \
           source and range of every factor.",
    needs: READ,
    begins: true,
    columns: &[
        ReportColumn::choice("weee", "disposal-head-category", WEEE).share(2.0),
        ReportColumn::choice("fate", "disposal-head-fate", FATES).leads("", "list").share(1.3),
        ReportColumn::new("year", "disposal-year", Shape::Of(Kind::Text)).share(0.6),
        ReportColumn::mass("mass_grams", "disposal-head-mass").share(1.1).main(),
        ReportColumn::mass("low_grams", "disposal-head-low").share(1.1),
        ReportColumn::mass("central_grams", "disposal-head-co2e").share(1.1),
        ReportColumn::mass("high_grams", "disposal-head-high").share(1.1),
        ReportColumn::text("source", "disposal-head-source").share(2.6),
    ],
    tell: sustainability,
    above: what_became,
    actions: |_| html! {},
};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.report(&REGISTER).report(&COSTS).report(&SUSTAINABILITY)
}

fn state_of(value: Value) -> Result<State> {
    match value {
        Value::Object(state) => Ok(state),
        _ => Err(Error::internal("a row of a report has names")),
    }
}

/// The register with all its parts.
fn register(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Told> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let told: RegisterOf = Register { from: asked.from, to: Some(asked.as_of), after }.run(page)?;
        rows.extend(told.rows);
        after = told.next;
        if after.is_none() || rows.len() > ::pages::report::REPORT_ROWS_MAX {
            let totals = register_totals(page, &rows);
            let rows: Result<Vec<State>> = rows.into_iter().map(|row: Gone| state_of(json!(row))).collect();
            return Ok(Told { from: Some(told.from), as_of: told.to, rows: rows?, totals });
        }
    }
}

fn register_totals(page: &Page<'_, '_>, rows: &[Gone]) -> Vec<Total> {
    let currency = page.settings().currency;
    let result: i64 = rows
        .iter()
        .filter_map(|row| row.result)
        .filter(|money| money.currency == currency)
        .map(|money| money.minor)
        .sum();
    let grams: i64 = rows.iter().filter_map(|row| row.mass_grams).sum();
    vec![
        Total {
            name: "assets",
            label: "disposal-total-assets",
            shape: Shape::Of(Kind::Integer),
            value: rows.len().into(),
        },
        Total { name: "mass_grams", label: "disposal-head-mass", shape: Shape::Mass, value: grams.into() },
        Total {
            name: "result",
            label: "disposal-result",
            shape: Shape::Of(Kind::Money),
            value: json!(domain::Money::new(result, currency)),
        },
    ]
}

/// The sums as figures.
fn figures(page: &mut Page<'_, '_>, told: &Told) -> Result<Markup> {
    Ok(card(&page.say("disposal-totals-money"), "", report::figures(page, &told.totals)))
}

fn card(title: &str, note: &str, body: Markup) -> Markup {
    kit::card(&Card { title, note, tools: html! {}, width: 0, body })
}

fn sustainability(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Told> {
    let told = Sustainability { from: asked.from, to: Some(asked.as_of) }.run(page)?;
    let lots = lots_by_year(page, &told)?;
    let rows: Result<Vec<State>> = told
        .masses
        .iter()
        .map(|one| {
            let of = one.avoided.as_ref();
            let figure = |of: Option<&AvoidedMass>, which: fn(&AvoidedMass) -> i64| of.map(which);
            state_of(json!({
                "weee": one.weee, "year": one.year.to_string(), "fate": one.fate, "mass_grams": one.mass_grams,
                "low_grams": figure(of, |avoided| avoided.low_grams),
                "central_grams": figure(of, |avoided| avoided.central_grams),
                "high_grams": figure(of, |avoided| avoided.high_grams),
                "source": of.map(|avoided| avoided.source.clone()),
                "list": weights_of(lots.get(&one.year), one),
            }))
        })
        .collect();
    let totals = sums(&told)
        .map(|(name, label, grams)| Total { name, label, shape: Shape::Mass, value: grams.into() })
        .into();
    Ok(Told { from: Some(told.from), as_of: told.to, rows: rows?, totals })
}

/// The lots that were closed in a year, by year.
fn lots_by_year(page: &mut Page<'_, '_>, told: &SustainabilityOf) -> Result<BTreeMap<i64, Vec<String>>> {
    let closed = format!("stage=lot-closed&closed_on[gte]={}&closed_on[lte]={}", told.from, told.to);
    let mut lots: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for lot in rows_of(page, Lot::KIND, &closed, "closed_on", None)? {
        let day = lot.get("closed_on").and_then(::pages::value::date_of);
        let (Some(day), Some(id)) = (day, lot.get("id").and_then(Value::as_i64)) else { continue };
        lots.entry(i64::from(day.year())).or_default().push(id.to_string());
    }
    Ok(lots)
}

/// The weights behind a mass; nothing where an address cannot name all their lots.
fn weights_of(lots: Option<&Vec<String>>, one: &FateMass) -> Option<String> {
    let lots = lots.filter(|lots| lots.len() <= LOTS_IN_ADDRESS)?;
    let query = format!("fate={}&weee={}&lot={}", one.fate.value(), one.weee.value(), lots.join(","));
    Some(Address::written("/lot-weights", &query).to_string())
}

/// The lots that were closed in a year.
fn lots_of(year: &str) -> String {
    let query = format!("closed_on[gte]={year}-01-01&closed_on[lte]={year}-12-31&stage=lot-closed");
    Address::written("/disposal-lots", &query).to_string()
}

/// The figures as ESRS E5-5 and GRI 306 ask for them, and what is avoided.
fn sums(told: &SustainabilityOf) -> [(&'static str, &'static str, i64); 8] {
    let avoided = |which: fn(&crate::Avoided) -> i64| told.avoided.iter().map(which).sum();
    [
        ("total_grams", "disposal-total", told.total_grams),
        ("diverted_grams", "disposal-diverted", told.diverted_grams),
        ("directed_grams", "disposal-directed", told.directed_grams),
        ("not_recycled_grams", "disposal-not-recycled", told.not_recycled_grams),
        ("avoided_low_grams", "disposal-avoided-low", avoided(|one| one.low_grams)),
        ("avoided_grams", "disposal-avoided", avoided(|one| one.central_grams)),
        ("avoided_high_grams", "disposal-avoided-high", avoided(|one| one.high_grams)),
        ("without_factor_grams", "disposal-without-factor", told.without_factor_grams),
    ]
}

fn what_became(page: &mut Page<'_, '_>, told: &Told) -> Result<Markup> {
    let (masses, climate) = told.totals.split_at(4);
    let (title, note) = (page.say("disposal-totals"), page.say("disposal-totals-note"));
    let (avoided, source) = (page.say("disposal-avoided"), page.say("disposal-avoided-note"));
    let mut sources: Vec<&str> = told.rows.iter().filter_map(|row| row.get("source")?.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    let factors = html! { a href="/climate-factors" { (page.say("disposal-factors")) } };
    Ok(html! {
        (card(&title, &note, report::figures(page, masses)))
        (chart(page, told))
        (card(&avoided, "CO2e", html! {
            (report::figures(page, climate))
            p { (source) " " (factors) }
            @if !sources.is_empty() { ul { @for source in sources { li { (source) } } } }
        }))
    })
}

fn number(row: &State, name: &str) -> i64 {
    row.get(name).and_then(Value::as_i64).unwrap_or_default()
}

fn chart(page: &Page<'_, '_>, told: &Told) -> Markup {
    let t = &page.t;
    let text = |row: &State, name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut labels: Vec<String> = told.rows.iter().map(|row| text(row, "year")).collect();
    labels.dedup();
    let inks = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth, Ink::Fifth];
    let series: Vec<(String, Ink, Vec<f64>)> = Fate::ALL
        .iter()
        .zip(inks)
        .map(|(fate, ink)| {
            let of = |year: &String| {
                let rows = told.rows.iter();
                let those =
                    rows.filter(|row| text(row, "year") == *year && text(row, "fate") == fate.value());
                those.map(|row| number(row, "mass_grams")).sum::<i64>() as f64 / 1_000.0
            };
            let name = t.declared(ui::i18n::Family::Choice, fate.label()).into_owned();
            (name, ink, labels.iter().map(of).collect())
        })
        .collect();
    let series: Vec<BarsSeries<'_>> =
        series.iter().map(|(name, ink, values)| BarsSeries { name, ink: *ink, values }).collect();
    let links: Vec<String> = labels.iter().map(|year| lots_of(year)).collect();
    let total = mass(t, told.rows.iter().map(|row| number(row, "mass_grams")).sum());
    let (title, over) = (page.say("disposal-by-year"), page.say("disposal-year"));
    let summary = t.say_with("disposal-by-year-summary", &[("mass", total)]);
    let bars = Bars {
        id: "disposal-by-year",
        title: &title,
        summary: &summary,
        over: &over,
        labels: &labels,
        series: &series,
        mark: None,
        expected_from: None,
        links: &links,
        short: &|value| t.short(value),
        full: &|value| format!("{} kg", t.measure(value, 1)),
    };
    card(&title, "kg", bars.figure(t))
}
