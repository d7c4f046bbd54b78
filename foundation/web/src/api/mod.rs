//! The API below `/api/v1`, made from the lists of what is kept, done and asked.
mod activity;
mod document;
mod journal;
mod performing;
mod reading;
mod records;
mod schemas;

pub use document::openapi;
pub use records::{as_of, one_record};

use crate::{AppState, Routes};
use axum::{
    extract::State,
    http::header,
    response::IntoResponse,
};
use engine::{Doing, Engine, RecordKind, RecordVerb};

/// Where the API lives.
pub(crate) const BASE: &str = "/api/v1";

/// Every route of the API of this engine.
pub fn routes(engine: &Engine) -> Routes {
    let mut routes = Routes::default().public("GET", format!("{BASE}/openapi.json"), document);
    for kind in engine.kinds() {
        routes = records::routes(routes, kind);
    }
    for doing in engine.doings() {
        let (method, path) = place_of(&doing);
        let template = format!("{BASE}{path}");
        routes = routes.on(method, template.clone(), move |state, asked| {
            performing::perform(state, asked, doing, template.clone())
        });
    }
    for reading in engine.readings() {
        let template = format!("{BASE}{}", reading.place.path);
        routes = routes.on(reading.place.method, template.clone(), move |state, asked| {
            reading::tell(state, asked, reading, template.clone())
        });
    }
    journal::routes(routes)
}

/// The document is public so that tools can read it before they have a token; it says what can be asked, nothing of
/// what is kept.
async fn document(State(state): State<AppState>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], state.openapi.as_str().to_owned())
}

/// Method and path (below the base) of something that can be done.
pub fn place_of(doing: &Doing) -> (&'static str, String) {
    match doing {
        Doing::Verb(verb) => (verb.place.method, verb.place.path.to_owned()),
        Doing::Record(kind, verb) => record_place(kind, *verb),
    }
}

fn record_place(kind: &RecordKind, verb: RecordVerb) -> (&'static str, String) {
    let path = kind.path;
    match verb {
        RecordVerb::Register => ("POST", format!("/{path}")),
        RecordVerb::Edit => ("PATCH", format!("/{path}/{{id}}")),
        RecordVerb::Archive => ("DELETE", format!("/{path}/{{id}}")),
        RecordVerb::Restore => ("POST", format!("/{path}/{{id}}/restore")),
        RecordVerb::Comment => ("POST", format!("/{path}/{{id}}/comments")),
    }
}
