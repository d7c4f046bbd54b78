//! The whole journal: what happened, and the signed statements about it.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{Answer, BASE, Operation, Parameter, activity, schemas},
};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use engine::{Error, JOURNAL_READ, JournalFilter};
use serde_json::{Map, Value, json};

/// Entries per page.
const ENTRIES: usize = 100;

const PAGE: &str = "/journal";
const CHECKPOINT: &str = "/journal/checkpoint";

pub(super) fn routes(routes: Routes) -> Routes {
    let at = |path: &str| format!("{BASE}{path}");
    routes.operation("GET", at(PAGE), describe_page, page).operation(
        "GET",
        at(CHECKPOINT),
        describe_checkpoint,
        checkpoint,
    )
}

fn operation(path: &str, id: &str, says: &str, parameters: Vec<Parameter>, answer: Answer) -> Operation {
    Operation {
        method: "GET",
        path: format!("{BASE}{path}"),
        id: id.into(),
        group: "Journal".into(),
        says: says.into(),
        needs: JOURNAL_READ,
        parameters,
        body: None,
        answers: vec![answer],
    }
}

fn describe_page() -> Operation {
    let parameters = vec![
        Parameter::query("kind", schemas::words(120), "Only of this kind of record."),
        Parameter::query("record", schemas::id(), "Only of this record, with kind."),
        Parameter::query("actor", schemas::words(120), "Only by this actor: account:5, job:seal."),
        Parameter::query("event", schemas::words(120), "Only this event: handed-out."),
        Parameter::query("change_set", schemas::id(), "Only of this change set."),
        Parameter::query("before", schemas::id(), "Entries before this one: `before` of an earlier page."),
    ];
    let says = "Tells what happened in the whole register, newest first.";
    operation(
        PAGE,
        "journal.page",
        says,
        parameters,
        Answer::json("A page of the journal.", schemas::shared::history()),
    )
}

fn describe_checkpoint() -> Operation {
    let schema = json!({
        "type": "object", "required": ["size", "note", "key"], "additionalProperties": false,
        "properties": {
            "size": { "type": "integer", "minimum": 0, "description": "How many entries it covers." },
            "note": { "type": "string", "description": "The signed note (C2SP checkpoint)." },
            "key": { "type": "string", "description": "The verifier key." },
        },
    });
    let says = "Tells the newest signed checkpoint of the journal, and the key to check it with.";
    operation(CHECKPOINT, "journal.checkpoint", says, Vec::new(), Answer::json("The checkpoint.", schema))
}

/// A page of the journal, newest first.
async fn page(state: AppState, asked: Asked) -> ApiResult<Response> {
    let filter = filter(&asked.query)?;
    let answer = state.engine.view(asked.caller.who, JOURNAL_READ, move |view| {
        let entries = view.journal(&filter, ENTRIES)?;
        let actors = activity::actors_of(view, entries.iter())?;
        let data: Vec<Value> = entries.iter().map(|entry| activity::plain(entry, &actors)).collect();
        let last = entries.last().filter(|_| entries.len() == ENTRIES);
        let before = last
            .and_then(|entry| if filter.record.is_some() { Some(entry.sequence) } else { entry.position });
        Ok(json!({ "data": data, "before": before }))
    });
    Ok(Json(answer.await?).into_response())
}

fn filter(query: &Map<String, Value>) -> Result<JournalFilter, Error> {
    let text = |name: &str| query.get(name).and_then(Value::as_str).map(String::from);
    let number = |name: &str| query.get(name).and_then(Value::as_i64);
    let filter = JournalFilter {
        kind: text("kind"),
        record: number("record"),
        actor: text("actor"),
        event: text("event"),
        change_set: number("change_set"),
        before: number("before"),
    };
    if filter.record.is_some() && filter.kind.is_none() {
        return Err(Error::invalid("kind", "required", "Say of which kind the record is."));
    }
    Ok(filter)
}

/// The newest signed checkpoint and the key to check it with.
async fn checkpoint(state: AppState, asked: Asked) -> ApiResult<Response> {
    let newest = state.engine.view(asked.caller.who, JOURNAL_READ, |view| {
        view.newest_checkpoint()?.ok_or(Error::NotFound("checkpoint"))
    });
    let (size, note) = newest.await?;
    Ok(Json(json!({ "size": size, "note": note, "key": state.engine.verifying_key() })).into_response())
}
