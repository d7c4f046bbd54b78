//! The OpenAPI 3.1 document, made from the same lists as the routes.
use crate::api::{BASE, place_of, reading::input_schema, schemas};
use engine::{Doing, Engine, Reading, RecordKind, RecordVerb};
use lists::Operator;
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// The document of this engine's API.
pub fn openapi(engine: &Engine, version: &str) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut components = Map::new();
    components.insert("Problem".into(), problem_schema());
    components.insert("Reference".into(), schemas::reference());
    components.insert("Money".into(), json!({
        "type": "object", "required": ["amount", "currency"],
        "properties": { "amount": { "type": "string" }, "currency": { "type": "string" } },
    }));
    components.insert("Entry".into(), entry_schema());
    for kind in engine.kinds() {
        components.insert(component(kind), schemas::record(kind));
        put(&mut paths, "GET", &format!("{BASE}/{}", kind.path), list_operation(kind));
        put(&mut paths, "GET", &format!("{BASE}/{}/{{id}}", kind.path), show_operation(kind));
        put(&mut paths, "GET", &format!("{BASE}/{}/{{id}}/activity", kind.path), activity_operation(kind));
    }
    for doing in engine.doings() {
        let (method, path) = place_of(&doing);
        put(&mut paths, method, &format!("{BASE}{path}"), doing_operation(&doing, &path));
    }
    for reading in engine.readings() {
        put(&mut paths, reading.place.method, &format!("{BASE}{}", reading.place.path), reading_operation(reading));
    }
    put(&mut paths, "GET", &format!("{BASE}/journal"), journal_operation());
    put(&mut paths, "GET", &format!("{BASE}/journal/checkpoint"), checkpoint_operation());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tenure",
            "version": version,
            "description": "The register of IT assets. Every change is one transaction and one entry of a sealed journal. Lists page by key; any list can be read as of a past day; any change can be rehearsed with dry_run=true.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "A token from POST /api/v1/my/tokens." } },
        },
    })
}

fn component(kind: &RecordKind) -> String {
    kind.name.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    }).collect()
}

fn put(paths: &mut Map<String, Value>, method: &str, path: &str, operation: Value) {
    let item = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    if let Some(map) = item.as_object_mut() {
        map.insert(method.to_lowercase(), operation);
    }
}

fn problem_schema() -> Value {
    json!({
        "type": "object", "required": ["type", "code", "title", "status"],
        "description": "What is wrong (RFC 9457).",
        "properties": {
            "type": { "type": "string" }, "code": { "type": "string", "description": "Stable." },
            "title": { "type": "string", "description": "A sentence for people." },
            "status": { "type": "integer" },
            "errors": { "type": "array", "items": {
                "type": "object", "required": ["field", "code", "message"],
                "properties": { "field": { "type": "string" }, "code": { "type": "string" }, "message": { "type": "string" } },
            } },
        },
    })
}

fn entry_schema() -> Value {
    json!({
        "type": "object", "required": ["kind", "record", "sequence", "event", "recorded_at", "effective_on"],
        "description": "Something that happened to a record.",
        "properties": {
            "position": { "type": ["integer", "null"] }, "recorded_at": { "type": "string", "format": "date-time" },
            "effective_on": { "type": "string", "format": "date" }, "kind": { "type": "string" },
            "record": { "type": "integer" }, "sequence": { "type": "integer" }, "event": { "type": "string" },
            "actor": { "type": "string" }, "actor_name": { "type": ["string", "null"] }, "command": { "type": "string" },
            "door": { "type": "string" }, "request": { "type": "string" }, "reason": { "type": ["string", "null"] },
            "change_set": { "type": ["integer", "null"] },
            "changes": { "type": "array", "items": { "type": "object", "required": ["field"], "properties": { "field": { "type": "string" } } } },
            "facts": { "type": "object" }, "seal": { "type": "string" },
        },
    })
}

/// The problems that a route can answer with.
fn problems(statuses: &[(&str, &str)]) -> Map<String, Value> {
    let body = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
    let always = [
        ("400", "The request cannot be read."),
        ("401", "Nobody is signed in."),
        ("403", "The permission is missing."),
        ("503", "The database is busy or away; try again."),
    ];
    always
        .iter()
        .chain(statuses)
        .map(|(status, says)| ((*status).to_owned(), json!({ "description": says, "content": body })))
        .collect()
}

