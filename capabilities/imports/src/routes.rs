//! What is not a command or a query: taking a file in, and giving the refused rows out.
use crate::{MAKE, bad_rows, upload};
use axum::{
    Json,
    body::Body,
    extract::{Request as HttpRequest, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use engine::{Error, Request};
use serde_json::json;
use std::io::Write;
use tokio::task::spawn_blocking;
use web::{ApiResult, AppState, Caller, Routes, pairs_of};

/// Most bytes of an upload.
const UPLOAD_MAX: usize = 512 << 20;

/// The routes.
pub fn routes() -> Routes {
    Routes::default().on("POST", "/api/v1/imports", take_in).on("GET", "/api/v1/imports/{import}/refused.csv", give_out)
}

/// Takes a file in: the body is the file, `?kind=assets&name=assets.csv` says what it is.
async fn take_in(State(state): State<AppState>, caller: Caller, http: HttpRequest) -> ApiResult<Response> {
    let pairs = pairs_of(http.uri().query().unwrap_or_default()).unwrap_or_default();
    let pair = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let kind = pair("kind").and_then(|path| state.engine.kind_at(&path)).filter(|kind| kind.open);
    let Some(kind) = kind else {
        return Err(Error::invalid("kind", "unknown-kind", "Say what the file is about: kind=assets, people, models.").into());
    };
    let name: String = pair("name").unwrap_or_else(|| "upload.csv".into()).chars().filter(|c| !c.is_control()).take(200).collect();
    // Nobody without the right fills the disk.
    state.engine.view(caller.who.clone(), MAKE, |_| Ok(())).await?;
    let path = spool(http.into_body()).await?;
    let request = Request::through(caller.door);
    let engine = state.engine.clone();
    let done = spawn_blocking(move || upload(&engine, caller.who, request, kind, path.path(), &name)).await;
    let done = done.map_err(|error| Error::internal(error.to_string()))??;
    let place = format!("/api/v1/imports/{}", done.import);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(json!({ "id": done.import, "rows": done.rows }))).into_response())
}

/// The body in a file that goes with the request.
async fn spool(body: Body) -> ApiResult<tempfile::NamedTempFile> {
    use tokio_stream::StreamExt;
    let failed = |error: std::io::Error| Error::internal(error.to_string());
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    let mut stream = body.into_data_stream();
    let mut size = 0;
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| Error::invalid("file", "broken-off", format!("The upload broke off: {error}.")))?;
        size += piece.len();
        if size > UPLOAD_MAX {
            return Err(Error::invalid("file", "too-large", "A file has at most 512 MB. Split it.").into());
        }
        file.write_all(&piece).map_err(failed)?;
    }
    if size == 0 {
        return Err(Error::invalid("file", "empty-file", "The file is empty.").into());
    }
    file.flush().map_err(failed)?;
    Ok(file)
}

async fn give_out(State(state): State<AppState>, caller: Caller, http: HttpRequest) -> ApiResult<Response> {
    let import = http.uri().path().split('/').nth(4).and_then(|part| part.parse::<i64>().ok()).ok_or(Error::NotFound("import"))?;
    let bytes = state.engine.view(caller.who, MAKE, move |view| bad_rows(view, import)).await?;
    let disposition = format!("attachment; filename=\"refused-rows-{import}.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}
