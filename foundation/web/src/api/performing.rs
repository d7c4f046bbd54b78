//! Doing something through the API.
use crate::{ApiResult, AppState, Asked, api::activity};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use engine::{Doing, RecordVerb};
use serde_json::{Value, json};

/// Does it, or, with `dry_run`, tells what would be written.
pub(crate) async fn perform(
    State(state): State<AppState>,
    asked: Asked,
    doing: Doing,
    template: String,
) -> ApiResult<Response> {
    let input = asked.input(&template);
    if asked.rehearsal {
        let happened = state.engine.rehearse(asked.caller.who, asked.request, doing, input).await?;
        let entries: Vec<Value> = happened.iter().map(|it| activity::rehearsed(&it.entry)).collect();
        return Ok(Json(json!({ "dry_run": true, "would_write": entries })).into_response());
    }
    let outcome = state.engine.perform(asked.caller.who, asked.request, doing, input).await?;
    let mut headers = HeaderMap::new();
    if let Some(version) = outcome.get("version").and_then(Value::as_i64)
        && let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\""))
    {
        headers.insert(header::ETAG, tag);
    }
    let status = match doing {
        Doing::Record(kind, RecordVerb::Register) => {
            let place = outcome.get("id").map(|id| format!("{}/{}/{id}", super::BASE, kind.path));
            if let Some(place) = place.and_then(|place| HeaderValue::from_str(&place).ok()) {
                headers.insert(header::LOCATION, place);
            }
            StatusCode::CREATED
        }
        _ => StatusCode::OK,
    };
    Ok((status, headers, Json(outcome)).into_response())
}
