//! What those who run the server ask.
use crate::{AppState, Routes};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use engine::Error;

/// `/healthz`, `/readyz`, `/metrics`. Public because load balancers and Prometheus have no account; they tell nothing
/// about the register.
pub fn routes() -> Routes {
    Routes::default()
        .public("GET", "/healthz", || async { "alive\n" })
        .public("GET", "/readyz", ready)
        .public("GET", "/metrics", metrics)
}

/// Whether the database answers.
async fn ready(State(state): State<AppState>) -> impl IntoResponse {
    let asked = state.engine.db().read(|tx| Ok::<_, Error>(tx.scalar::<i64>("select 1")?)).await;
    match asked {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    let text = state.metrics.map(|handle| handle.render()).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}
