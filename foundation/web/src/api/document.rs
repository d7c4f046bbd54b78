//! The OpenAPI 3.1 document, written from the operations that are served.
use super::{
    operation::{Answer, Operation, Parameter, Stands},
    schemas,
};
use crate::Routes;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What every tool should read before it asks anything.
const INTRODUCTION: &str = "The register of IT assets. Every change is one transaction and one entry of a sealed journal. \
    Lists page by key; any list can be read as of a past day; any change can be rehearsed with dry_run=true. \
    400 and 422 mean that the request does not fit this document, whatever the register holds; 409 means that it fits, and \
    that the register does not take it as it stands: a rule says no, a value is taken, something that is named does not \
    exist, or somebody else changed it meanwhile. An X-Request-Id is taken over into the log and the journal.";

/// The document of these routes.
pub fn openapi(routes: &Routes, version: &str) -> Value {
    let told: Vec<Operation> =
        routes.list().iter().filter_map(|route| route.describe.as_ref()).map(|describe| describe()).collect();
    let operations: Vec<&Operation> = told.iter().collect();
    let mut names = Names::default();
    let mut paths: Map<String, Value> = Map::new();
    for operation in &operations {
        let item = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        item[operation.method.to_lowercase()] = written(operation, &operations, &mut names);
    }
    let mut groups: Vec<&str> = Vec::new();
    for operation in &operations {
        if !groups.contains(&operation.group.as_str()) {
            groups.push(&operation.group);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tenure", "version": version, "description": INTRODUCTION,
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "tags": groups.iter().map(|group| json!({ "name": group })).collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "schemas": names.told,
            "securitySchemes": { "token": {
                "type": "http", "scheme": "bearer", "description": "A token from POST /api/v1/my/tokens.",
            } },
        },
    })
}

/// The schemas that have a name, each told once.
#[derive(Default)]
struct Names {
    told: BTreeMap<String, Value>,
}

impl Names {
    /// The schema with every named part in it replaced by a reference to where it is told.
    fn told(&mut self, schema: &Value) -> Value {
        match schema {
            Value::Array(list) => list.iter().map(|one| self.told(one)).collect(),
            Value::Object(words) => {
                let inner: Map<String, Value> =
                    words.iter().map(|(word, value)| (word.clone(), self.told(value))).collect();
                self.referred(inner)
            }
            other => other.clone(),
        }
    }

    fn referred(&mut self, mut words: Map<String, Value>) -> Value {
        let Some(Value::String(name)) = words.remove("x-name") else { return Value::Object(words) };
        let mut place = Map::new();
        place.insert("$ref".into(), format!("#/components/schemas/{name}").into());
        if let Some(title) = words.remove("title") {
            place.insert("title".into(), title);
        }
        if let Some(help) = words.remove("x-help") {
            place.insert("description".into(), help);
        }
        let told = self.told.entry(name).or_insert_with(|| Value::Object(words.clone()));
        debug_assert_eq!(told, &Value::Object(words), "two schemas have one name");
        Value::Object(place)
    }
}

fn written(operation: &Operation, all: &[&Operation], names: &mut Names) -> Value {
    let parameters: Vec<Value> = operation.parameters.iter().map(|it| parameter(it, names)).collect();
    let mut written = json!({
        "operationId": operation.id, "tags": [operation.group], "summary": operation.says,
        "parameters": parameters, "x-permission": operation.needs.0,
    });
    if let Some(body) = &operation.body {
        let schema = names.told(&body.schema);
        written["requestBody"] =
            json!({ "required": body.required, "content": { body.media: { "schema": schema } } });
    }
    let mut responses = problems(operation, names);
    for it in &operation.answers {
        responses.insert(it.status.to_string(), answer(operation, it, all, names));
    }
    written["responses"] = Value::Object(responses);
    written
}

fn parameter(it: &Parameter, names: &mut Names) -> Value {
    let place = match it.stands {
        Stands::Path => "path",
        Stands::Query | Stands::QueryFields => "query",
        Stands::Header => "header",
    };
    let mut written =
        json!({ "name": it.name, "in": place, "required": it.required, "description": it.says });
    if it.stands == Stands::QueryFields {
        written["style"] = "form".into();
        written["explode"] = true.into();
    } else if it.schema.get("type").is_some_and(|name| name == "array") {
        written["style"] = "form".into();
        written["explode"] = false.into();
    }
    written["schema"] = names.told(&it.schema);
    if let Some(example) = &it.example {
        written["example"] = example.clone();
    }
    written
}

/// What every operation can answer when it does not do what it was asked.
fn problems(operation: &Operation, names: &mut Names) -> Map<String, Value> {
    let body = json!({ "application/problem+json": { "schema": names.told(&schemas::shared::problem()) } });
    let all = [
        ("400", "The request cannot be read."),
        ("401", "Nobody is signed in."),
        ("403", "The permission is missing."),
        ("404", "There is no such thing, or none within reach."),
        (
            "409",
            "It fits the document, and the register does not take it as it stands; `code` and `errors` say why.",
        ),
        ("413", "The body is too large."),
        ("415", "The body is of another media type."),
        ("422", "It does not fit the document; `errors` says what is wrong and why."),
        ("503", "The database is busy or away; try again."),
    ];
    let of_bodies = |status: &str| matches!(status, "413" | "415");
    all.into_iter()
        .filter(|(status, _)| operation.method != "GET" || !of_bodies(status))
        .map(|(status, says)| (status.to_owned(), json!({ "description": says, "content": body })))
        .collect()
}

fn answer(operation: &Operation, it: &Answer, all: &[&Operation], names: &mut Names) -> Value {
    let content: Map<String, Value> = it
        .content
        .iter()
        .map(|(media, schema)| ((*media).to_owned(), json!({ "schema": names.told(schema) })))
        .collect();
    let mut written = json!({ "description": it.says, "content": content });
    let headers: Map<String, Value> = it
        .headers
        .iter()
        .map(|(name, schema, says)| ((*name).to_owned(), json!({ "description": says, "schema": schema })))
        .collect();
    if !headers.is_empty() {
        written["headers"] = Value::Object(headers);
    }
    if let Some(pointer) = it.identity {
        let links = links(operation, pointer, all);
        if !links.is_empty() {
            written["links"] = Value::Object(links);
        }
    }
    written
}

/// What can be asked about the thing that an answer names: everything below its own path.
fn links(operation: &Operation, pointer: &str, all: &[&Operation]) -> Map<String, Value> {
    let list = match operation.path.rsplit_once("/{") {
        Some((list, last)) if last.ends_with('}') => list,
        _ => operation.path.as_str(),
    };
    let known = list.matches('{').count();
    let body = match pointer {
        "" => "$response.body".to_owned(),
        pointer => format!("$response.body#{pointer}"),
    };
    let below = |other: &&&Operation| {
        let rest = other.path.strip_prefix(list).and_then(|rest| rest.strip_prefix("/{"));
        rest.is_some() && other.path_names().count() == known + 1 && other.id != operation.id
    };
    let link = |other: &&Operation| {
        let value = |(n, name): (usize, &str)| {
            let from = if n == known { body.clone() } else { format!("$request.path.{name}") };
            (name.to_owned(), Value::from(from))
        };
        let parameters: Map<String, Value> = other.path_names().enumerate().map(value).collect();
        (other.id.clone(), json!({ "operationId": other.id, "parameters": parameters }))
    };
    all.iter().filter(below).map(link).collect()
}
