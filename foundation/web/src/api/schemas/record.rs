//! Records: as they are answered, and as they are registered and edited.
use super::{capitalised, moment, name_of, named, values};
use domain::Field;
use engine::RecordKind;
use serde_json::{Map, Value, json};

/// The key of a custom field.
pub(crate) const CUSTOM_KEY: &str = "[a-z][a-z0-9_]{0,39}";

/// A record as it is answered. A value that it does not have is left out.
pub(crate) fn answered(kind: &RecordKind) -> Value {
    let mut properties = Map::new();
    properties.insert("id".into(), super::id());
    properties.insert("version".into(), json!({
        "type": "integer", "format": "int64", "description": "How often it has changed; absent in the past.",
    }));
    for field in kind.fields {
        properties.insert(field.name.to_owned(), described(field, values::answered(field)));
    }
    properties.insert("custom".into(), json!({ "type": "object", "description": "Custom fields, by key." }));
    properties.insert(
        "archived".into(),
        json!({ "type": "boolean", "description": "Whether it was taken out of daily lists." }),
    );
    for (name, says) in [("created_at", "When it was registered."), ("updated_at", "When it last changed.")] {
        let mut schema = moment();
        schema["description"] = says.into();
        properties.insert(name.into(), schema);
    }
    let schema = json!({ "type": "object", "required": ["id"], "additionalProperties": false, "properties": properties });
    named(name_of(kind), schema)
}

/// What registers one.
pub(crate) fn new(kind: &RecordKind) -> Value {
    let required: Vec<&str> = editable(kind).filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = body(kind);
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    named(format!("New{}", name_of(kind)), schema)
}

/// What edits one.
pub(crate) fn changes(kind: &RecordKind) -> Value {
    named(format!("{}Changes", name_of(kind)), body(kind))
}

fn body(kind: &RecordKind) -> Value {
    let mut properties: Map<String, Value> =
        editable(kind).map(|field| (field.name.to_owned(), described(field, values::taken(field)))).collect();
    properties.insert("custom".into(), custom());
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

/// Custom fields: which there are and what they hold is kept in the register, so it is told there.
fn custom() -> Value {
    let pattern = format!("^{CUSTOM_KEY}$");
    named(
        "CustomValues",
        json!({
            "type": ["object", "null"], "additionalProperties": false, "patternProperties": { pattern: {} },
            "description": "Custom fields, by key. GET /api/v1/custom-fields tells which there are; null takes a value away.",
        }),
    )
}

fn editable(kind: &RecordKind) -> impl Iterator<Item = &'static Field<'static>> {
    kind.fields.iter().filter(|field| field.editable())
}

fn described(field: &Field<'_>, mut schema: Value) -> Value {
    schema["title"] = field.label.into();
    if !field.help.is_empty() {
        // What has a name is described where it is told; the help belongs to this place.
        let word = if schema.get("x-name").is_some() { "x-help" } else { "description" };
        schema[word] = field.help.into();
    }
    schema
}

/// The group of operations that a kind has: its heading.
pub(crate) fn group(kind: &RecordKind) -> String {
    capitalised(kind.many)
}
