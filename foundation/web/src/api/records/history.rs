//! What happened to one record, newest first.
use super::{id_parameter, path_of};
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{Answer, Operation, Parameter, activity, schemas},
};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use engine::{Error, RecordKind};
use serde_json::{Value, json};

/// Entries per page.
const ENTRIES: usize = 100;

pub(super) fn routes(routes: Routes, kind: &'static RecordKind) -> Routes {
    let answer = move |state, asked| answer(state, asked, kind);
    routes.operation("GET", path(kind), move || describe(kind), answer)
}

fn path(kind: &RecordKind) -> String {
    format!("{}/{{id}}/activity", path_of(kind))
}

fn describe(kind: &'static RecordKind) -> Operation {
    Operation {
        method: "GET",
        path: path(kind),
        id: format!("{}.activity", kind.path),
        group: schemas::record::group(kind),
        says: format!("Tells what happened to a {}, newest first.", kind.one),
        needs: kind.read,
        parameters: vec![
            id_parameter(kind),
            Parameter::query(
                "before",
                schemas::id(),
                "Entries before this one: `before` of an earlier page.",
            ),
        ],
        body: None,
        answers: vec![Answer::json("A page of its history.", schemas::shared::history())],
    }
}

async fn answer(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let (named, before) = (asked.named(), asked.query.get("before").and_then(Value::as_i64));
    let answer = state.engine.view(asked.caller.who, kind.read, move |view| {
        let id = match named.as_i64() {
            Some(id) => id,
            None => view.resolve(kind, &named)?,
        };
        let entries = view.history(kind, id, before, ENTRIES)?;
        if entries.is_empty() && before.is_none() {
            return Err(Error::NotFound(kind.one));
        }
        let actors = activity::actors_of(view, entries.iter().map(|(entry, _)| entry))?;
        let shown: Vec<Value> =
            entries.iter().map(|(entry, payload)| activity::shown(entry, payload, &actors)).collect();
        let next = entries.last().map(|(entry, _)| entry.sequence).filter(|sequence| *sequence > 1);
        Ok(json!({ "data": shown, "before": next.filter(|_| shown.len() == ENTRIES) }))
    });
    Ok(Json(answer.await?).into_response())
}
