//! The whole journal: what happened, and the signed statements about it.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{BASE, activity},
};
use axum::{Json, extract::State, response::{IntoResponse, Response}};
use engine::{Error, JOURNAL_READ, JournalFilter};
use serde_json::{Value, json};

/// Entries per page.
const ENTRIES: usize = 100;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .on("GET", format!("{BASE}/journal"), page)
        .on("GET", format!("{BASE}/journal/checkpoint"), checkpoint)
}

/// A page of the journal, newest first.
async fn page(State(state): State<AppState>, asked: Asked) -> ApiResult<Response> {
    let filter = filter(&asked.pairs)?;
    let answer = state.engine.view(asked.caller.who, JOURNAL_READ, move |view| {
        let entries = view.journal(&filter, ENTRIES)?;
        let actors = activity::actors_of(view, entries.iter())?;
        let data: Vec<Value> = entries
            .iter()
            .map(|entry| {
                let mut value = activity::plain(entry);
                if let Some(map) = value.as_object_mut() {
                    map.insert("actor_name".into(), json!(actors.get(&entry.actor)));
                }
                value
            })
            .collect();
        let last = entries.last().filter(|_| entries.len() == ENTRIES);
        let before = last.and_then(|entry| if filter.record.is_some() { Some(entry.sequence) } else { entry.position });
        Ok(json!({ "data": data, "before": before }))
    });
    Ok(Json(answer.await?).into_response())
}

fn filter(pairs: &[(String, String)]) -> Result<JournalFilter, Error> {
    let mut filter = JournalFilter::default();
    for (name, value) in pairs {
        let number = || {
            let wrong = Error::invalid(name.clone(), "not-an-integer", format!("{name} is a whole number."));
            value.parse::<i64>().map_err(|_| wrong)
        };
        match name.as_str() {
            "kind" => filter.kind = Some(value.clone()),
            "record" => filter.record = Some(number()?),
            "actor" => filter.actor = Some(value.clone()),
            "event" => filter.event = Some(value.clone()),
            "change_set" => filter.change_set = Some(number()?),
            "before" => filter.before = Some(number()?),
            _ => return Err(Error::invalid(name.clone(), "unknown-field", format!("There is no parameter {name}."))),
        }
    }
    if filter.record.is_some() && filter.kind.is_none() {
        return Err(Error::invalid("kind", "required", "Say of which kind the record is."));
    }
    Ok(filter)
}

/// The newest signed checkpoint and the key to check it with.
async fn checkpoint(State(state): State<AppState>, asked: Asked) -> ApiResult<Response> {
    if let Some((name, _)) = asked.pairs.first() {
        return Err(Error::invalid(name.clone(), "unknown-field", format!("There is no parameter {name}.")).into());
    }
    let newest = state.engine.view(asked.caller.who, JOURNAL_READ, |view| view.newest_checkpoint()).await?;
    let (size, note) = newest.ok_or(Error::NotFound("checkpoint"))?;
    Ok(Json(json!({ "size": size, "note": note, "key": state.engine.verifying_key() })).into_response())
}
