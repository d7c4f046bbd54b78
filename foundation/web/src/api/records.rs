//! Lists, single records and histories of every kind.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{BASE, activity},
    request::id_or_key,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::State as RecordState;
use engine::{AsOf, Error, RecordKind, Result, View};
use lists::{Column, ListRequest, ListRow};
use serde_json::{Value, json};

/// Where counting stops.
const COUNT_CAP: i64 = 10_000;
/// Entries of a history per page.
const ENTRIES: usize = 100;

pub(crate) fn routes(routes: Routes, kind: &'static RecordKind) -> Routes {
    let path = kind.path;
    routes
        .on("GET", format!("{BASE}/{path}"), move |state, asked| list(state, asked, kind))
        .on("GET", format!("{BASE}/{path}/{{id}}"), move |state, asked| show(state, asked, kind))
        .on("GET", format!("{BASE}/{path}/{{id}}/activity"), move |state, asked| history(state, asked, kind))
}

/// A page of a list.
async fn list(State(state): State<AppState>, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let pairs = asked.pairs;
    let answer = state.engine.view(asked.caller.who, kind.read, move |view| {
        let request = ListRequest::read(view, kind, &pairs)?;
        let page = lists::page(view, kind, &request)?;
        let count = match request.count {
            true => Some(lists::count(view, kind, &request, COUNT_CAP)?),
            false => None,
        };
        let rows: Vec<Value> = page.rows.into_iter().map(row_value).collect();
        let mut answer = json!({ "data": rows, "next": page.next, "previous": page.previous });
        if let (Some(count), Some(map)) = (count, answer.as_object_mut()) {
            map.insert("count".into(), json!({ "rows": count.rows, "capped": count.capped }));
        }
        Ok(answer)
    });
    Ok(Json(answer.await?).into_response())
}

fn row_value(row: ListRow) -> Value {
    let mut map = RecordState::with_capacity(row.values.len() + 2);
    map.insert("id".into(), row.id.into());
    map.insert("version".into(), row.version.into());
    map.extend(row.values.into_iter().filter(|(name, _)| name != "id"));
    Value::Object(map)
}

/// One record, now or as of a day.
async fn show(State(state): State<AppState>, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let named = id_or_key(asked.path.get(4).map(String::as_str).unwrap_or_default());
    let as_of = as_of(&asked.pairs)?;
    let (record, version) = state
        .engine
        .view(asked.caller.who, kind.read, move |view| one(view, kind, &named, as_of))
        .await?;
    let mut headers = HeaderMap::new();
    if let Some(version) = version
        && let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\""))
    {
        headers.insert(header::ETAG, tag);
    }
    Ok((headers, Json(record)).into_response())
}

/// One record with its derived values, references labelled, now or at a point of its history.
pub fn one_record(view: &mut View<'_>, kind: &'static RecordKind, named: &Value, as_of: AsOf) -> Result<Value> {
    one(view, kind, named, as_of).map(|(record, _)| record)
}

fn one(view: &mut View<'_>, kind: &'static RecordKind, named: &Value, as_of: AsOf) -> Result<(Value, Option<i64>)> {
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
                Err(_) => return Err(Error::invalid("as_of", "not-a-date", "as_of is a day such as 2026-03-01.")),
            },
            "as_known_at" => match value.parse() {
                Ok(moment) => as_of.known_at = Some(moment),
                Err(_) => {
                    let message = "as_known_at is a time such as 2026-03-01T09:30:00Z.";
                    return Err(Error::invalid("as_known_at", "not-an-instant", message));
                }
            },
            _ => return Err(Error::invalid(name.clone(), "unknown-field", format!("There is no parameter {name}."))),
        }
    }
    Ok(as_of)
}

/// The history of a record, newest first.
async fn history(State(state): State<AppState>, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let named = id_or_key(asked.path.get(4).map(String::as_str).unwrap_or_default());
    let before = match asked.pairs.as_slice() {
        [] => None,
        [(name, value)] if name == "before" => match value.parse::<i64>() {
            Ok(before) => Some(before),
            Err(_) => return Err(Error::invalid("before", "not-an-integer", "before is a sequence number.").into()),
        },
        [(name, _), ..] => {
            return Err(Error::invalid(name.clone(), "unknown-field", format!("There is no parameter {name}.")).into());
        }
    };
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
