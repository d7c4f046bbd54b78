//! Where everything in the gallery is, under the policy that pages are served with.
use crate::{asset, blocks, doors, estate, forms, list, others, overview};
use axum::{
    Router,
    http::{HeaderValue, header},
    middleware,
    routing::{get, post},
};
use ui::kit::CONTENT_SECURITY_POLICY;

/// Every page of the gallery, and what its scripts ask for.
pub(crate) fn routes() -> Router {
    Router::new()
        .route("/", get(overview::overview))
        .route("/assets", get(list::list).post(list::list))
        .route("/assets/new", get(forms::new).post(forms::create))
        .route("/assets/1/check-out", get(forms::check_out).post(forms::checked_out))
        .route("/assets/{id}", get(asset::page))
        .route("/assets/{id}/menu", get(doors::row_menu))
        .route("/fields/{name}", get(forms::fact_form).post(forms::fact_saved))
        .route("/bulk/{what}", post(doors::bulk))
        .route("/palette", get(doors::palette))
        .route("/find/people", get(forms::people))
        .route("/look", post(doors::look))
        .route("/scan", get(others::scan))
        .route("/finds", post(doors::finds))
        .route("/sign", get(others::sign))
        .route("/rack", get(estate::rack))
        .route("/map", get(estate::map))
        .route("/jobs", get(others::jobs))
        .route("/empty", get(others::empty))
        .route("/trouble", get(others::trouble))
        .route("/past", get(others::past))
        .route("/groups", get(others::groups))
        .route("/import", get(forms::import))
        .route("/question", get(others::question))
        .route("/sign-in", get(others::sign_in))
        .route("/blocks", get(blocks::blocks))
        .route("/a/{*path}", get(doors::file))
        .route("/worker.js", get(doors::worker))
        .layer(middleware::map_response(guarded))
}

/// The headers that every answer of the product carries too.
async fn guarded(mut answer: axum::response::Response) -> axum::response::Response {
    let policy = HeaderValue::from_static(CONTENT_SECURITY_POLICY);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}