fn responses(ok: &str, says: &str, schema: Value, others: &[(&str, &str)]) -> Value {
    let mut all = problems(others);
    all.insert(ok.to_owned(), json!({ "description": says, "content": { "application/json": { "schema": schema } } }));
    Value::Object(all)
}

const UNREADABLE: (&str, &str) = ("422", "A field or parameter makes no sense; `errors` says which and why.");
const NOT_FOUND: (&str, &str) = ("404", "There is no such record, or none within reach.");
const CONFLICT: (&str, &str) = ("409", "A rule says no, or somebody else changed it meanwhile.");
const TOO_LARGE: (&str, &str) = ("413", "The body is too large.");
const NOT_JSON: (&str, &str) = ("415", "The body is not application/json.");

fn query(name: &str, schema: Value, says: &str) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": schema, "description": says })
}

fn path_parameter(name: &str, says: &str) -> Value {
    json!({
        "name": name, "in": "path", "required": true, "description": says,
        "schema": { "type": "string", "minLength": 1, "maxLength": 255 },
    })
}

fn id_parameter(kind: &RecordKind) -> Value {
    path_parameter("id", &format!("The id of the {}, or its {}.", kind.one, kind.keys.join(" or ")))
}

fn as_of_parameters() -> [Value; 2] {
    [
        query("as_of", json!({ "type": "string", "format": "date" }), "As it was at the end of this day."),
        query("as_known_at", json!({ "type": "string", "format": "date-time" }), "As far as was known at this moment."),
    ]
}

fn list_operation(kind: &RecordKind) -> Value {
    let names: Vec<&str> = kind.fields.iter().map(|field| field.name).collect();
    let sortable: Vec<String> = kind
        .fields
        .iter()
        .filter(|field| field.indexed && !matches!(field.kind, domain::Kind::Reference(_)))
        .flat_map(|field| [field.name.to_owned(), format!("-{}", field.name)])
        .chain(["id", "-id", "updated_at", "-updated_at"].map(String::from))
        .collect();
    let operators: Vec<&str> = [
        Operator::Is, Operator::IsNot, Operator::Less, Operator::AtMost, Operator::More, Operator::AtLeast,
        Operator::Contains, Operator::Starts, Operator::Under, Operator::Empty,
    ].iter().map(|operator| operator.word()).collect();
    let filters = format!(
        "Conditions, as field=value or field[operator]=value; several values are separated by commas. Fields: {}, and custom.<key>. Operators: {}. Days may be relative: today, today-30d, today+6m.",
        names.join(", "),
        operators.join(", ")
    );
    let mut parameters = vec![
        query("q", json!({ "type": "string", "maxLength": 200 }), "Words, beginnings of words, or parts of at least three characters."),
        query("sort", json!({ "type": "string", "enum": sortable }), "By which column; a minus turns the order around."),
        query("limit", json!({ "type": "integer", "minimum": 1, "maximum": 200 }), "Rows per page."),
        query("cursor", json!({ "type": "string" }), "`next` or `previous` of an earlier page."),
        query("fields", json!({ "type": "string" }), "Only these columns, separated by commas."),
        query("archived", json!({ "type": "boolean" }), "Archived records instead of those in use."),
        query("count", json!({ "type": "boolean" }), "Count the rows, up to 10,000."),
        json!({
            "name": "filters", "in": "query", "required": false, "style": "form", "explode": true, "description": filters,
            "schema": { "type": "object", "additionalProperties": { "type": "string" } },
        }),
    ];
    parameters.extend(as_of_parameters());
    let item = json!({ "$ref": format!("#/components/schemas/{}", component(kind)) });
    let page = json!({
        "type": "object", "required": ["data"],
        "properties": {
            "data": { "type": "array", "items": item },
            "next": { "type": ["string", "null"] }, "previous": { "type": ["string", "null"] },
            "count": { "type": "object", "properties": { "rows": { "type": "integer" }, "capped": { "type": "boolean" } } },
        },
    });
    json!({
        "operationId": format!("{}.list", kind.path), "tags": [kind.many], "summary": format!("Lists {}.", kind.many.to_lowercase()),
        "parameters": parameters, "responses": responses("200", "A page.", page, &[UNREADABLE, NOT_FOUND]),
        "x-permission": kind.read.0,
    })
}

