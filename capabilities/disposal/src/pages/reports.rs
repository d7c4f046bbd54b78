//! The register of what has left, and what became of its mass.
use super::plain::{facts, mass, money, plain};
use crate::{
    Avoided, FateMass, Gone, READ, Register, RegisterOf, Sustainability, SustainabilityOf,
    rules::words::{Fate, Weee},
};
use ::pages::{Page, Rooms, Shown, Visitor};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{Date, Kind};
use engine::{Error, Query, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Value, json};
use sheets::{Column, SheetFormat, SheetWriter};
use ui::{
    charts::{Bars, BarsSeries, Ink},
    i18n::Locale,
    kit::{self, Button, Card, Nothing, Stat},
};
use web::{AppState, Problem, Routes};

/// Where the register is.
pub(super) const REGISTER: &str = "/disposal/register";
/// Where the masses are.
pub(super) const SUSTAINABILITY: &str = "/disposal/sustainability";
/// Most answers of the register in one file.
const PARTS_MAX: usize = 200;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(REGISTER, READ, register)
        .page(SUSTAINABILITY, READ, sustainability)
        .merge(Routes::default().on("GET", "/disposal/register/export", export_register))
        .merge(Routes::default().on("GET", "/disposal/sustainability/export", export_sustainability))
}

pub(super) fn day(page: &Page<'_, '_>, name: &str) -> Result<Option<Date>> {
    let wrong = |_| Error::invalid(name, "not-a-date", "This is not a day.");
    page.visit.query(name).map(|text| text.parse().map_err(wrong)).transpose()
}

fn card(title: &str, note: &str, body: Markup) -> Markup {
    kit::card(&Card { title, note, tools: html! {}, width: 0, body })
}

/// The span in a form, and the ways out.
fn tools(page: &Page<'_, '_>, at: &str, from: Date, to: Date) -> Markup {
    let (first, last, show) = (page.say("disposal-from"), page.say("disposal-to"), page.say("show"));
    let (csv, xlsx, pdf) = (
        format!("{at}/export?from={from}&to={to}&format=csv"),
        format!("{at}/export?from={from}&to={to}&format=xlsx"),
        format!("{at}/pdf?from={from}&to={to}"),
    );
    html! {
        form class="actions" action=(at) {
            label for="from" { (first) }
            input class="input" type="date" id="from" name="from" value=(from);
            label for="to" { (last) }
            input class="input" type="date" id="to" name="to" value=(to);
            (Button::send(&show))
            (Button::open("CSV", &csv).icon(lu::LuDownload))
            (Button::open("XLSX", &xlsx).icon(lu::LuDownload))
            (Button::open("PDF", &pdf).icon(lu::LuDownload))
        }
    }
}

fn register(page: &mut Page<'_, '_>) -> Result<Shown> {
    let after = page.visit.query("after").map(str::to_owned);
    let asked = Register { from: day(page, "from")?, to: day(page, "to")?, after };
    let told = asked.run(page)?;
    let title = page.say("disposal-register");
    let note = page.say("disposal-register-note");
    let span = page.say("disposal-span");
    let inside = match told.rows.is_empty() {
        true => nothing(page, "disposal-register-none", "disposal-register-none-why"),
        false => register_table(page, &told),
    };
    let more = told.next.as_ref().map(|next| {
        let href = format!("{REGISTER}?from={}&to={}&after={next}", told.from, told.to);
        let label = page.say("disposal-register-next");
        html! { p { (Button::open(&label, &href)) } }
    });
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="tiles" { div class="w12 stack" {
            (card(&span, "", tools(page, REGISTER, told.from, told.to)))
            (inside)
            @if let Some(more) = more { (more) }
        } }
    };
    Ok(Shown::new(title, REGISTER, body))
}

fn nothing(page: &Page<'_, '_>, title: &str, text: &str) -> Markup {
    let (title, text) = (page.say(title), page.say(text));
    kit::nothing(&Nothing { icon: lu::LuRecycle, title: &title, text: &text, steps: &[] })
}

fn register_table(page: &Page<'_, '_>, told: &RegisterOf) -> Markup {
    let t = &page.t;
    let heads = [
        "disposal-head-what",
        "disposal-head-day",
        "disposal-head-route",
        "disposal-partner",
        "disposal-head-lot",
        "disposal-head-data",
        "disposal-head-mass",
        "disposal-proceeds",
        "disposal-result",
        "disposal-head-proof",
    ];
    let rows = told
        .rows
        .iter()
        .map(|row| {
            vec![
                html! { a href={ "/assets/" (row.asset) } { (row.tag) } " " small { (row.model.as_deref().unwrap_or_default()) } },
                html! { (t.date(row.disposed_on)) },
                html! { (t.say_or(&format!("disposed-{}", row.route), &row.route)) },
                html! { (row.partner.as_deref().unwrap_or_default()) },
                html! { @if let (Some(lot), Some(number)) = (row.lot, &row.lot_number) { a href={ "/disposal-lots/" (lot) } { (number) } } },
                html! { (row.data.as_deref().unwrap_or_default()) },
                html! { (row.mass_grams.map(|grams| mass(t, grams)).unwrap_or_default()) },
                html! { (money(t, row.proceeds)) },
                html! { (money(t, row.result)) },
                html! { (t.number(row.certificates)) },
            ]
        })
        .collect();
    let title = page.say("disposal-register");
    card(
        &title,
        &t.number(i64::try_from(told.rows.len()).unwrap_or_default()),
        plain(t, "disposal-register", &heads, &[6, 7, 8, 9], rows),
    )
}

