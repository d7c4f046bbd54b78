//! The door through which phones ask what a code says that their browser cannot read.
use super::PICTURE_DOOR;
use crate::picture::{Limit, Picture};
use ::pages::{Visit, Visitor};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Refusal;
use engine::{Error, Result, View};
use serde_json::json;
use std::sync::LazyLock;
use tokio::task::spawn_blocking;
use web::{AppState, Problem, Routes};

/// Counts the pictures of this node.
static LIMIT: LazyLock<Limit> = LazyLock::new(Limit::default);

pub(super) fn routes() -> Routes {
    let handler = move |State(state): State<AppState>, Visitor(visit): Visitor, body: Body| async move {
        match read(&state, &visit, body).await {
            Ok(code) => Json(json!({ "code": code })).into_response(),
            Err(error) => refused(error),
        }
    };
    Routes::default().on("POST", PICTURE_DOOR, handler)
}

fn refused(error: Error) -> Response {
    Problem::from(error).into_response()
}

async fn read(state: &AppState, visit: &Visit, body: Body) -> Result<Option<String>> {
    let who = visit.who.clone().ok_or(Error::Unauthenticated)?;
    let reader = |view: &mut View<'_>| Ok(view.actor().account.unwrap_or_default());
    let account = state.engine.view(who, Picture::NEEDS, reader).await?;
    let side = |name| visit.query(name).and_then(|side| side.parse().ok()).unwrap_or_default();
    let grey = to_bytes(body, Picture::BYTES_MAX).await.map_err(|_| {
        Refusal::new("not-a-picture", "The picture did not come whole, or is larger than a million pixels.")
    })?;
    let picture = Picture::new(side("wide"), side("high"), grey.into())?;
    // Once it is here: a picture that comes slowly, or never whole, keeps nobody else waiting.
    let busy = "Many pictures are being read right now. Try again in a moment.";
    let turn = LIMIT.let_in(account, state.engine.clock().now()).ok_or(Error::Unavailable(busy))?;
    let reading = spawn_blocking(move || {
        let code = picture.code();
        drop(turn);
        code
    });
    // A reader that fell over a picture has read nothing; the picture is to blame, and the next one may do.
    Ok(reading.await.unwrap_or_else(|failed| {
        tracing::warn!(error = %failed, "a picture could not be read");
        None
    }))
}
