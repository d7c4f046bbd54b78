//! Reports: rows under declared columns as of a day. A report says once what it tells; its page, its files (PDF/A, XLSX,
//! CSV) and its answer for programs come of that, so that the same numbers stand everywhere.
mod column;
mod files;
mod rows;
mod show;

pub use column::{ReportColumn, Shape};
pub use rows::{count_of, rows_of};
pub use show::figures;

use crate::{Download, Page, Rooms, Visit};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::{Date, State};
use engine::{Error, Permission, Result, View};
use maud::Markup;
use serde_json::{Value, json};
use std::sync::Arc;
use web::{Answer, ApiResult, AppState, Asked as AskedOf, Operation, Parameter};

/// The most rows that a report tells; more is refused, never cut off in silence.
pub const REPORT_ROWS_MAX: usize = 100_000;

/// A report.
pub struct Report {
    /// Its name for programs, and that of its files: `disposition-register`.
    pub name: &'static str,
    /// What its texts are called: `{text}` is its title, and there are `{text}-note`, `{text}-none` and
    /// `{text}-none-why`.
    pub text: &'static str,
    /// Where its page is.
    pub path: &'static str,
    /// What it tells, in a sentence of the API's document.
    pub says: &'static str,
    /// What it needs.
    pub needs: Permission,
    /// Whether it tells of a time that begins on a day, not only of how things stand.
    pub begins: bool,
    /// What it tells in each row.
    pub columns: &'static [ReportColumn],
    /// Tells it.
    pub tell: fn(&mut Page<'_, '_>, &Asked) -> Result<Told>,
    /// What stands above the rows on its page: figures, charts.
    pub above: fn(&mut Page<'_, '_>, &Told) -> Result<Markup>,
    /// What can be done at the head of its page.
    pub actions: fn(&Page<'_, '_>) -> Markup,
}

/// What is asked of a report.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The first day, if it was named.
    pub from: Option<Date>,
    /// The day at whose end things are told.
    pub as_of: Date,
    /// Whether that day is over, so that what happened since does not count.
    pub is_past: bool,
}

/// What a report tells.
#[derive(Clone, Debug)]
pub struct Told {
    /// From which day on, where it begins on one.
    pub from: Option<Date>,
    /// As of which day.
    pub as_of: Date,
    /// The rows: values by the names of the columns, and whatever their links need.
    pub rows: Vec<State>,
    /// Its sums.
    pub totals: Vec<Total>,
}

/// A sum of a report.
#[derive(Clone, Debug)]
pub struct Total {
    /// Its name for programs: `total_grams`.
    pub name: &'static str,
    /// The key of its text.
    pub label: &'static str,
    /// What it is.
    pub shape: Shape,
    /// How much.
    pub value: Value,
}

impl Asked {
    fn read(page: &Page<'_, '_>, report: &Report) -> Result<Self> {
        let day = |name: &str| -> Result<Option<Date>> {
            let wrong = |_| Error::invalid(name, "not-a-date", "This is not a day.");
            page.visit.query(name).map(|text| text.parse().map_err(wrong)).transpose()
        };
        let today = page.today();
        let as_of = day("as_of")?.unwrap_or(today);
        let from = day("from")?.filter(|_| report.begins);
        if as_of > today {
            return Err(Error::invalid(
                "as_of",
                "in-the-future",
                "Nobody knows yet how things will stand then.",
            ));
        }
        if from.is_some_and(|from| from > as_of) {
            let message = "The first day lies behind the day as of which is told.";
            return Err(Error::invalid("from", "ends-before-start", message));
        }
        Ok(Self { from, as_of, is_past: as_of < today })
    }

    /// The same day for lists: nothing for today, whose state needs no adding up.
    pub fn past(&self) -> Option<Date> {
        self.is_past.then_some(self.as_of)
    }
}

impl Report {
    fn told(&self, page: &mut Page<'_, '_>) -> Result<Told> {
        let asked = Asked::read(page, self)?;
        let told = (self.tell)(page, &asked)?;
        if told.rows.len() > REPORT_ROWS_MAX {
            let message = format!("The report has more than {REPORT_ROWS_MAX} rows. Let it begin later.");
            return Err(Error::invalid("from", "too-many-rows", message));
        }
        Ok(told)
    }
}