fn sustainability(page: &mut Page<'_, '_>) -> Result<Shown> {
    let told = Sustainability { from: day(page, "from")?, to: day(page, "to")? }.run(page)?;
    let (title, note) = (page.say("disposal-sustainability"), page.say("disposal-sustainability-note"));
    let span = page.say("disposal-span");
    let body = html! {
        (kit::head(&title, &note, &html! {}))
        div class="tiles" { div class="w12 stack" {
            (card(&span, "", tools(page, SUSTAINABILITY, told.from, told.to)))
            @if told.masses.is_empty() { (nothing(page, "disposal-mass-none", "disposal-mass-none-why")) }
            @else {
                (totals(page, &told))
                (chart(page, &told))
                (mass_table(page, &told.masses))
                (avoided(page, &told))
            }
        } }
    };
    Ok(Shown::new(title, SUSTAINABILITY, body))
}

/// The figures as ESRS E5-5 and GRI 306 ask for them.
fn totals(page: &Page<'_, '_>, told: &SustainabilityOf) -> Markup {
    let figures = [
        ("disposal-total", told.total_grams),
        ("disposal-diverted", told.diverted_grams),
        ("disposal-directed", told.directed_grams),
        ("disposal-not-recycled", told.not_recycled_grams),
    ];
    let figures = figures.map(|(key, grams)| (page.say(key), page.t.measure(grams as f64 / 1_000.0, 1)));
    let stats: Vec<Stat<'_>> = figures.iter().map(|(name, value)| Stat { name, value, unit: "kg" }).collect();
    let (title, note) = (page.say("disposal-totals"), page.say("disposal-totals-note"));
    card(&title, &note, kit::stats(&stats))
}

pub(super) fn fate_name(page: &Page<'_, '_>, fate: Fate) -> String {
    page.t.declared(ui::i18n::Family::Choice, fate.label()).into_owned()
}

fn chart(page: &Page<'_, '_>, told: &SustainabilityOf) -> Markup {
    let t = &page.t;
    let mut years: Vec<i64> = told.masses.iter().map(|mass| mass.year).collect();
    years.dedup();
    let labels: Vec<String> = years.iter().map(i64::to_string).collect();
    let inks = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth, Ink::Fifth];
    let series: Vec<(String, Ink, Vec<f64>)> = Fate::ALL
        .iter()
        .zip(inks)
        .map(|(fate, ink)| {
            let of = |year: &i64| {
                let grams: i64 = told
                    .masses
                    .iter()
                    .filter(|mass| mass.year == *year && mass.fate == *fate)
                    .map(|mass| mass.mass_grams)
                    .sum();
                grams as f64 / 1_000.0
            };
            (fate_name(page, *fate), ink, years.iter().map(of).collect())
        })
        .collect();
    let series: Vec<BarsSeries<'_>> =
        series.iter().map(|(name, ink, values)| BarsSeries { name, ink: *ink, values }).collect();
    let total = mass(t, told.total_grams);
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
        links: &[],
        short: &|value| t.short(value),
        full: &|value| format!("{} kg", t.measure(value, 1)),
    };
    card(&title, "kg", bars.figure(t))
}

fn mass_table(page: &Page<'_, '_>, masses: &[FateMass]) -> Markup {
    let rows = masses
        .iter()
        .map(|one| {
            vec![
                html! { (page.t.declared(ui::i18n::Family::Choice, one.weee.label())) },
                html! { (one.year.to_string()) },
                html! { (fate_name(page, one.fate)) },
                html! { (mass(&page.t, one.mass_grams)) },
            ]
        })
        .collect();
    let heads = ["disposal-head-category", "disposal-year", "disposal-head-fate", "disposal-head-mass"];
    card(&page.say("disposal-by-category"), "", plain(&page.t, "disposal-by-category", &heads, &[3], rows))
}

/// "12.0 – 30.5 kg".
pub(super) fn range_of(t: &Locale, one: &Avoided) -> String {
    let kg = |grams: i64| t.measure(grams as f64 / 1_000.0, 1);
    format!("{} – {} kg", kg(one.low_grams), kg(one.high_grams))
}

