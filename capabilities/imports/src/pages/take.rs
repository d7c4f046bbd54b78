//! Bringing a file, and the imports that were brought before.
use super::DOOR;
use crate::{Imports, MAKE, upload};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, Visitor, go};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    response::Response,
};
use engine::{Error, Query, Result};
use maud::html;
use std::{io::Write, sync::Arc};
use tokio::task::spawn_blocking;
use ui::kit::{self, Button, Card, FileDrop};
use web::{AppState, Routes};

/// Most bytes of a file.
const FILE_MAX: usize = 512 << 20;

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    let desk = rooms.desk().clone();
    let take = move |State(state): State<AppState>, Visitor(visit): Visitor, http: Request| {
        let sending = Sending { state, desk: desk.clone(), visit: Arc::new(visit), sent: Sent::default() };
        async move { take_in(sending, http).await }
    };
    rooms.page(DOOR, MAKE, |page| show(page, "")).merge(Routes::default().on("POST", DOOR, take))
}

fn show(page: &mut Page<'_, '_>, wrong: &str) -> Result<Shown> {
    let chosen = page.visit.query("kind").unwrap_or("assets").to_owned();
    let kinds = page.kinds().iter().copied().filter(|kind| kind.open);
    let kinds: Vec<(&str, String)> =
        kinds.filter(|kind| page.may(kind.register)).map(|kind| (kind.path, page.many(kind))).collect();
    let before = Imports { before: None }.run(page)?;
    let words = ["title", "note", "about", "drop", "drop-note", "send", "before"];
    let [title, note, about, drop, drop_note, send, earlier] =
        words.map(|word| page.say(&format!("import-{word}")));
    let past = html! {
        ul class="attention" {
            @for one in &before {
                li {
                    (kit::mark(domain::Tone::Muted, icondata_lu::LuFileText))
                    div { b { a href={ (DOOR) "/" (one.id) } { (one.file_name) } } }
                    span class="num" { (page.t.number(one.rows)) }
                }
            }
        }
    };
    let body = html! {
        div class="narrow stack" {
            (kit::head(&title, &note, &html! {}))
            form class="form" method="post" action=(DOOR) enctype="multipart/form-data" {
                @if !wrong.is_empty() { div class="notice bad" role="alert" tabindex="-1" data-focus { (wrong) } }
                div class="field wide" {
                    label for="f-kind" { (about) }
                    select id="f-kind" name="kind" {
                        @for (path, many) in &kinds { option value=(path) selected[*path == chosen] { (many) } }
                    }
                }
                (kit::file_drop(&FileDrop { name: "file", title: &drop, note: &drop_note, accept: ".csv,.tsv,.txt,.xlsx", several: false }))
                footer { (Button::send(&send).primary()) }
            }
            @if !before.is_empty() { (kit::card(&Card { title: &earlier, note: "", tools: html! {}, width: 0, body: past })) }
        }
    };
    Ok(Shown::new(title, DOOR, body))
}

async fn take_in(sending: Sending, http: Request) -> Response {
    match taken(&sending, http).await {
        Ok(import) => go(&format!("{DOOR}/{import}")),
        Err(Error::Invalid(faults)) => {
            let why = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
            sending
                .show(MAKE, move |page| Ok(show(page, &page.t.sentence(&why))?.status(Status::Invalid)))
                .await
        }
        Err(error) => sending.trouble(error).await,
    }
}

/// Keeps the file beside, and takes it in from there.
async fn taken(sending: &Sending, mut http: Request) -> Result<i64> {
    // Nobody without the right fills the disk.
    sending.view(MAKE, |_| Ok(())).await?;
    let broken = |error: axum::extract::multipart::MultipartError| {
        Error::invalid("file", "broken-off", error.body_text())
    };
    let failed = |error: std::io::Error| Error::internal(error.to_string());
    DefaultBodyLimit::max(FILE_MAX).apply(&mut http);
    let parts = Multipart::from_request(http, &()).await;
    let mut parts = parts.map_err(|error| Error::invalid("file", "no-file", error.body_text()))?;
    let (mut path, mut name, mut file) =
        (String::new(), String::new(), tempfile::NamedTempFile::new().map_err(failed)?);
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        if part.name() == Some("kind") {
            path = part.text().await.map_err(broken)?;
            continue;
        }
        name = part.file_name().unwrap_or_default().to_owned();
        while let Some(piece) = part.chunk().await.map_err(broken)? {
            file.write_all(&piece).map_err(failed)?;
        }
    }
    let kind = sending
        .state
        .engine
        .kind_at(&path)
        .filter(|kind| kind.open)
        .ok_or(Error::NotFound("kind of record"))?;
    if name.is_empty() {
        return Err(Error::invalid("file", "no-file", "Choose a file first."));
    }
    let (engine, who, request) = (sending.state.engine.clone(), sending.who()?, sending.request()?);
    let done = spawn_blocking(move || upload(&engine, who, request, kind, file.path(), &name)).await;
    Ok(done.map_err(|error| Error::internal(error.to_string()))??.import)
}
