//! How an operation is asked on a command line.
use super::{Listed, text};
use maud::{Markup, html};
use serde_json::{Map, Value, json};

/// A few lines of a shell.
pub(super) fn block(lines: &[&str]) -> Markup {
    html! { pre tabindex="0" { code { (lines.join(" \\\n  ")) } } }
}

/// The request with curl, with values that fit.
pub(super) fn of(listed: &Listed<'_>) -> Markup {
    let it = listed.operation;
    let mut path = listed.path.to_owned();
    for parameter in it.get("parameters").and_then(Value::as_array).into_iter().flatten() {
        if text(parameter, "/in") == "path" {
            let value = parameter.get("example").map_or_else(|| "1".to_owned(), plain);
            path = path.replace(&format!("{{{}}}", text(parameter, "/name")), &value);
        }
    }
    let asked = match listed.method.as_str() {
        "GET" => "curl -H \"Authorization: Bearer $TOKEN\"".to_owned(),
        method => format!("curl -X {method} -H \"Authorization: Bearer $TOKEN\""),
    };
    let mut lines = vec![asked];
    let content = it.pointer("/requestBody/content").and_then(Value::as_object);
    for (media, content) in content.into_iter().flatten().take(1) {
        match media.as_str() {
            "application/json" => {
                lines.push("-H 'Content-Type: application/json'".into());
                let body = content.get("schema").map(sample).unwrap_or_default();
                lines.push(format!("-d '{}'", body.to_string().replace('\'', "'\\''")));
            }
            other => lines.push(format!("-H 'Content-Type: {other}' --data-binary @file")),
        }
    }
    lines.push(format!("'https://tenure.example.org{path}'"));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    html! { h4 { "Example" } (block(&lines)) }
}

/// A value that fits a schema: of an object what is required, and, when nothing is, its first field.
fn sample(schema: &Value) -> Value {
    let first = |word: &str| {
        schema
            .get(word)
            .and_then(Value::as_array)
            .and_then(|list| list.iter().find(|one| !one.is_null()))
            .cloned()
    };
    if let Some(value) = first("enum") {
        return value;
    }
    if let Some(variant) = first("anyOf") {
        return sample(&variant);
    }
    let kind = match schema.get("type") {
        Some(Value::Array(names)) => names.first().and_then(Value::as_str),
        name => name.and_then(Value::as_str),
    };
    match (kind, text(schema, "/format")) {
        (Some("object"), _) => object(schema),
        (Some("array"), _) => json!([schema.get("items").map(sample).unwrap_or_default()]),
        (Some("integer"), _) => json!(1),
        (Some("boolean"), _) => json!(true),
        (_, "date") => json!("2026-03-01"),
        (_, "date-time") => json!("2026-03-01T09:30:00Z"),
        _ => json!("…"),
    }
}

fn object(schema: &Value) -> Value {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object);
    let wanted = |name: &str| required.iter().any(|other| other == name);
    let mut chosen: Map<String, Value> = Map::new();
    for (name, field) in fields.into_iter().flatten() {
        if wanted(name) || (required.is_empty() && chosen.is_empty() && field.get("$ref").is_none()) {
            chosen.insert(name.clone(), sample(field));
        }
    }
    Value::Object(chosen)
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