fn show_operation(kind: &RecordKind) -> Value {
    let mut parameters = vec![id_parameter(kind)];
    parameters.extend(as_of_parameters());
    let schema = json!({ "$ref": format!("#/components/schemas/{}", component(kind)) });
    json!({
        "operationId": format!("{}.show", kind.path), "tags": [kind.many], "summary": format!("Tells one {}.", kind.one),
        "parameters": parameters, "x-permission": kind.read.0,
        "responses": responses("200", "The record; its ETag is its version.", schema, &[UNREADABLE, NOT_FOUND, CONFLICT]),
    })
}

fn activity_operation(kind: &RecordKind) -> Value {
    let before = json!({ "type": "integer", "minimum": 1, "maximum": i64::MAX });
    let schema = json!({
        "type": "object", "required": ["data"],
        "properties": {
            "data": { "type": "array", "items": { "$ref": "#/components/schemas/Entry" } },
            "before": { "type": ["integer", "null"], "description": "Send it as `before` for the next page." },
        },
    });
    json!({
        "operationId": format!("{}.activity", kind.path), "tags": [kind.many],
        "summary": format!("Tells what happened to a {}, newest first.", kind.one),
        "parameters": [id_parameter(kind), query("before", before, "Entries before this one.")], "x-permission": kind.read.0,
        "responses": responses("200", "A page of its history.", schema, &[UNREADABLE, NOT_FOUND, CONFLICT]),
    })
}

fn circumstances() -> Vec<Value> {
    let header = |name: &str, schema: Value, says: &str| {
        json!({ "name": name, "in": "header", "required": false, "schema": schema, "description": says })
    };
    vec![
        query("on", json!({ "type": "string", "format": "date" }), "On which day it happened, if not today."),
        query("correction", json!({ "type": "boolean" }), "It corrects an earlier day although later ones are known."),
        query("reason", json!({ "type": "string", "maxLength": 2000 }), "Why; kept in the journal."),
        query("dry_run", json!({ "type": "boolean" }), "Tell what would be written, and keep nothing."),
        header("Idempotency-Key", json!({ "type": "string", "minLength": 1, "maxLength": 200 }), "A repeated request with the same key gets the first answer."),
        header("If-Match", json!({ "type": "string", "pattern": "^\"[0-9]{1,15}\"$" }), "The ETag that was seen; a newer version is a conflict."),
    ]
}

fn doing_operation(doing: &Doing, path: &str) -> Value {
    let mut parameters: Vec<Value> = path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| match doing {
            Doing::Record(kind, _) => id_parameter(kind),
            Doing::Verb(_) => path_parameter(name, "The id, or one of the keys, of what it is about."),
        })
        .collect();
    parameters.extend(circumstances());
    let (body, outcome, status, tag) = match doing {
        Doing::Record(kind, verb) => {
            let body = match verb {
                RecordVerb::Register => Some(schemas::body(kind, false)),
                RecordVerb::Edit => Some(schemas::body(kind, true)),
                RecordVerb::Comment => Some(json!({
                    "type": "object", "required": ["text"], "additionalProperties": false,
                    "properties": { "text": { "type": "string", "minLength": 1, "maxLength": 10000, "pattern": "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$" } },
                })),
                RecordVerb::Archive | RecordVerb::Restore => None,
            };
            let touched = json!({ "type": "object", "required": ["id", "version"], "properties": { "id": { "type": "integer" }, "version": { "type": "integer" } } });
            let status = if *verb == RecordVerb::Register { "201" } else { "200" };
            (body, touched, status, kind.many.to_owned())
        }
        Doing::Verb(verb) => {
            let body = without_parameters(inline(verb.input), path);
            (body, inline(verb.outcome), "200", capitalised(verb.name.split('.').next().unwrap_or_default()))
        }
    };
    let rehearsal = json!({ "type": "object", "required": ["dry_run", "would_write"], "properties": {
        "dry_run": { "const": true }, "would_write": { "type": "array", "items": { "type": "object" } },
    } });
    let others = [UNREADABLE, NOT_FOUND, CONFLICT, TOO_LARGE, NOT_JSON];
    let mut answers = responses(status, "Done.", if status == "200" { json!({ "anyOf": [outcome, rehearsal] }) } else { outcome }, &others);
    if let (Some(map), "201") = (answers.as_object_mut(), status) {
        map.insert("200".into(), json!({ "description": "What would be written (dry_run).", "content": { "application/json": { "schema": rehearsal } } }));
    }
    let mut operation = json!({
        "operationId": doing.name(), "tags": [tag], "summary": doing.says(), "parameters": parameters,
        "responses": answers, "x-permission": doing.needs().0,
    });
    if let (Some(map), Some(body)) = (operation.as_object_mut(), body) {
        let required = body.get("required").is_some();
        map.insert("requestBody".into(), json!({ "required": required, "content": { "application/json": { "schema": body } } }));
    }
    operation
}

