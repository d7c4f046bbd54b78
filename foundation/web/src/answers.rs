//! Answers that a capability gives where neither a record nor an outcome will do.
use axum::{
    Json,
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// Something was made and can be found at `place`.
pub fn made(place: String, what: &impl Serialize) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, place)], Json(what)).into_response()
}

/// A file that the browser keeps. `name` is ours: letters, digits, dots and hyphens.
pub fn download(media: &'static str, name: &str, content: impl Into<Body>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, content.into()).into_response()
}
