//! A feed of HR events as a file, by the API: the body is the file.
use crate::{FeedTaken, HrFeed, feed_file};
use axum::{
    Json,
    body::{Body, to_bytes},
    response::{IntoResponse, Response},
};
use engine::{Command, Error, Request};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use web::{Answer, ApiResult, AppState, Asked, Body as Sent, Operation, Parameter, Routes};

const PLACE: &str = "/api/v1/hr-feed/file";

/// The routes.
pub fn routes() -> Routes {
    Routes::default().upload("POST", PLACE, describe, take_in)
}

fn describe() -> Operation {
    let name =
        json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[^\\u0000-\\u001f]*$" });
    Operation {
        method: "POST",
        path: PLACE.into(),
        id: "deployment.hr-feed-file".into(),
        group: "Deployment".into(),
        says: "Takes a file of HR events; what is refused is told row by row, the rest happens.".into(),
        needs: HrFeed::NEEDS,
        parameters: vec![Parameter::query(
            "name",
            name,
            "Its name; the ending says what kind of file it is.",
        )],
        body: Some(Sent::file("JSON, a JSON object a line, CSV or XLSX of at most 8 MB.")),
        answers: vec![Answer::json("What came of it, row by row.", outcome())],
    }
}

fn outcome() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<FeedTaken>().into()
}

async fn take_in(state: AppState, asked: Asked, body: Body) -> ApiResult<Response> {
    // Nobody without the right fills the memory.
    state.engine.view(asked.caller.who.clone(), HrFeed::NEEDS, |_| Ok(())).await?;
    let name = asked.query.get("name").and_then(Value::as_str).unwrap_or("feed.json").to_owned();
    let bytes = to_bytes(body, feed_file::FILE_MAX).await.map_err(|_| {
        Error::invalid("file", "too-large", "A feed has at most 8 MB, and arrives as a whole.")
    })?;
    let events = feed_file::read_aside(bytes.into(), name).await?;
    let doing = state.engine.doing(HrFeed::NAME).ok_or_else(|| Error::internal("the feed is a verb"))?;
    let request = Request { id: asked.request_id(), ..Request::through(asked.caller.door) };
    let told = state.engine.perform(asked.caller.who, request, doing, json!({ "events": events })).await?;
    Ok(Json(told).into_response())
}