impl Rooms {
    /// A report: its page, its files behind `{path}/file`, and `/api/v1/reports/{name}` for programs.
    #[must_use]
    pub fn report(self, report: &'static Report) -> Self {
        let desk = self.desk().clone();
        let for_programs = move |state: AppState, asked: AskedOf| {
            let desk = desk.clone();
            async move { answered(state, desk, asked, report).await }
        };
        self.page(report.path, report.needs, |page| show::page(page, report))
            .file(format!("{}/file", report.path), report.needs, |page| {
                let told = report.told(page)?;
                files::file(page, report, &told, page.visit.query("format").unwrap_or("pdf"))
            })
            .merge(web::Routes::default().operation("GET", place(report), || described(report), for_programs))
    }
}

async fn answered(
    state: AppState,
    desk: Arc<crate::Desk>,
    asked: AskedOf,
    report: &'static Report,
) -> ApiResult<Response> {
    enum Made {
        Said(Value),
        File(Download),
    }
    let (who, visit) = (asked.caller.who.clone(), Visit::of_program(asked));
    let made = state.engine.view(who, report.needs, move |view: &mut View<'_>| {
        let mut page = Page::new(&desk, &visit, view)?;
        let told = report.told(&mut page)?;
        Ok(match visit.query("format").unwrap_or("json") {
            "json" => Made::Said(said(&page, report, told)),
            format => Made::File(files::file(&page, report, &told, format)?),
        })
    });
    Ok(match made.await? {
        Made::Said(said) => Json(said).into_response(),
        Made::File(file) => web::download(file.media, &file.name, file.content),
    })
}

fn said(page: &Page<'_, '_>, report: &Report, told: Told) -> Value {
    let columns: Vec<Value> = report
        .columns
        .iter()
        .map(|column| json!({ "name": column.name, "label": column.header(page) }))
        .collect();
    let rows: Vec<State> = told
        .rows
        .into_iter()
        .map(|mut row| {
            let value = |column: &ReportColumn| row.remove(column.name).unwrap_or_default();
            report
                .columns
                .iter()
                .map(|column| column.name.to_owned())
                .zip(report.columns.iter().map(value))
                .collect()
        })
        .collect();
    let totals: State = told.totals.into_iter().map(|total| (total.name.to_owned(), total.value)).collect();
    json!({
        "report": report.name, "title": page.say(report.text), "from": told.from, "as_of": told.as_of,
        "columns": columns, "rows": rows, "totals": totals,
    })
}

fn place(report: &Report) -> String {
    format!("/api/v1/reports/{}", report.name)
}

fn described(report: &Report) -> Operation {
    let day = || json!({ "type": "string", "format": "date" });
    let mut parameters = vec![
        Parameter::query("as_of", day(), "As it was at the end of this day; today when left out."),
        Parameter::query(
            "format",
            json!({ "type": "string", "enum": files::FORMATS }),
            "What comes: json when left out, or a file.",
        ),
        Parameter::header(
            "Accept-Language",
            json!({ "type": "string", "maxLength": 200 }),
            "The language of its words: en or de.",
        ),
    ];
    if report.begins {
        parameters.push(Parameter::query("from", day(), "The first day that it tells of."));
    }
    let list = || json!({ "type": "array", "items": { "type": "object" } });
    let schema = json!({
        "type": "object",
        "required": ["report", "title", "as_of", "columns", "rows", "totals"],
        "properties": {
            "report": { "type": "string" }, "title": { "type": "string" },
            "from": { "type": ["string", "null"], "format": "date" }, "as_of": day(),
            "columns": list(), "rows": list(), "totals": { "type": "object" },
        },
    });
    let file = || json!({ "type": "string", "format": "binary" });
    let mut answer = Answer::json("The report.", schema);
    answer.content.extend(files::media().map(|media| (media, file())));
    Operation {
        method: "GET",
        path: place(report),
        id: format!("reports.{}", report.name),
        group: "Reports".to_owned(),
        says: report.says.to_owned(),
        needs: report.needs,
        parameters,
        body: None,
        answers: vec![answer],
    }
}
