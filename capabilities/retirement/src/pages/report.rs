//! Files of wipe tools: bringing one, and what stands in it, row by row.
use crate::{
    ReportLine, ReportState, WORK,
    bring_report::{self, FILE_MAX, bring},
};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, Subject, Visitor, go};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    response::Response,
};
use engine::{Error, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::sync::Arc;
use ui::kit::{self, Button, Card, Column, FileDrop, Line, Row, Spot, Table};
use web::{AppState, Routes};

/// Where a file is brought.
pub(super) const DOOR: &str = "/retirement/report";
/// Most bytes of a form with a file in it.
const FORM_MAX: usize = FILE_MAX + (64 << 10);
/// Rows that a page shows; all of them are in the API.
const ROWS: usize = 300;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    let desk = rooms.desk().clone();
    let take = move |State(state): State<AppState>, Visitor(visit): Visitor, http: Request| {
        let sending = Sending { state, desk: desk.clone(), visit: Arc::new(visit), sent: Sent::default() };
        async move { take_in(sending, http).await }
    };
    rooms
        .page(DOOR, WORK, |page| show(page, ""))
        .merge(Routes::default().on("POST", DOOR, take))
        .merge(bring_report::routes())
}

fn show(page: &mut Page<'_, '_>, wrong: &str) -> Result<Shown> {
    let words = ["title", "note", "drop", "drop-note", "send", "before"];
    let [title, note, drop, drop_note, send, before] = words.map(|word| page.say(&format!("wipe-{word}")));
    let body = html! {
        div class="narrow stack" {
            (kit::head(&title, &note, &html! { (Button::open(&before, "/wipe-reports")) }))
            form class="form" method="post" action=(DOOR) enctype="multipart/form-data" {
                @if !wrong.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (wrong) } }
                (kit::file_drop(&FileDrop { name: "file", title: &drop, note: &drop_note, accept: ".csv,.tsv,.txt,.json,.xml", several: false }))
                footer { (Button::send(&send).primary()) }
            }
        }
    };
    Ok(Shown::new(title, DOOR, body))
}

async fn take_in(sending: Sending, http: Request) -> Response {
    match taken(&sending, http).await {
        Ok(report) => go(&format!("/wipe-reports/{report}")),
        Err(Error::Invalid(faults)) => {
            let why = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
            sending
                .show(WORK, move |page| Ok(show(page, &page.t.sentence(&why))?.status(Status::Invalid)))
                .await
        }
        Err(Error::Refused(refusal)) => {
            sending
                .show(WORK, move |page| {
                    Ok(show(page, &page.t.sentence(&refusal.message))?.status(Status::Refused))
                })
                .await
        }
        Err(error) => sending.trouble(error).await,
    }
}

async fn taken(sending: &Sending, mut http: Request) -> Result<i64> {
    sending.view(WORK, |_| Ok(())).await?;
    let broken = |error: axum::extract::multipart::MultipartError| {
        Error::invalid("file", "broken-off", error.body_text())
    };
    DefaultBodyLimit::max(FORM_MAX).apply(&mut http);
    let parts = Multipart::from_request(http, &()).await;
    let mut parts = parts.map_err(|error| Error::invalid("file", "no-file", error.body_text()))?;
    let (mut name, mut bytes) = (String::new(), Vec::new());
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        if part.name() != Some("file") {
            continue;
        }
        name = part.file_name().unwrap_or_default().to_owned();
        while let Some(piece) = part.chunk().await.map_err(broken)? {
            bytes.extend_from_slice(&piece);
        }
    }
    if name.is_empty() {
        return Err(Error::invalid("file", "no-file", "Choose a file first."));
    }
    let id = bring(&sending.state.engine, sending.who()?, sending.request()?, &name, bytes).await?;
    Ok(id.number())
}

/// The rows of a file, on its page.
pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let (state, _) = page.state(subject.kind, subject.id)?;
    let lines: Vec<ReportLine> = match state.get("lines") {
        Some(lines) => serde_json::from_value(lines.clone())?,
        None => return Ok(None),
    };
    let applied = subject.text("state") == Some(ReportState::Applied.value());
    let labels: Vec<String> =
        ["row", "medium", "what", "becomes"].map(|word| page.say(&format!("wipe-head-{word}"))).into();
    let columns = [
        Column::new(&labels[0]).figures(),
        Column::new(&labels[1]).at(Spot::Name),
        Column::new(&labels[2]).at(Spot::Meta),
        Column::new(&labels[3]).at(Spot::State),
    ];
    let good = page.say(if applied { "wipe-recorded" } else { "wipe-will-be-recorded" });
    let rows = lines.iter().take(ROWS).map(|line| row(page, line, &good)).collect();
    let title = page.say("wipe-rows");
    let table = kit::table(
        &page.t,
        &Table {
            caption: &title,
            region: "",
            columns: &columns,
            lines: rows,
            bulk: None,
            totals: Vec::new(),
        },
    );
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body: table })))
}

fn row<'l>(page: &Page<'_, '_>, line: &'l ReportLine, good: &str) -> Line<'l> {
    let word = |name: &str| {
        let input = line.input.as_ref()?;
        input.get(name)?.as_str().map(str::to_owned)
    };
    let technique = word("technique")
        .map(|word| ::pages::value::label_of(&page.t, crate::rules::technique::Technique::CHOICES, &word));
    let result =
        word("result").map(|word| ::pages::value::label_of(&page.t, crate::AttemptResult::CHOICES, &word));
    let what: Vec<String> = [technique, word("tool"), result].into_iter().flatten().collect();
    let number = i64::try_from(line.row).unwrap_or_default();
    let name = match line.medium {
        Some(medium) => kit::lead(lu::LuHardDrive, &line.serial, "", &format!("/media/{medium}")),
        None => html! { (line.serial) },
    };
    let becomes = match &line.refused {
        Some(why) => kit::dot(domain::Tone::Bad, why),
        None => kit::dot(domain::Tone::Ok, good),
    };
    let cells = vec![html! { (page.t.number(number)) }, name, html! { (what.join(" · ")) }, becomes];
    Line::Row(Row { id: number, name: &line.serial, cells, menu: None })
}
