//! A bid that comes as a file.
use crate::{Bid, MANAGE, Refused, bid_from_file, routes::FILE_MAX, rules::offer::Fault};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, Subject, Visitor, go};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    response::Response,
};
use domain::Tone;
use engine::{AsOf, Error, Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::{io::Write, sync::Arc};
use ui::kit::{self, Attention, Button, Card, FileDrop};
use web::{AppState, Routes};

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    let desk = rooms.desk().clone();
    let take = move |State(state): State<AppState>, Visitor(visit): Visitor, http: Request| {
        let sending = Sending { state, desk: desk.clone(), visit: Arc::new(visit), sent: Sent::default() };
        async move { take_in(sending, http).await }
    };
    rooms.page("/bids/{id}/file", MANAGE, |page| show(page, &[])).merge(Routes::default().on(
        "POST",
        "/bids/{id}/file",
        take,
    ))
}

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    if !matches!(super::state(&subject.values), "invited" | "submitted") {
        return Ok(None);
    }
    let [title, name, note, label] =
        ["sourcing-next", "sourcing-file-title", "sourcing-file-note", "sourcing-file"]
            .map(|key| page.say(key));
    let href = format!("{}/file", subject.href);
    let step = Some(Button::open(&label, &href));
    let list =
        [Attention { tone: Tone::Info, icon: lu::LuUpload, title: &name, note: &note, step, at: None }];
    let body = kit::attention(&page.t, &list);
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}

fn show(page: &mut Page<'_, '_>, faults: &[Fault]) -> Result<Shown> {
    let subject = Subject::read(page, Bid::KIND, AsOf::default())?;
    let [title, note, button, drop, refused] = [
        "sourcing-file-title",
        "sourcing-file-note",
        "sourcing-file",
        "sourcing-file-drop",
        "sourcing-file-refused",
    ]
    .map(|key| page.say(key));
    let body = html! {
        (kit::head(&title, &subject.title, &html! {}))
        div class="narrow stack" {
            @if !faults.is_empty() {
                div class="notice bad" role="alert" tabindex="-1" data-focus {
                    div { b { (refused) } ul class="faults" { @for fault in faults { li { @if fault.row > 0 { (fault.row) ": " } (page.t.sentence(&fault.message)) } } } }
                }
            }
            form class="form" method="post" action={ (subject.href) "/file" } enctype="multipart/form-data" {
                (kit::file_drop(&FileDrop { name: "file", title: &drop, note: &note, accept: ".csv,.tsv,.txt,.xlsx", several: false }))
                footer { (Button::send(&button).primary()) a class="button quiet" href=(subject.href) { (page.say("cancel")) } }
            }
        }
    };
    let many = page.many(Bid::KIND);
    let status = if faults.is_empty() { Status::Fine } else { Status::Invalid };
    let shown = Shown::new(title, "/rfqs", body).crumb(many, Some("/bids".to_owned()));
    Ok(shown.crumb(subject.title, Some(subject.href)).status(status))
}

async fn take_in(sending: Sending, http: Request) -> Response {
    let Some(bid) = sending.visit.number(1) else { return go("/rfqs") };
    let faults = match taken(&sending, bid, http).await {
        Ok(()) => return go(&format!("/bids/{bid}")),
        Err(Refused::Rows(faults)) => faults,
        Err(Refused::Other(error @ (Error::Refused(_) | Error::Invalid(_)))) => {
            vec![Fault { row: 0, code: "refused", message: error.to_string() }]
        }
        Err(Refused::Other(error)) => return sending.trouble(error).await,
    };
    sending.show(MANAGE, move |page| show(page, &faults)).await
}

/// Keeps the file beside, and takes it in from there.
async fn taken(sending: &Sending, bid: i64, mut http: Request) -> std::result::Result<(), Refused> {
    // Nobody without the right fills the disk.
    sending.view(MANAGE, |_| Ok(())).await?;
    let broken = |error: axum::extract::multipart::MultipartError| {
        Error::invalid("file", "broken-off", error.body_text())
    };
    let failed = |error: std::io::Error| Error::of_file("the file of a bid", &error);
    DefaultBodyLimit::max(FILE_MAX).apply(&mut http);
    let parts = Multipart::from_request(http, &()).await;
    let mut parts = parts.map_err(|error| Error::invalid("file", "no-file", error.body_text()))?;
    let (mut name, mut file) = (String::new(), tempfile::NamedTempFile::new().map_err(failed)?);
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        name = part.file_name().unwrap_or_default().to_owned();
        while let Some(piece) = part.chunk().await.map_err(broken)? {
            file.write_all(&piece).map_err(failed)?;
        }
    }
    if name.is_empty() {
        return Err(Error::invalid("file", "no-file", "Choose a file first.").into());
    }
    let (engine, who, request) = (sending.state.engine.clone(), sending.who()?, sending.request()?);
    let done =
        tokio::task::spawn_blocking(move || bid_from_file(&engine, who, request, bid, file.path(), &name));
    done.await.map_err(|error| Error::internal(error.to_string()))?.map(drop)
}
