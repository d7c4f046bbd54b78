//! A bid that comes as a file, by the API: the body is the file. The page takes it in by the same function.
use crate::{MANAGE, Refused, bid_from_file, rules::offer::Fault};
use axum::{
    body::{Body, to_bytes},
    response::Response,
};
use domain::FieldError;
use engine::{Error, Request};
use serde_json::{Value, json};
use std::io::Write;
use tokio::task::spawn_blocking;
use web::{Answer, ApiResult, AppState, Asked, Body as Sent, Operation, Parameter, Routes, made};

/// Most bytes of a file.
pub(crate) const FILE_MAX: usize = 4 << 20;
const PLACE: &str = "/api/v1/bids/{bid}/file";

/// The routes.
pub fn routes() -> Routes {
    Routes::default().upload("POST", PLACE, describe, take_in)
}

fn describe() -> Operation {
    let id = json!({ "type": "integer", "format": "int64", "minimum": 1, "maximum": i64::MAX });
    let name =
        json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[^\\u0000-\\u001f]*$" });
    let outcome = json!({
        "type": "object", "required": ["id"], "additionalProperties": false,
        "properties": { "id": { "type": "integer", "description": "The bid." } },
    });
    let place = json!({ "type": "string" });
    Operation {
        method: "POST",
        path: PLACE.into(),
        id: "sourcing.bid-from-file".into(),
        group: "Sourcing".into(),
        says: "Takes a file as the offer of a bid: all of its rows, or none and why each of them is refused."
            .into(),
        needs: MANAGE,
        parameters: vec![
            Parameter::path("bid", id, "The bid: the invitation of a supplier."),
            Parameter::query("name", name, "Its name; the ending says what kind of file it is."),
        ],
        body: Some(Sent::file(
            "A CSV, TSV or XLSX file of at most 4 MB, with the columns line and unit price.",
        )),
        answers: vec![
            Answer::json("It is taken.", outcome)
                .status(201)
                .header("Location", place, "Where the bid is.")
                .names("/id"),
        ],
    }
}

/// Takes a file in: the body is the file, `?name=bid.xlsx` says what it is called.
async fn take_in(state: AppState, asked: Asked, body: Body) -> ApiResult<Response> {
    let bid = asked.path.get("bid").and_then(Value::as_i64).ok_or(Error::NotFound("bid"))?;
    let name = asked.query.get("name").and_then(Value::as_str).unwrap_or("bid.csv").to_owned();
    // Nobody without the right fills the disk.
    state.engine.view(asked.caller.who.clone(), MANAGE, |_| Ok(())).await?;
    let bytes = to_bytes(body, FILE_MAX).await.map_err(|_| {
        Error::invalid("file", "too-large", "A bid has at most 4 MB, and arrives as a whole.")
    })?;
    let failed = |error: std::io::Error| Error::of_file("the file of a bid", &error);
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    file.write_all(&bytes).map_err(failed)?;
    let request = Request { id: asked.request_id(), ..Request::through(asked.caller.door) };
    let (engine, who) = (state.engine.clone(), asked.caller.who);
    let done = spawn_blocking(move || bid_from_file(&engine, who, request, bid, file.path(), &name)).await;
    match done.map_err(|error| Error::internal(error.to_string()))? {
        Ok(bid) => Ok(made(format!("/api/v1/bids/{bid}"), &json!({ "id": bid }))),
        Err(Refused::Rows(faults)) => {
            Err(Error::Invalid(faults.into_iter().map(beside_row).collect()).into())
        }
        Err(Refused::Other(error)) => Err(error.into()),
    }
}

/// What is wrong with a row, beside its number.
fn beside_row(fault: Fault) -> FieldError {
    let field = if fault.row > 0 { format!("row {}", fault.row) } else { "file".to_owned() };
    FieldError::new(field, fault.code, fault.message)
}
