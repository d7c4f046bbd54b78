//! Doing something: every verb, with its circumstances.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{
        Answer, BASE, Body, Operation, Parameter, activity, etag, etag_schema, place_of, records, schemas,
    },
};
use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use engine::{Doing, Engine, RecordVerb, Request};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

pub(super) fn routes(mut routes: Routes, engine: &Engine) -> Routes {
    for doing in engine.doings() {
        let (method, place) = place_of(&doing);
        let describe = move || describe(&doing);
        let answer = move |state, asked| answer(state, asked, doing);
        routes = routes.operation(method, format!("{BASE}{place}"), describe, answer);
    }
    routes
}

fn describe(doing: &Doing) -> Operation {
    let (method, place) = place_of(doing);
    let path = format!("{BASE}{place}");
    let (group, mut parameters, body, answers) = match doing {
        Doing::Record(kind, verb) => {
            let body = match verb {
                RecordVerb::Register => {
                    Some(Body { required: true, ..Body::json(schemas::record::new(kind)) })
                }
                RecordVerb::Edit => {
                    Some(Body { required: true, ..Body::json(schemas::record::changes(kind)) })
                }
                RecordVerb::Comment => Some(Body::json(comment())),
                RecordVerb::Archive | RecordVerb::Restore => None,
            };
            let names = place.contains('{').then(|| records::id_parameter(kind));
            (schemas::record::group(kind), names.into_iter().collect(), body, answers_of_record(*verb))
        }
        Doing::Verb(verb) => {
            let mut input = schemas::derived::taken(verb.input);
            let parameters: Vec<Parameter> = path_parameters(&mut input, verb.place.parameters());
            let outcome = schemas::derived::answered(verb.outcome);
            let identity = identity_in(&outcome);
            let either = json!({ "anyOf": [outcome, schemas::shared::rehearsal()] });
            let group = schemas::capitalised(verb.name.split('.').next().unwrap_or_default());
            let body = has_fields(&input).then(|| Body::json(input));
            let answer =
                Answer { identity, ..Answer::json("Done; or, with dry_run, what would be written.", either) };
            (group, parameters, body, vec![answer])
        }
    };
    parameters.extend(circumstances());
    Operation {
        method,
        path,
        id: doing.name(),
        group,
        says: doing.says(),
        needs: doing.needs(),
        parameters,
        body,
        answers,
    }
}

/// The parts of a path that a command or query takes as fields of its input. A record is named by its id or a key.
pub(super) fn path_parameters(
    input: &mut Value,
    names: impl Iterator<Item = &'static str>,
) -> Vec<Parameter> {
    let parts = schemas::derived::without(input, names);
    let describe = |(name, schema): (&'static str, Value)| {
        let says = schema
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or("The id of what it is about.")
            .to_owned();
        if schema.get("anyOf").is_some() {
            return Parameter::path(name, schemas::id_or_key(), says).example("1");
        }
        Parameter::path(name, schema, says).example(1)
    };
    parts.into_iter().map(describe).collect()
}

/// Where an outcome tells the id of what it is about.
pub(super) fn identity_in(outcome: &Value) -> Option<&'static str> {
    match (
        outcome.get("type").and_then(Value::as_str),
        outcome.pointer("/properties/id"),
        outcome.pointer("/items/properties/id"),
    ) {
        (Some("integer"), _, _) => Some(""),
        (_, Some(_), _) => Some("/id"),
        (_, _, Some(_)) => Some("/0/id"),
        _ => None,
    }
}

fn has_fields(input: &Value) -> bool {
    input.get("properties").and_then(Value::as_object).is_some_and(|fields| !fields.is_empty())
}

fn comment() -> Value {
    json!({
        "type": "object", "required": ["text"], "additionalProperties": false,
        "properties": { "text": schemas::words(10_000) },
    })
}

fn answers_of_record(verb: RecordVerb) -> Vec<Answer> {
    let version = "The version of the record now. Send it back as If-Match.";
    let touched = schemas::shared::touched();
    let rehearsal = schemas::shared::rehearsal();
    if verb == RecordVerb::Register {
        let made = Answer::json("Registered.", touched).status(201).names("/id");
        let place = json!({ "type": "string" });
        return vec![
            Answer::json("What would be written, with dry_run.", rehearsal),
            made.header("ETag", etag_schema(), version).header("Location", place, "Where the record is."),
        ];
    }
    let either = json!({ "anyOf": [touched, rehearsal] });
    vec![Answer::json("Done; or, with dry_run, what would be written.", either).header(
        "ETag",
        etag_schema(),
        version,
    )]
}

