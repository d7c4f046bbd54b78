//! What a schema says, in words.
use super::{object, text};
use maud::{Markup, html};
use serde_json::Value;

/// A pattern longer than this is not shown: its words say more.
const PATTERN_MAX: usize = 60;

/// The name of the schema that is referred to.
fn referred(schema: &Value) -> Option<&str> {
    text(schema, "/$ref").strip_prefix("#/components/schemas/")
}

/// A schema in a line: its type and its bounds, or the name under which it is told.
pub(super) fn short(schema: &Value) -> Markup {
    if let Some(name) = referred(schema) {
        return html! { a href={ "/api/v1#value-" (name) } { (name) } };
    }
    if !text(schema, "/x-like").is_empty() && schema.get("anyOf").is_some() {
        return html! { (text(schema, "/x-like")) };
    }
    let variants: Vec<&Value> = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten().collect();
    if !variants.is_empty() {
        return html! { @for (n, variant) in variants.iter().enumerate() { @if n > 0 { " or " } (short(variant)) } };
    }
    html! {
        (types(schema))
        @if let Some(items) = schema.get("items") { " of " (short(items)) }
        @let bounds = bounds(schema);
        @if !bounds.is_empty() { span.bounds { ", " (bounds.join(", ")) } }
        @if let Some(Value::Array(values)) = schema.get("enum") {
            ": " @for (n, value) in values.iter().filter(|value| !value.is_null()).enumerate() { @if n > 0 { ", " } code { (plain(value)) } }
        }
    }
}

/// A schema with its fields.
pub(super) fn whole(schema: &Value) -> Markup {
    if let Some(name) = referred(schema) {
        return html! { p { a href={ "/api/v1#value-" (name) } { (name) } } };
    }
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let fields: Vec<(&str, &Value)> = object(schema, "/properties").collect();
    html! {
        @if !text(schema, "/description").is_empty() { p { (text(schema, "/description")) } }
        @if fields.is_empty() { p { (short(schema)) } } @else { (table(&fields, &required)) }
        @for (pattern, value) in object(schema, "/patternProperties") {
            p { "Names like " code.long { (pattern) } " take " (short(value)) "." }
        }
    }
}

fn table(fields: &[(&str, &Value)], required: &[&str]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Fields" {
            table {
                caption { "Fields" }
                thead { tr { th scope="col" { "Name" } th scope="col" { "Takes" } th scope="col" { "What it is" } } }
                tbody {
                    @for (name, schema) in fields {
                        tr {
                            th scope="row" { code { (name) } @if required.contains(name) { " " span.must { "required" } } }
                            td { (short(schema)) }
                            td { (text(schema, "/title")) @if !text(schema, "/description").is_empty() { " " span.help { (text(schema, "/description")) } } }
                        }
                    }
                }
            }
        }
    }
}

fn types(schema: &Value) -> String {
    let word = |name: &str| match name {
        "string" => match text(schema, "/format") {
            "date" => "day".to_owned(),
            "date-time" => "moment".into(),
            "" | "etag" => "text".into(),
            format => format!("text ({format})"),
        },
        "integer" => "whole number".into(),
        "boolean" => "true or false".into(),
        "array" => "list".into(),
        other => other.to_owned(),
    };
    match schema.get("type") {
        Some(Value::String(name)) => word(name),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(word).collect::<Vec<_>>().join(" or ")
        }
        _ => schema.get("const").map_or_else(|| "anything".to_owned(), plain),
    }
}

fn bounds(schema: &Value) -> Vec<String> {
    let number = |word: &str| schema.get(word).and_then(Value::as_i64);
    let beyond = |number: i64| number == i64::MIN || number == i64::MAX;
    let mut bounds = Vec::new();
    if let Some(least) = number("minimum").filter(|least| !beyond(*least)) {
        bounds.push(format!("at least {least}"));
    }
    if let Some(most) = number("maximum").filter(|most| !beyond(*most)) {
        bounds.push(format!("at most {most}"));
    }
    bounds.extend(number("maxLength").map(|most| format!("at most {most} characters")));
    bounds.extend(number("maxItems").map(|most| format!("at most {most} entries")));
    match (text(schema, "/x-like"), text(schema, "/pattern")) {
        ("", pattern)
            if pattern.len() <= PATTERN_MAX && !pattern.contains("u0000") && !pattern.is_empty() =>
        {
            bounds.push(pattern.to_owned());
        }
        ("", _) => {}
        (like, _) => bounds.push(like.to_owned()),
    }
    bounds
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
