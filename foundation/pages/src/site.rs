//! The files that pages need, and how a reader likes to see things.
use crate::{Anybody, Desk, WISHES};
use axum::{
    extract::Form,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use web::Routes;

/// A year, for what a reader likes.
const KEPT: i64 = 365 * 24 * 60 * 60;

/// Files and wishes. Public: somebody who signs in sees them already.
pub(crate) fn routes(_: &Arc<Desk>) -> Routes {
    Routes::default()
        .public("GET", "/a/{*path}", |Anybody(visit): Anybody| async move {
            let path = visit.address.trim_start_matches(ui::assets::PREFIX).to_owned();
            file(&path, &visit.raw.headers)
        })
        .public("GET", "/worker.js", |Anybody(visit): Anybody| async move {
            file(ui::assets::WORKER, &visit.raw.headers)
        })
        .public(
            "POST",
            "/look",
            |Anybody(visit): Anybody, Form(wishes): Form<Vec<(String, String)>>| async move {
                let back = visit.back("/");
                let mut response = match visit.raw.headers.contains_key("x-swap") {
                    true => StatusCode::NO_CONTENT.into_response(),
                    false => crate::go(&back),
                };
                for (name, word) in &wishes {
                    keep(&mut response, name, word);
                }
                response
            },
        )
}

/// A wish in a cookie of its own; words only, so that nothing else gets into a header.
fn keep(response: &mut Response, name: &str, word: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '~' | '+');
    let word = word.replace('/', "~");
    if !WISHES.contains(&name) || word.len() > 40 || !word.chars().all(plain) {
        return;
    }
    let cookie = format!("{name}={word}; Path=/; Max-Age={KEPT}; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn file(path: &str, headers: &HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let Some(file) = ui::assets::asset(path, accepted) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = file.bytes.into_owned().into_response();
    let kept = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| {
        kept.insert(name, HeaderValue::from_static(value));
    };
    set(header::CONTENT_TYPE, file.media_type);
    set(header::CACHE_CONTROL, file.cache_control);
    set(header::VARY, "accept-encoding");
    if let Some(encoding) = file.encoding {
        set(header::CONTENT_ENCODING, encoding);
    }
    response
}
