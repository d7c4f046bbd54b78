//! A file of the HR system is taken in, and told row by row what came of it.
use crate::{FeedOutcome, FeedRow, FeedTaken, HrFeed, feed::known_names, feed_file};
use ::pages::{Page, Rooms, Sending, Sent, Shown, Status, Visitor};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    response::Response,
};
use domain::Tone;
use engine::{Command, Error, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use ui::kit::{self, Button, Card, Column, FileDrop, Line, Row, Spot, Table};
use web::{AppState, Routes};

/// The place.
pub(super) const HREF: &str = "/deployment/hr-feed";

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    let desk = rooms.desk().clone();
    let take = move |State(state): State<AppState>, Visitor(visit): Visitor, http: Request| {
        let sending = Sending { state, desk: desk.clone(), visit: Arc::new(visit), sent: Sent::default() };
        async move { take_in(sending, http).await }
    };
    rooms
        .page(HREF, HrFeed::NEEDS, |page| show(page, None, ""))
        .merge(Routes::default().on("POST", HREF, take))
}

fn show(page: &mut Page<'_, '_>, told: Option<&FeedTaken>, refusal: &str) -> Result<Shown> {
    let [title, note, drop, take, list] = [
        "deployment-feed",
        "deployment-feed-note",
        "deployment-feed-drop",
        "deployment-feed-take",
        "deployment-feed-list",
    ]
    .map(|key| page.say(key));
    let kinds =
        page.t.say_with("deployment-feed-kinds", &[("fields", known_names().join(", "))]).into_owned();
    let accept = ".json,.jsonl,.csv,.tsv,.txt,.xlsx";
    let actions = html! { (Button::open(&list, "/hr-events").icon(lu::LuList)) };
    let body = html! {
        (kit::head(&title, &note, &actions))
        div class="narrow stack" {
            @if !refusal.is_empty() {
                div class="notice bad" role="alert" tabindex="-1" data-focus { (refusal) }
            }
            @if let Some(told) = told { (outcome(page, told)) }
            form class="form" method="post" action=(HREF) enctype="multipart/form-data" {
                (kit::file_drop(&FileDrop { name: "file", title: &drop, note: &kinds, accept, several: false }))
                footer { (Button::send(&take).primary()) }
            }
        }
    };
    let status = if refusal.is_empty() { Status::Fine } else { Status::Invalid };
    Ok(Shown::new(title, HREF, body).status(status))
}

/// How many of each, and the rows that did not happen.
fn outcome(page: &Page<'_, '_>, told: &FeedTaken) -> Markup {
    let count = |many: usize| page.t.number(i64::try_from(many).unwrap_or(i64::MAX));
    let (taken, known, refused) = (count(told.taken), count(told.known), count(told.refused));
    let facts = [("taken", taken.as_str()), ("known", known.as_str()), ("refused", refused.as_str())];
    let title = page.t.say_with("deployment-feed-done", &facts).into_owned();
    let columns = told.ignored.join(", ");
    let ignored = page.t.say_with("deployment-feed-ignored", &[("columns", columns.as_str())]).into_owned();
    let rows: Vec<&FeedRow> = told.rows.iter().filter(|row| row.outcome != FeedOutcome::Taken).collect();
    let body = html! {
        @if !told.ignored.is_empty() { p { (ignored) } }
        @if !rows.is_empty() { (table(page, &title, &rows)) }
    };
    kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })
}

fn table(page: &Page<'_, '_>, caption: &str, rows: &[&FeedRow]) -> Markup {
    let heads =
        ["deployment-feed-row", "deployment-feed-number", "deployment-feed-outcome", "deployment-feed-why"]
            .map(|key| page.say(key));
    let [number, key, what, why] = &heads;
    let columns = [
        Column::new(number).figures(),
        Column::new(key).at(Spot::Name),
        Column::new(what).at(Spot::State),
        Column::new(why).at(Spot::Meta),
    ];
    let lines = rows.iter().map(|row| {
        let (tone, word) = match row.outcome {
            FeedOutcome::Taken => (Tone::Ok, "deployment-feed-taken"),
            FeedOutcome::Known => (Tone::Muted, "deployment-feed-known"),
            FeedOutcome::Refused => (Tone::Bad, "deployment-feed-refused"),
        };
        let nth = i64::try_from(row.row).unwrap_or_default();
        let name = row.source_id.clone().unwrap_or_default();
        let cells = vec![
            html! { (page.t.number(nth)) },
            html! { @if let Some(event) = row.event { a href={ "/hr-events/" (event) } { (name) } } @else { b { (name) } } },
            kit::pill(tone, &page.say(word)),
            html! { (row.message.as_deref().unwrap_or_default()) },
        ];
        Line::Row(Row { id: nth, name: "", cells, menu: None })
    });
    let lines = lines.collect();
    kit::table(
        &page.t,
        &Table { caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}

async fn take_in(sending: Sending, http: Request) -> Response {
    match taken(&sending, http).await {
        Ok(told) => sending.show(HrFeed::NEEDS, move |page| show(page, Some(&told), "")).await,
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let refusal = error.to_string();
            sending.show(HrFeed::NEEDS, move |page| show(page, None, &refusal)).await
        }
        Err(error) => sending.trouble(error).await,
    }
}

async fn taken(sending: &Sending, mut http: Request) -> Result<FeedTaken> {
    // Nobody without the right fills the memory.
    sending.view(HrFeed::NEEDS, |_| Ok(())).await?;
    let broken = |error: axum::extract::multipart::MultipartError| {
        Error::invalid("file", "broken-off", error.body_text())
    };
    DefaultBodyLimit::max(feed_file::FILE_MAX).apply(&mut http);
    let parts = Multipart::from_request(http, &()).await;
    let mut parts = parts.map_err(|error| Error::invalid("file", "no-file", error.body_text()))?;
    let (mut name, mut bytes) = (String::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        name = part.file_name().unwrap_or_default().to_owned();
        bytes = part.bytes().await.map_err(broken)?.to_vec();
    }
    if name.is_empty() {
        return Err(Error::invalid("file", "no-file", "Choose a file first."));
    }
    let events = feed_file::read_aside(bytes, name).await?;
    let input: Map<String, Value> = [("events".to_owned(), json!(events))].into_iter().collect();
    Ok(serde_json::from_value(sending.perform(HrFeed::NAME, input).await?)?)
}
