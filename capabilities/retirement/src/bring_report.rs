//! A file of a wipe tool is brought: it is kept as it came, beside what was read from it.
use crate::{ReadReport, WORK, WipeReport};
use axum::{body::Body, response::Response};
use domain::Id;
use engine::{Command, Engine, Error, Record, Request, Result, Who};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;
use vault::Vault;
use web::{Answer, ApiResult, AppState, Asked, Body as Sent, Operation, Parameter, Routes, made};

/// Most bytes of a file.
pub(crate) const FILE_MAX: usize = 4 << 20;
const PLACE: &str = "/api/v1/wipe-reports/file";
/// Most characters of its name.
const NAME_MAX: usize = 200;

pub(crate) fn routes() -> Routes {
    Routes::default().upload("POST", PLACE, describe, take_in)
}

/// Keeps a file with a report that is read from it and planned: both, or nothing.
pub(crate) async fn bring(
    engine: &Engine,
    who: Who,
    request: Request,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Id<WipeReport>> {
    let vault = Vault::of(engine)?;
    let file_name: String = name.chars().take(NAME_MAX).collect();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let engine = engine.clone();
    let brought = spawn_blocking(move || {
        let mut incoming = vault.receive()?;
        incoming.write(&bytes)?;
        let file = vault.keep(&engine, incoming.finish(&file_name)?)?;
        let read = ReadReport { file_name, text, mapping: BTreeMap::new() };
        engine.work_blocking(who, request, ReadReport::NAME, WORK, move |work| {
            let id = work.run(read.clone())?;
            work.add_file(WipeReport::KIND, &json!(id), &file)?;
            Ok(id)
        })
    });
    brought.await.map_err(|error| Error::internal(error.to_string()))?
}

fn describe() -> Operation {
    let text = json!({ "type": "string", "minLength": 1, "maxLength": NAME_MAX, "pattern": "^[^\\u0000-\\u001f]*$" });
    let outcome = json!({
        "type": "object", "required": ["id"], "additionalProperties": false,
        "properties": { "id": { "type": "integer" } },
    });
    Operation {
        method: "POST",
        path: PLACE.into(),
        id: "retirement.bring-report".into(),
        group: "Wipe reports".into(),
        says: "Takes in a file of a wipe tool, keeps it as it came, reads and plans it row by row; nothing is recorded \
               until it is applied."
            .into(),
        needs: WORK,
        parameters: vec![Parameter::query("name", text, "What the file is called.").required()],
        body: Some(Sent::file("A CSV, JSON or XML file of at most 4 MB.")),
        answers: vec![
            Answer::json("It is kept and planned.", outcome)
                .status(201)
                .header("Location", json!({ "type": "string" }), "Where the report is.")
                .names("/id"),
        ],
    }
}

async fn take_in(state: AppState, asked: Asked, body: Body) -> ApiResult<Response> {
    // Who may not is told before anything is read.
    state.engine.view(asked.caller.who.clone(), WORK, |_| Ok(())).await?;
    let bytes = axum::body::to_bytes(body, FILE_MAX).await.map_err(|_| {
        Error::invalid("file", "too-large", "A file of a wipe tool has at most 4 MB. Split it.")
    })?;
    let name = asked.query.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let request = Request { id: asked.request_id(), ..Request::through(asked.caller.door) };
    let id = bring(&state.engine, asked.caller.who, request, &name, bytes.into()).await?;
    Ok(made(format!("/api/v1/wipe-reports/{id}"), &json!({ "id": id })))
}
