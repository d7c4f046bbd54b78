//! JSON Schemas (draft 2020-12, as OpenAPI 3.1 wants them) of records, made from their fields.
use domain::{Choice, Currency, Field, Kind};
use engine::RecordKind;
use serde_json::{Map, Value, json};

/// A record as it is read.
pub(crate) fn record(kind: &RecordKind) -> Value {
    let mut properties = Map::new();
    properties.insert("id".into(), id());
    properties.insert("version".into(), json!({ "type": "integer", "format": "int64", "description": "How often it has changed; send it back as If-Match." }));
    for field in kind.fields {
        properties.insert(field.name.to_owned(), described(field, read_value(field)));
    }
    properties.insert("custom".into(), json!({ "type": "object", "description": "Custom fields, by key." }));
    properties.insert("archived".into(), json!({ "type": "boolean" }));
    for name in ["created_at", "updated_at"] {
        properties.insert(name.into(), json!({ "type": "string", "format": "date-time" }));
    }
    json!({ "type": "object", "required": ["id"], "properties": properties })
}

/// The body that registers one; or, when `partly`, the body that edits one.
pub(crate) fn body(kind: &RecordKind, partly: bool) -> Value {
    let editable: Vec<&Field<'_>> = kind.fields.iter().filter(|field| field.editable()).collect();
    let mut properties = Map::new();
    for field in &editable {
        let required = field.required;
        properties.insert(field.name.to_owned(), described(field, write_value(field, required)));
    }
    properties.insert("custom".into(), json!({
        "type": "object",
        "description": "Custom fields, by key; which ones there are, GET /api/v1/custom-fields tells.",
    }));
    let required: Vec<&str> = editable.iter().filter(|field| field.required && !partly).map(|field| field.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let (Some(map), false) = (schema.as_object_mut(), required.is_empty()) {
        map.insert("required".into(), json!(required));
    }
    schema
}

fn described(field: &Field<'_>, mut schema: Value) -> Value {
    if let Some(map) = schema.as_object_mut() {
        map.insert("title".into(), json!(field.label));
        if !field.help.is_empty() {
            map.insert("description".into(), json!(field.help));
        }
    }
    schema
}

fn id() -> Value {
    json!({ "type": "integer", "format": "int64", "minimum": 1 })
}

/// A record as others refer to it.
pub(crate) fn reference() -> Value {
    json!({ "type": "object", "required": ["id", "label"], "properties": { "id": id(), "label": { "type": "string" } } })
}

fn read_value(field: &Field<'_>) -> Value {
    match field.kind {
        Kind::Integer => json!({ "type": "integer", "format": "int64" }),
        Kind::Money => json!({ "$ref": "#/components/schemas/Money" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Instant => json!({ "type": "string", "format": "date-time" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Choice(choices) => json!({ "type": "string", "enum": values(choices) }),
        Kind::Choices(choices) => json!({ "type": "array", "items": { "type": "string", "enum": values(choices) } }),
        Kind::Reference(_) => json!({ "$ref": "#/components/schemas/Reference" }),
        Kind::Tags => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Json => json!({}),
        _ => json!({ "type": "string" }),
    }
}

fn values(choices: &[Choice<'_>]) -> Vec<String> {
    choices.iter().map(|choice| choice.value.to_owned()).collect()
}

/// What a field takes. A field that is not required takes null, which takes the value away.
fn write_value(field: &Field<'_>, required: bool) -> Value {
    let types = |name: &str| if required { json!(name) } else { json!([name, "null"]) };
    let text = |extra: Value| {
        let mut schema = json!({ "type": types("string"), "maxLength": field.max_length });
        if let (Some(map), Some(extra)) = (schema.as_object_mut(), extra.as_object()) {
            map.extend(extra.clone());
        }
        schema
    };
    match field.kind {
        Kind::Text => match field.pattern {
            Some(pattern) => text(json!({ "pattern": format!("^(?:{pattern})$") })),
            None if required => text(json!({ "minLength": 1, "pattern": NOT_BLANK })),
            None => text(json!({ "pattern": NO_NUL })),
        },
        Kind::LongText => text(json!({ "pattern": NO_NUL })),
        Kind::Integer => {
            json!({ "type": types("integer"), "format": "int64", "minimum": field.min.unwrap_or(i64::MIN), "maximum": i64::MAX })
        }
        Kind::Decimal => text(json!({ "pattern": "^-?[0-9]{1,15}(\\.[0-9]{1,9})?$" })),
        Kind::Money if required => money(field.min),
        Kind::Money => json!({ "anyOf": [money(field.min), { "type": "null" }] }),
        Kind::Date => json!({ "type": types("string"), "format": "date" }),
        Kind::Instant => json!({ "type": types("string"), "format": "date-time" }),
        Kind::Boolean => json!({ "type": types("boolean") }),
        Kind::Choice(choices) => {
            let mut known: Vec<Value> = values(choices).into_iter().map(Value::from).collect();
            if !required {
                known.push(Value::Null);
            }
            json!({ "enum": known })
        }
        Kind::Choices(choices) => json!({ "type": types("array"), "items": { "enum": values(choices) } }),
        Kind::Url => text(json!({ "pattern": "^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/?#=&%-]*)?$" })),
        Kind::Email => text(json!({ "pattern": "^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\\.[A-Za-z]{2,}$", "maxLength": 200 })),
        Kind::Ip => json!({ "anyOf": [{ "type": types("string"), "format": "ipv4" }, { "type": "string", "format": "ipv6" }] }),
        Kind::Mac => text(json!({ "pattern": "^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$" })),
        Kind::Imei => text(json!({ "pattern": "^[0-9]{15}$", "description": "15 digits, the last one a check digit." })),
        Kind::Reference(kind) => json!({
            "anyOf": [id(), { "type": types("string"), "minLength": 1, "maxLength": 255 }],
            "description": format!("The id of a {kind}, or one of its keys."),
        }),
        Kind::Tags => json!({ "type": types("array"), "maxItems": 50, "items": { "type": "string", "maxLength": 60, "pattern": NO_NUL } }),
        Kind::Json => json!({}),
    }
}

/// Anything but a NUL character.
const NO_NUL: &str = "^[^\\u0000]*$";
/// No NUL, and something that is not blank.
const NOT_BLANK: &str = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$";

/// An amount with as many digits as its currency has.
pub(crate) fn money(min: Option<i64>) -> Value {
    let sign = if min == Some(0) { "" } else { "-?" };
    let variant = |digits: u32| {
        let codes: Vec<&str> = CURRENCIES.iter().copied().filter(|code| digits_of(code) == Some(digits)).collect();
        let fraction = if digits == 0 { String::new() } else { format!("(\\.[0-9]{{1,{digits}}})?") };
        json!({
            "type": "object", "required": ["amount", "currency"], "additionalProperties": false,
            "properties": {
                "amount": { "type": "string", "pattern": format!("^{sign}[0-9]{{1,13}}{fraction}$") },
                "currency": { "type": "string", "enum": codes },
            },
        })
    };
    json!({ "oneOf": [variant(2), variant(0), variant(3)] })
}

fn digits_of(code: &str) -> Option<u32> {
    code.parse::<Currency>().ok().map(Currency::digits)
}

/// The currencies that the schema names; any ISO 4217 code is understood.
const CURRENCIES: &[&str] = &[
    "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR",
    "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SAR", "SEK", "SGD",
    "THB", "TND", "TRY", "UAH", "USD", "VND", "ZAR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_of_the_schema_is_one() {
        assert!(CURRENCIES.iter().all(|code| matches!(digits_of(code), Some(0 | 2 | 3))));
    }
}