fn avoided(page: &Page<'_, '_>, told: &SustainabilityOf) -> Markup {
    let t = &page.t;
    let rows: Vec<Vec<Markup>> = told
        .avoided
        .iter()
        .map(|one| {
            vec![
                html! { (t.declared(ui::i18n::Family::Choice, one.activity.label())) },
                html! { (one.sources.join("; ")) },
                html! { (mass(t, one.mass_grams)) },
                html! { (mass(t, one.central_grams)) },
                html! { (range_of(t, one)) },
            ]
        })
        .collect();
    let heads = [
        "disposal-head-by",
        "disposal-head-source",
        "disposal-head-mass",
        "disposal-head-co2e",
        "disposal-head-range",
    ];
    let (title, none) = (page.say("disposal-avoided"), page.say("disposal-avoided-none"));
    let body = html! {
        @if rows.is_empty() { p { (none) } } @else { (plain(t, "disposal-avoided", &heads, &[2, 3, 4], rows)) }
        @if told.without_factor_grams > 0 {
            (facts(t, &[("disposal-without-factor", mass(t, told.without_factor_grams))]))
        }
    };
    card(&title, "CO2e", body)
}

/// What a file needs of a column.
const fn column(name: &'static str, header: &'static str, kind: Kind<'static>) -> Column<'static> {
    Column { name, header, kind }
}

const REGISTER_COLUMNS: &[Column<'static>] = &[
    column("tag", "Tag", Kind::Text),
    column("serial", "Serial number", Kind::Text),
    column("model", "Model", Kind::Text),
    column("disposed_on", "Left on", Kind::Date),
    column("route", "Route", Kind::Text),
    column("partner", "Partner", Kind::Text),
    column("lot_number", "Lot", Kind::Text),
    column("data", "Data", Kind::Text),
    column("mass_grams", "Mass, grams", Kind::Integer),
    column("proceeds", "Proceeds", Kind::Money),
    column("costs", "Costs", Kind::Money),
    column("book_value", "Book value", Kind::Money),
    column("result", "Gain or loss", Kind::Money),
    column("certificates", "Valid certificates", Kind::Integer),
];

const MASS_COLUMNS: &[Column<'static>] = &[
    column("year", "Year", Kind::Integer),
    column("weee", "Category of waste", Kind::Text),
    column("fate", "What became of it", Kind::Text),
    column("mass_grams", "Mass, grams", Kind::Integer),
];

/// The register with all its parts.
pub(super) fn every_row(
    view: &mut engine::View<'_>,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<RegisterOf> {
    let mut whole = Register { from, to, after: None }.run(view)?;
    for _ in 1..PARTS_MAX {
        let Some(after) = whole.next.take() else { break };
        let told = Register { from, to, after: Some(after) }.run(view)?;
        whole.rows.extend(told.rows);
        whole.next = told.next;
    }
    Ok(whole)
}

async fn export_register(State(state): State<AppState>, Visitor(visit): Visitor) -> Response {
    let asked = (span_of(&visit, "from"), span_of(&visit, "to"));
    let read = move |view: &mut engine::View<'_>| {
        let rows: Vec<Gone> = every_row(view, asked.0, asked.1)?.rows;
        Ok(rows.into_iter().map(|row| json!(row)).collect::<Vec<Value>>())
    };
    exported(&state, visit, "disposal-register", REGISTER_COLUMNS, read).await
}

async fn export_sustainability(State(state): State<AppState>, Visitor(visit): Visitor) -> Response {
    let asked = (span_of(&visit, "from"), span_of(&visit, "to"));
    let read = move |view: &mut engine::View<'_>| {
        let told = Sustainability { from: asked.0, to: asked.1 }.run(view)?;
        let row = |one: FateMass| json!({ "year": one.year, "weee": Weee::label(one.weee), "fate": one.fate.label(), "mass_grams": one.mass_grams });
        Ok(told.masses.into_iter().map(row).collect::<Vec<Value>>())
    };
    exported(&state, visit, "disposal-masses", MASS_COLUMNS, read).await
}

fn span_of(visit: &::pages::Visit, name: &str) -> Option<Date> {
    visit.query(name).and_then(|text| text.parse().ok())
}

/// Rows as a file.
async fn exported(
    state: &AppState,
    visit: ::pages::Visit,
    name: &str,
    columns: &'static [Column<'static>],
    read: impl FnMut(&mut engine::View<'_>) -> Result<Vec<Value>> + Send + 'static,
) -> Response {
    let format = match visit.query("format") {
        Some("xlsx") => SheetFormat::Xlsx,
        _ => SheetFormat::CsvWithMark,
    };
    let Some(who) = visit.who else { return Problem::from(Error::Unauthenticated).into_response() };
    let rows = match state.engine.view(who, READ, read).await {
        Ok(rows) => rows,
        Err(error) => return Problem::from(error).into_response(),
    };
    match written(columns, format, name, &rows) {
        Ok(bytes) => web::download(format.media_type(), &format!("{name}.{}", format.extension()), bytes),
        Err(error) => Problem::from(error).into_response(),
    }
}

fn written(columns: &[Column<'_>], format: SheetFormat, title: &str, rows: &[Value]) -> Result<Vec<u8>> {
    let failed = |error: sheets::SheetError| Error::internal(error.to_string());
    let mut writer =
        SheetWriter::new(std::io::Cursor::new(Vec::new()), format, columns, title).map_err(failed)?;
    for row in rows {
        let values: Vec<Value> =
            columns.iter().map(|column| row.get(column.name).cloned().unwrap_or_default()).collect();
        writer.write_row(&values).map_err(failed)?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}
