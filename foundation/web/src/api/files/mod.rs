//! Attachments of every kind of record: listed, sent, fetched, taken away.
mod give;
mod range;
mod take;

use super::{
    Answer, BASE, Body, Operation, Parameter, activity, performing, records,
    schemas::{self, shared},
};
use crate::{ApiResult, AppState, Asked, Routes};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use engine::{RecordKind, Work, files::FileRow};
use serde_json::{Value, json};

pub(super) fn routes(routes: Routes, kind: &'static RecordKind) -> Routes {
    let (all, one) = (path_of(kind), path_of_one(kind));
    let listing = move |state, asked| list(state, asked, kind);
    let adding = move |state, asked, body| take::take_in(state, asked, body, kind);
    let giving = move |state, asked| give::content(state, asked, kind);
    let removing = move |state, asked| remove(state, asked, kind);
    routes
        .operation("GET", all.clone(), move || describe_list(kind), listing)
        .upload("POST", all, move || describe_adding(kind), adding)
        .operation("GET", one.clone(), move || describe_content(kind), giving)
        .operation("DELETE", one, move || describe_removing(kind), removing)
}

/// The files of a record.
async fn list(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let named = asked.named();
    let files = state.engine.view(asked.caller.who, kind.read, move |view| {
        let id = view.within_reach(kind, &named)?;
        view.files(kind, id)
    });
    Ok(Json(json!({ "data": files.await? })).into_response())
}

/// Takes a file away from a record.
async fn remove(state: AppState, mut asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let (named, file) = (asked.named(), file_of(&asked));
    let (request, rehearsal) = performing::take_circumstances(&mut asked)?;
    let name = format!("{}.remove-file", kind.path);
    let done = state.engine.work(asked.caller.who, request, &name, kind.edit, move |work| {
        let mut change = |work: &mut Work<'_>| work.remove_file(kind, &named, file);
        rehearsed_or_done(work, rehearsal, &mut change)
    });
    Ok(Json(done.await?).into_response())
}

/// Does it and answers the file, or answers what would be written.
fn rehearsed_or_done(
    work: &mut Work<'_>,
    rehearsal: bool,
    change: &mut dyn FnMut(&mut Work<'_>) -> engine::Result<FileRow>,
) -> engine::Result<Value> {
    if !rehearsal {
        return Ok(serde_json::to_value(change(work)?)?);
    }
    let told = work.rehearse(|work| change(work))?;
    let entries: Vec<Value> = told.iter().map(|it| activity::rehearsed(&it.entry)).collect();
    Ok(json!({ "dry_run": true, "would_write": entries }))
}

/// The id of the file in the path; the door has let in numbers only.
fn file_of(asked: &Asked) -> i64 {
    asked.path.get("file").and_then(Value::as_i64).unwrap_or_default()
}

fn path_of(kind: &RecordKind) -> String {
    format!("{BASE}/{}/{{id}}/files", kind.path)
}

fn path_of_one(kind: &RecordKind) -> String {
    format!("{}/{{file}}", path_of(kind))
}

fn describe_list(kind: &'static RecordKind) -> Operation {
    let page = json!({
        "type": "object", "required": ["data"], "additionalProperties": false,
        "properties": { "data": { "type": "array", "items": file_schema() } },
    });
    Operation {
        method: "GET",
        path: path_of(kind),
        id: format!("{}.files", kind.path),
        group: schemas::record::group(kind),
        says: format!("Lists the files of a {}, oldest first.", kind.one),
        needs: kind.read,
        parameters: vec![records::id_parameter(kind)],
        body: None,
        answers: vec![Answer::json("The files.", page)],
    }
}

fn describe_adding(kind: &'static RecordKind) -> Operation {
    let name = "What to call it; otherwise the name in Content-Disposition is taken.";
    let mut parameters =
        vec![records::id_parameter(kind), Parameter::query("name", schemas::text(255), name)];
    parameters.extend(circumstances());
    let either = json!({ "anyOf": [file_schema(), shared::rehearsal()] });
    Operation {
        method: "POST",
        id: format!("{}.add-file", kind.path),
        says: format!(
            "Adds a file to a {}. The body is the file, or a form (multipart/form-data) with it. What it is, is found out \
             from its content. The same file under the same name is added once.",
            kind.one
        ),
        needs: kind.edit,
        parameters,
        body: Some(Body::file("The file, of at most as many bytes as the setting file_bytes_max says.")),
        answers: vec![
            Answer::json("Added.", file_schema()).status(201).names("/id"),
            Answer::json("What would be written (dry_run).", either),
        ],
        ..describe_list(kind)
    }
}

fn describe_content(kind: &'static RecordKind) -> Operation {
    let text = |most: u64| json!({ "type": "string", "maxLength": most });
    let whole = Answer { content: vec![("*/*", json!({}))], ..Answer::json("The content.", json!({})) }
        .header("ETag", text(80), "The SHA-256 of the content.")
        .header("Content-Disposition", text(1_000), "Its name, and whether it may be shown.");
    let part = Answer { says: "The range that was asked for.".into(), ..whole.clone() }.status(206);
    let same = Answer { content: Vec::new(), ..Answer::json("It is what If-None-Match names.", json!({})) }
        .status(304);
    let outside = Answer { content: vec![("application/problem+json", shared::problem())], ..same.clone() };
    let outside = Answer { says: "The file ends before that range.".into(), ..outside }.status(416);
    Operation {
        path: path_of_one(kind),
        id: format!("{}.file", kind.path),
        says: format!("Gives the content of a file of a {}.", kind.one),
        parameters: vec![
            records::id_parameter(kind),
            file_parameter(),
            Parameter::query("download", schemas::truth(), "Save it rather than show it."),
            Parameter::header("Range", text(200), "One range of bytes: bytes=0-999."),
            Parameter::header("If-None-Match", text(200), "The ETag of an earlier answer."),
            Parameter::header("If-Range", text(200), "The ETag that the range is about."),
        ],
        answers: vec![whole, part, same, outside],
        ..describe_list(kind)
    }
}

fn describe_removing(kind: &'static RecordKind) -> Operation {
    let mut parameters = vec![records::id_parameter(kind), file_parameter()];
    parameters.extend(circumstances());
    let either = json!({ "anyOf": [file_schema(), shared::rehearsal()] });
    Operation {
        method: "DELETE",
        path: path_of_one(kind),
        id: format!("{}.remove-file", kind.path),
        says: format!(
            "Takes a file away from a {}. Its content is deleted when nothing refers to it any more.",
            kind.one
        ),
        needs: kind.edit,
        parameters,
        answers: vec![Answer::json("Taken away; or, with dry_run, what would be written.", either)],
        ..describe_list(kind)
    }
}

/// Those of all changes, without the key: a file that is sent twice is added once anyway.
fn circumstances() -> impl Iterator<Item = Parameter> {
    performing::circumstances().into_iter().filter(|parameter| parameter.name != "Idempotency-Key")
}

fn file_parameter() -> Parameter {
    Parameter::path("file", schemas::id(), "The id of the file.")
}

fn file_schema() -> Value {
    schemas::named(
        "File",
        json!({
            "type": "object", "additionalProperties": false, "description": "A file of a record.",
            "required": ["id", "name", "media_type", "bytes", "sha256", "added_at", "added_by"],
            "properties": {
                "id": schemas::id(), "name": { "type": "string" },
                "media_type": { "type": "string", "description": "Found out from its content." },
                "bytes": { "type": "integer", "minimum": 0 },
                "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
                "added_at": schemas::moment(), "added_by": { "type": "string", "description": "As the journal names actors." },
            },
        }),
    )
}
