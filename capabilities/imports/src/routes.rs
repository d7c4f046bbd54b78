//! What is not a command or a query: taking a file in, and giving the refused rows out.
use crate::{MAKE, bad_rows, upload};
use axum::{body::Body, response::Response};
use engine::{Error, Request};
use serde_json::{Value, json};
use std::io::Write;
use tokio::task::spawn_blocking;
use web::{Answer, ApiResult, AppState, Asked, Body as Sent, Operation, Parameter, Routes, download, made};

/// Most bytes of an upload.
const UPLOAD_MAX: usize = 512 << 20;
const GIVE_OUT: &str = "/api/v1/imports/{import}/refused.csv";
const TAKE_IN: &str = "/api/v1/imports";

/// The routes.
pub fn routes() -> Routes {
    Routes::default().upload("POST", TAKE_IN, describe_take_in, take_in).operation(
        "GET",
        GIVE_OUT,
        describe_give_out,
        give_out,
    )
}

fn describe_take_in() -> Operation {
    let text = |most: usize| json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": "^[^\\u0000-\\u001f]*$" });
    let outcome = json!({
        "type": "object", "required": ["id", "rows"], "additionalProperties": false,
        "properties": { "id": { "type": "integer" }, "rows": { "type": "integer", "description": "Rows that can be read." } },
    });
    let place = json!({ "type": "string" });
    Operation {
        method: "POST",
        path: TAKE_IN.into(),
        id: "imports.upload".into(),
        group: "Imports".into(),
        says: "Takes a file in; nothing is changed before it is planned and applied.".into(),
        needs: MAKE,
        parameters: vec![
            Parameter::query("kind", text(60), "What the file is about: assets, people, models.").required(),
            Parameter::query("name", text(200), "Its name; the ending says what kind of file it is."),
        ],
        body: Some(Sent::file("A CSV, TSV or XLSX file of at most 512 MB.")),
        answers: vec![
            Answer::json("It is kept.", outcome)
                .status(201)
                .header("Location", place, "Where the import is.")
                .names("/id"),
        ],
    }
}

fn describe_give_out() -> Operation {
    let id = json!({ "type": "integer", "format": "int64", "minimum": 1, "maximum": i64::MAX });
    let file = json!({ "type": "string" });
    let answer = Answer {
        content: vec![("text/csv", file)],
        ..Answer::json("The rows, with the reason beside each.", json!({}))
    };
    Operation {
        method: "GET",
        path: GIVE_OUT.into(),
        id: "imports.refused".into(),
        group: "Imports".into(),
        says: "Gives out the rows that were refused, with the reason beside each.".into(),
        needs: MAKE,
        parameters: vec![Parameter::path("import", id, "The import.")],
        body: None,
        answers: vec![answer],
    }
}

/// Takes a file in: the body is the file, `?kind=assets&name=assets.csv` says what it is.
async fn take_in(state: AppState, asked: Asked, body: Body) -> ApiResult<Response> {
    let text = |name: &str| asked.query.get(name).and_then(Value::as_str);
    let kind = text("kind").and_then(|path| state.engine.kind_at(path)).filter(|kind| kind.open);
    let Some(kind) = kind else {
        return Err(Error::invalid(
            "kind",
            "unknown-kind",
            "Say what the file is about: kind=assets, people, models.",
        )
        .into());
    };
    let name = text("name").unwrap_or("upload.csv").to_owned();
    // Nobody without the right fills the disk.
    state.engine.view(asked.caller.who.clone(), MAKE, |_| Ok(())).await?;
    let path = spool(body).await?;
    let (request, who) =
        (Request { id: asked.request_id(), ..Request::through(asked.caller.door) }, asked.caller.who);
    let engine = state.engine.clone();
    let done = spawn_blocking(move || upload(&engine, who, request, kind, path.path(), &name)).await;
    let done = done.map_err(|error| Error::internal(error.to_string()))??;
    let place = format!("/api/v1/imports/{}", done.import);
    Ok(made(place, &json!({ "id": done.import, "rows": done.rows })))
}

/// The body in a file that goes with the request.
async fn spool(body: Body) -> ApiResult<tempfile::NamedTempFile> {
    use tokio_stream::StreamExt;
    let failed = |error: std::io::Error| Error::of_file("a file that comes in", &error);
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    let mut stream = body.into_data_stream();
    let mut size = 0;
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            Error::invalid("file", "broken-off", format!("The upload broke off: {error}."))
        })?;
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

async fn give_out(state: AppState, asked: Asked) -> ApiResult<Response> {
    let import = asked.path.get("import").and_then(Value::as_i64).ok_or(Error::NotFound("import"))?;
    let bytes = state.engine.view(asked.caller.who, MAKE, move |view| bad_rows(view, import)).await?;
    Ok(download("text/csv; charset=utf-8", &format!("refused-rows-{import}.csv"), bytes))
}
