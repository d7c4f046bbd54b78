//! One record, now or as of a day.
use super::{as_of_parameters, id_parameter, path_of};
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{Answer, Operation, etag, etag_schema, schemas},
};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::State as RecordState;
use engine::{AsOf, Error, RecordKind, Result, View};
use lists::Column;
use serde_json::Value;

pub(super) fn routes(routes: Routes, kind: &'static RecordKind) -> Routes {
    let answer = move |state, asked| answer(state, asked, kind);
    routes.operation("GET", path(kind), move || describe(kind), answer)
}

fn path(kind: &RecordKind) -> String {
    format!("{}/{{id}}", path_of(kind))
}

fn describe(kind: &'static RecordKind) -> Operation {
    let mut parameters = vec![id_parameter(kind)];
    parameters.extend(as_of_parameters());
    let answer = Answer::json("The record.", schemas::record::answered(kind));
    Operation {
        method: "GET",
        path: path(kind),
        id: format!("{}.show", kind.path),
        group: schemas::record::group(kind),
        says: format!("Tells one {}.", kind.one),
        needs: kind.read,
        parameters,
        body: None,
        answers: vec![
            answer
                .header("ETag", etag_schema(), "Its version; absent in the past. Send it back as If-Match.")
                .names("/id"),
        ],
    }
}

async fn answer(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let (named, as_of) = (asked.named(), as_of(&asked.raw.pairs)?);
    let read = state.engine.view(asked.caller.who, kind.read, move |view| one(view, kind, &named, as_of));
    let (record, version) = read.await?;
    Ok((etag(version), Json(record)).into_response())
}

/// One record with its derived values, references labelled, now or at a point of its history.
pub fn one_record(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    named: &Value,
    as_of: AsOf,
) -> Result<Value> {
    one(view, kind, named, as_of).map(|(record, _)| record)
}

fn one(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    named: &Value,
    as_of: AsOf,
) -> Result<(Value, Option<i64>)> {
    let (id, version, mut values, dates) = if as_of.is_now() {
        let id = view.resolve(kind, named)?;
        let whole = view.whole(kind, id)?;
        let values = whole.state.into_iter().chain(whole.derived).collect::<RecordState>();
        (id, Some(whole.version), values, Some((whole.created_at, whole.updated_at)))
    } else {
        // In the past a record is known by its id only: keys change hands.
        let id = match named.as_i64() {
            Some(id) => id,
            None => view.resolve(kind, named)?,
        };
        let state = view.as_of(kind, id, as_of)?.ok_or(Error::NotFound(kind.one))?;
        let derived = (kind.derive)(view, id, &state)?;
        (id, None, state.into_iter().chain(derived).collect(), None)
    };
    let columns = Column::all(view, kind)?;
    lists::label_values(view, &columns, &mut values)?;
    let mut record = RecordState::new();
    record.insert("id".into(), id.into());
    if let Some(version) = version {
        record.insert("version".into(), version.into());
    }
    record.extend(values);
    if let Some((created_at, updated_at)) = dates {
        record.insert("created_at".into(), created_at.to_string().into());
        record.insert("updated_at".into(), updated_at.to_string().into());
    }
    Ok((Value::Object(record), version))
}

/// Reads `as_of` and `as_known_at` from the pairs of an address; anything else is an error.
pub fn as_of(pairs: &[(String, String)]) -> Result<AsOf> {
    let mut as_of = AsOf::default();
    for (name, value) in pairs {
        match name.as_str() {
            "as_of" => match value.parse() {
                Ok(day) => as_of.on = Some(day),
                Err(_) => {
                    return Err(Error::invalid("as_of", "not-a-date", "as_of is a day such as 2026-03-01."));
                }
            },
            "as_known_at" => match value.parse() {
                Ok(moment) => as_of.known_at = Some(moment),
                Err(_) => {
                    let message = "as_known_at is a time such as 2026-03-01T09:30:00Z.";
                    return Err(Error::invalid("as_known_at", "not-an-instant", message));
                }
            },
            _ => {
                return Err(Error::invalid(
                    name.clone(),
                    "unknown-field",
                    format!("There is no parameter {name}."),
                ));
            }
        }
    }
    Ok(as_of)
}
