//! The API below `/api/v1`, made from the lists of what is kept, done and asked.
//!
//! Everything that it answers is an [`Operation`], described once: the route, the check of what comes in ([`Door`]),
//! the OpenAPI document and the readable page are made from it.
mod activity;
mod contract;
mod document;
mod door;
mod export;
mod files;
mod journal;
mod operation;
mod page;
mod performing;
mod reading;
mod records;
mod schemas;

pub use document::openapi;
pub use export::Plan as ExportPlan;
pub use operation::{Answer, Body, Operation, Parameter, Stands};
pub use records::{as_of, describe_document, document_path, one_record};

pub(crate) use door::Door;

use crate::{ApiResult, AppState, Routes};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header},
    response::IntoResponse,
};
use engine::{Doing, Engine, Error, RecordKind, RecordVerb};
use maud::Markup;
use serde_json::{Value, json};

/// Where the API lives.
pub(crate) const BASE: &str = "/api/v1";

/// Every route of the API of this engine.
pub fn routes(engine: &Engine) -> Routes {
    // What can be asked is no secret, and tools and people read it before they have a token. It tells nothing of what
    // is kept.
    let mut routes = Routes::default()
        .public("GET", BASE, readable)
        .public("GET", format!("{BASE}/page.css"), style)
        .public("GET", format!("{BASE}/openapi.json"), document);
    for kind in engine.kinds() {
        routes = records::routes(routes, engine, kind);
        routes = export::routes(routes, engine, kind);
        routes = files::routes(routes, kind);
    }
    routes = performing::routes(routes, engine);
    routes = reading::routes(routes, engine);
    journal::routes(routes)
}

/// The document, for tools.
async fn document(State(state): State<AppState>) -> ApiResult<impl IntoResponse> {
    Ok(([(header::CONTENT_TYPE, "application/json")], state.openapi.text().await?))
}

/// The document, for people.
async fn readable(State(state): State<AppState>, uri: Uri) -> ApiResult<Markup> {
    let pairs = crate::pairs_of(uri.query().unwrap_or_default()).unwrap_or_default();
    let search = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, words)| words).unwrap_or_default();
    let document: Value = serde_json::from_slice(&state.openapi.text().await?).map_err(Error::from)?;
    Ok(page::page(&document, search.trim()))
}

async fn style() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, page::STYLE)
}

/// Method and path (below the base) of something that can be done.
pub fn place_of(doing: &Doing) -> (&'static str, String) {
    match doing {
        Doing::Verb(verb) => (verb.place.method, verb.place.path.to_owned()),
        Doing::Record(kind, verb) => record_place(kind, *verb),
    }
}

/// Nothing is ever deleted from the register, so nothing of it answers to `DELETE`.
fn record_place(kind: &RecordKind, verb: RecordVerb) -> (&'static str, String) {
    let path = kind.path;
    match verb {
        RecordVerb::Register => ("POST", format!("/{path}")),
        RecordVerb::Edit => ("PATCH", format!("/{path}/{{id}}")),
        RecordVerb::Archive => ("POST", format!("/{path}/{{id}}/archive")),
        RecordVerb::Restore => ("POST", format!("/{path}/{{id}}/restore")),
        RecordVerb::Comment => ("POST", format!("/{path}/{{id}}/comments")),
    }
}

/// The header that tells the version of a record.
fn etag(version: Option<i64>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(tag) = version.and_then(|version| HeaderValue::from_str(&format!("\"{version}\"")).ok()) {
        headers.insert(header::ETAG, tag);
    }
    headers
}

fn etag_schema() -> Value {
    json!({ "type": "string", "pattern": "^\"[0-9]{1,19}\"$" })
}