fn reading_operation(reading: &Reading) -> Value {
    let schema = input_schema(reading);
    let names: Vec<&str> = reading.place.parameters().collect();
    let mut parameters: Vec<Value> =
        names.iter().map(|name| path_parameter(name, "The id, or one of the keys, of what it is about.")).collect();
    if let Some(Value::Object(properties)) = schema.get("properties") {
        for (name, property) in properties.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            let says = property.get("description").and_then(Value::as_str).unwrap_or_default();
            parameters.push(query(name, property.clone(), says));
        }
    }
    json!({
        "operationId": reading.name, "tags": [capitalised(reading.name.split('.').next().unwrap_or_default())],
        "summary": reading.says, "parameters": parameters, "x-permission": reading.needs.0,
        "responses": responses("200", "The answer.", inline(reading.answer), &[UNREADABLE, NOT_FOUND, CONFLICT]),
    })
}

fn journal_operation() -> Value {
    let whole = || json!({ "type": "integer", "minimum": 1, "maximum": i64::MAX });
    let text = || json!({ "type": "string", "maxLength": 120 });
    let schema = json!({
        "type": "object", "required": ["data"],
        "properties": {
            "data": { "type": "array", "items": { "$ref": "#/components/schemas/Entry" } },
            "before": { "type": ["integer", "null"] },
        },
    });
    json!({
        "operationId": "journal.page", "tags": ["Journal"], "summary": "Tells what happened in the whole register, newest first.",
        "parameters": [
            query("kind", text(), "Only of this kind of record."), query("record", whole(), "Only of this record (with kind)."),
            query("actor", text(), "Only by this actor."), query("event", text(), "Only this event."),
            query("change_set", whole(), "Only of this change set."), query("before", whole(), "Entries before this one."),
        ],
        "x-permission": engine::JOURNAL_READ.0,
        "responses": responses("200", "A page of the journal.", schema, &[UNREADABLE]),
    })
}

fn checkpoint_operation() -> Value {
    let schema = json!({
        "type": "object", "required": ["size", "note", "key"],
        "properties": { "size": { "type": "integer" }, "note": { "type": "string" }, "key": { "type": "string" } },
    });
    json!({
        "operationId": "journal.checkpoint", "tags": ["Journal"],
        "summary": "Tells the newest signed checkpoint of the journal, and the key to check it with.",
        "parameters": [], "x-permission": engine::JOURNAL_READ.0,
        "responses": responses("200", "The checkpoint.", schema, &[UNREADABLE, NOT_FOUND]),
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// A schema with everything spelled out in place.
fn inline(of: fn(&mut SchemaGenerator) -> schemars::Schema) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    let mut schema = of(&mut SchemaGenerator::new(settings)).to_value();
    if let Some(map) = schema.as_object_mut() {
        map.remove("$schema");
        map.remove("title");
    }
    schema
}

/// A body schema without what already stands in the path; `None` when nothing is left.
fn without_parameters(mut schema: Value, path: &str) -> Option<Value> {
    let in_path = |name: &str| path.contains(&format!("{{{name}}}"));
    let map = schema.as_object_mut()?;
    let left = match map.get_mut("properties") {
        Some(Value::Object(properties)) => {
            properties.retain(|name, _| !in_path(name));
            !properties.is_empty()
        }
        _ => false,
    };
    if let Some(Value::Array(required)) = map.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(in_path));
        if required.is_empty() {
            map.remove("required");
        }
    }
    left.then_some(schema)
}
