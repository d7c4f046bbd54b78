//! The gallery: every block and some whole pages with placeholder data, under the policy that pages are served with.
//!
//! `cargo run -p ui --example gallery -- 4310`, then look at `http://127.0.0.1:4310/`. Add `?theme=dark`, `?theme=contrast`
//! or `?lang=de` to an address to see it in another look.
mod asset;
mod blocks;
mod doors;
mod forms;
mod frame;
mod list;
mod others;
mod overview;
mod world;

use axum::{
    Router,
    http::{HeaderValue, header},
    middleware,
    routing::{get, post},
};
use std::net::Ipv4Addr;
use tokio::net::TcpListener;
use ui::kit::CONTENT_SECURITY_POLICY;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(4310);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("The gallery is open at http://127.0.0.1:{port}/");
    axum::serve(listener, routes()).await
}

fn routes() -> Router {
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
        .route("/rack", get(others::rack))
        .route("/map", get(others::map))
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
        .layer(middleware::map_response(guarded))
}

/// The headers that every answer of the product carries too.
async fn guarded(mut answer: axum::response::Response) -> axum::response::Response {
    let policy = HeaderValue::from_static(CONTENT_SECURITY_POLICY);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}