/// What can be said about anything that is done, besides what it is.
pub(super) fn circumstances() -> Vec<Parameter> {
    let key = json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$", "x-like": "1 to 200 letters, digits and signs" });
    let seen = json!({ "type": "string", "format": "etag", "pattern": "^\"[0-9]{1,15}\"$", "x-like": "the ETag of an earlier answer" });
    vec![
        Parameter::query("on", schemas::date(), "On which day it happened, if not today."),
        Parameter::query(
            "correction",
            schemas::truth(),
            "It corrects an earlier day although later ones are known.",
        ),
        Parameter::query("reason", schemas::text(2_000), "Why; kept in the journal."),
        Parameter::query("dry_run", schemas::truth(), "Tell what would be written, and keep nothing."),
        Parameter::header(
            "Idempotency-Key",
            key,
            "A repeated request with the same key gets the first answer, for a week.",
        ),
        Parameter::header("If-Match", seen, "The ETag that was seen; a newer version is a conflict."),
    ]
}

/// Does it, or, with `dry_run`, tells what would be written.
async fn answer(state: AppState, mut asked: Asked, doing: Doing) -> ApiResult<Response> {
    let (request, rehearsal) = take_circumstances(&mut asked)?;
    let input = input_of(&asked);
    let who = asked.caller.who;
    if rehearsal {
        let happened = state.engine.rehearse(who, request, doing, input).await?;
        let entries: Vec<Value> = happened.iter().map(|it| activity::rehearsed(&it.entry)).collect();
        return Ok(Json(json!({ "dry_run": true, "would_write": entries })).into_response());
    }
    let outcome = state.engine.perform(who, request, doing, input).await?;
    let mut headers = etag(outcome.get("version").and_then(Value::as_i64));
    let status = match doing {
        Doing::Record(kind, RecordVerb::Register) => {
            locate(&mut headers, &format!("{}/{}", records::path_of(kind), outcome["id"]));
            StatusCode::CREATED
        }
        _ => StatusCode::OK,
    };
    Ok((status, headers, Json(outcome)).into_response())
}

fn locate(headers: &mut HeaderMap, place: &str) {
    if let Ok(place) = HeaderValue::from_str(place) {
        headers.insert(header::LOCATION, place);
    }
}

/// Body and path as a verb takes them. All digits in the path are an id, anything else is one of the keys.
fn input_of(asked: &Asked) -> Value {
    let mut input = asked.body.clone();
    for (name, value) in &asked.path {
        let value = value.as_str().map_or_else(|| value.clone(), crate::id_or_key);
        input.insert(name.clone(), value);
    }
    Value::Object(input)
}

/// Takes the circumstances out of a request, and whether it is a rehearsal.
pub(super) fn take_circumstances(asked: &mut Asked) -> ApiResult<(Request, bool)> {
    let mut request = Request { id: asked.request_id(), ..Request::through(asked.caller.door) };
    request.if_version = asked.header("if-match").and_then(|tag| tag.trim_matches('"').parse().ok());
    request.idempotency = asked.header("idempotency-key").map(|key| (key.to_owned(), digest_of(asked)));
    let query: Map<String, Value> = std::mem::take(&mut asked.query);
    let text = |name: &str| query.get(name).and_then(Value::as_str);
    let truth = |name: &str| query.get(name) == Some(&Value::Bool(true));
    // The door has let in days only.
    request.on = text("on").and_then(|day| day.parse().ok());
    request.reason = text("reason").map(str::trim).filter(|reason| !reason.is_empty()).map(String::from);
    request.correction = truth("correction");
    Ok((request, truth("dry_run")))
}

/// What a repeated request must be like: the same method, address and body.
fn digest_of(asked: &Asked) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(asked.raw.method.as_str());
    for part in &asked.raw.path {
        digest.update([b'/']);
        digest.update(part);
    }
    for (name, value) in &asked.raw.pairs {
        digest.update([b'&']);
        digest.update(name);
        digest.update([b'=']);
        digest.update(value);
    }
    digest.update([b'\n']);
    digest.update(&asked.raw.bytes);
    digest.finalize().into()
}
