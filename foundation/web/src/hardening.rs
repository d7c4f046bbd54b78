//! What every answer goes through: request ids, limits, compression, headers that keep browsers strict, counting.
use crate::{Problem, request::is_json};
use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use engine::random_32;
use std::time::{Duration, Instant};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest time for an answer to begin. Streams may go on longer.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// Longest time for a file to arrive and be answered.
const UPLOAD_WITHIN: Duration = Duration::from_secs(3_600);

/// Nothing is loaded from anywhere else, nothing is framed, no script or style stands in the page itself.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'";

/// Wraps a router with all of it.
pub fn harden(router: Router) -> Router {
    router
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            Problem::from(engine::Error::internal("a handler panicked")).into_response()
        }))
        .layer(
            CompressionLayer::new()
                .quality(tower_http::CompressionLevel::Fastest)
                .compress_when(is_worth_packing()),
        )
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn(accompany))
}

/// What can be asked for in ranges goes out as it is: contents of files, which are mostly packed already.
fn is_worth_packing() -> impl Predicate {
    let is_whole = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
        !headers.contains_key(header::ACCEPT_RANGES)
    };
    DefaultPredicate::new().and(is_whole)
}

/// Ends what takes too long. An upload takes as long as its sender keeps sending; its handler watches that.
async fn in_time(request: Request, next: Next) -> Response {
    let is_upload = !matches!(*request.method(), Method::GET | Method::HEAD) && !is_json(request.headers());
    let within = if is_upload { UPLOAD_WITHIN } else { ANSWER_WITHIN };
    let late = engine::Error::Unavailable("This takes too long right now. Try again in a moment.");
    tokio::time::timeout(within, next.run(request))
        .await
        .unwrap_or_else(|_| Problem::from(late).into_response())
}

/// Gives the request an id, counts it, logs it, and puts the strict headers on the answer.
async fn accompany(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request
        .headers()
        .get(&REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| {
            id.len() <= 64 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        })
        .map_or_else(new_id, str::to_owned);
    if let Ok(value) = HeaderValue::from_str(&id) {
        request.headers_mut().insert(REQUEST_ID, value);
    }
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let place = request.extensions().get::<MatchedPath>().map(|matched| matched.as_str().to_owned());
    let mut response = next.run(request).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    let place = place.unwrap_or_else(|| "none".to_owned());
    metrics::counter!("tenure_requests_total", "method" => method.to_string(), "place" => place.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("tenure_request_seconds", "place" => place).record(took.as_secs_f64());
    tracing::info!(request = id, %method, path, status, millis = took.as_millis() as u64, "answered");
    strict_headers(&mut response, &id);
    response
}

fn strict_headers(response: &mut Response, id: &str) {
    let headers = response.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, value);
    }
}

fn new_id() -> String {
    random_32().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
