//! What a field takes and answers, by its kind.
use super::{KEY_MAX, NO_NUL, NOT_BLANK, date, id, moment, money, named};
use crate::api::contract::LETTERS;
use domain::{Choice, Field, Kind};
use serde_json::{Map, Value, json};

/// The longest tag.
const TAG_MAX: usize = 60;
/// Most tags of a record.
const TAGS_MAX: usize = 50;

/// What a field answers.
pub(super) fn answered(field: &Field<'_>) -> Value {
    match field.kind {
        Kind::Integer => json!({ "type": "integer", "format": "int64" }),
        Kind::Money => money::answered(),
        Kind::Date => date(),
        Kind::Instant => moment(),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Choice(choices) => json!({ "type": "string", "enum": values(choices) }),
        Kind::Choices(choices) => {
            json!({ "type": "array", "items": { "type": "string", "enum": values(choices) } })
        }
        Kind::Reference(_) => super::shared::reference(),
        Kind::Tags => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Json => json!({}),
        _ => json!({ "type": "string" }),
    }
}

/// What a field takes. A field that need not be there takes null, which takes the value away.
pub(super) fn taken(field: &Field<'_>) -> Value {
    let schema = match field.kind {
        Kind::Text | Kind::LongText => {
            text(field, field.pattern.map(|pattern| format!("^(?:{pattern})$")), None)
        }
        Kind::Integer => {
            json!({ "type": "integer", "format": "int64", "minimum": field.min.unwrap_or(i64::MIN), "maximum": i64::MAX })
        }
        Kind::Decimal => text(
            field,
            Some("^-?[0-9]{1,15}(?:\\.[0-9]{1,9})?$".into()),
            Some("a number such as 12.5, as a text"),
        ),
        Kind::Money => money::amount(field.min.is_none_or(|min| min < 0)),
        Kind::Date => date(),
        Kind::Instant => moment(),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Choice(choices) => json!({ "type": "string", "enum": values(choices) }),
        Kind::Choices(choices) => {
            json!({ "type": "array", "maxItems": 2 * choices.len(), "items": { "type": "string", "enum": values(choices) } })
        }
        Kind::Url => text(field, Some(url()), Some("a web address such as https://example.org")),
        Kind::Email => {
            let shorter = Field { max_length: field.max_length.min(254), ..*field };
            text(&shorter, Some(email()), Some("an e-mail address such as ana@example.org"))
        }
        Kind::Ip => json!({
            "anyOf": [{ "type": "string", "format": "ipv4" }, { "type": "string", "format": "ipv6" }],
            "x-like": "an IP address such as 10.0.0.7 or 2001:db8::7",
        }),
        Kind::Mac => text(field, Some(MAC.into()), Some("a hardware address such as 00:1b:44:11:3a:b7")),
        Kind::Imei => json!({
            "type": "string", "format": "imei", "pattern": "^[0-9]{15}$",
            "x-like": "an IMEI: 15 digits, the last one a check digit",
        }),
        Kind::Reference(kind) => reference(kind),
        Kind::Tags => json!({
            "type": "array", "maxItems": TAGS_MAX, "items": { "type": "string", "maxLength": TAG_MAX, "pattern": NO_NUL },
        }),
        Kind::Json => json!({}),
    };
    if field.required { schema } else { or_null(schema) }
}

fn values(choices: &[Choice<'_>]) -> Vec<String> {
    choices.iter().map(|choice| choice.value.to_owned()).collect()
}

/// The schema, or null.
fn or_null(schema: Value) -> Value {
    let Value::Object(mut words) = schema else { return schema };
    match words.get("type").cloned() {
        Some(Value::String(name)) if !words.contains_key("x-name") => {
            words.insert("type".into(), json!([name, "null"]));
            if let Some(Value::Array(values)) = words.get_mut("enum") {
                values.push(Value::Null);
            }
            Value::Object(words)
        }
        _ => {
            let like = words.get("x-like").cloned();
            let mut either = json!({ "anyOf": [Value::Object(words), { "type": "null" }] });
            if let (Some(like), Some(either)) = (like, either.as_object_mut()) {
                either.insert("x-like".into(), like);
            }
            either
        }
    }
}

/// A text of the field's length and of a form; one that must be there is not blank.
fn text(field: &Field<'_>, pattern: Option<String>, like: Option<&str>) -> Value {
    let mut words = Map::new();
    words.insert("type".into(), "string".into());
    if field.required {
        words.insert("minLength".into(), 1.into());
    }
    words.insert("maxLength".into(), field.max_length.into());
    let usual = if field.required { NOT_BLANK } else { NO_NUL };
    words.insert("pattern".into(), pattern.unwrap_or_else(|| usual.to_owned()).into());
    if let Some(like) = like {
        words.insert("x-like".into(), like.into());
    }
    Value::Object(words)
}

/// Another record: its id, one of its keys, or what a reading answered for it.
fn reference(kind: &str) -> Value {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    let name: String = kind.split('-').map(super::capitalised).collect();
    let kind = format!("{} {}", if vowel { "an" } else { "a" }, kind.replace('-', " "));
    let sent_back = json!({
        "type": "object", "required": ["id"], "additionalProperties": false,
        "properties": { "id": id(), "label": { "type": "string" } },
    });
    let either = json!({
        "anyOf": [id(), { "type": "string", "minLength": 1, "maxLength": KEY_MAX, "pattern": NOT_BLANK }, sent_back],
        "x-like": format!("the id of {kind}, or one of its keys"),
        "description": format!("The id of {kind}, one of its keys, or what an answer had in this place."),
    });
    named(format!("{name}Named"), either)
}

fn url() -> String {
    format!("^https?://[^{LETTERS}/?#\"<>\\\\]+(?:[/?#][^{LETTERS}\"<>\\\\]*)?$")
}

fn email() -> String {
    let part = format!("[^{LETTERS}@<>\",.-][^{LETTERS}@<>\",.]*");
    format!("^[^{LETTERS}@<>\",]+@(?:localhost|{part}(?:\\.{part})+)$")
}

/// Six or eight bytes.
const MAC: &str = "^(?:[0-9A-Fa-f]{2}[:.-]?){5}(?:[0-9A-Fa-f]{2}[:.-]?[0-9A-Fa-f]{2}[:.-]?)?[0-9A-Fa-f]{2}$";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::contract::Contract;
    use domain::{Currency, read_field};

    /// What the door lets in, the register can read: over texts that are nearly right.
    #[test]
    fn what_a_field_takes_can_be_read() {
        let kinds = [
            Kind::Text,
            Kind::Decimal,
            Kind::Url,
            Kind::Email,
            Kind::Ip,
            Kind::Mac,
            Kind::Imei,
            Kind::Date,
            Kind::Instant,
        ];
        let texts = [
            "",
            " ",
            "a",
            "a\u{0}",
            "12.5",
            "-0.000000001",
            "1.",
            "1e5",
            "https://a",
            "https://a?b",
            "http://a b",
            "http:///x",
            "ana@example.org",
            "ana@localhost",
            "a@b",
            "a@-b.c",
            "a@b..c",
            "10.0.0.7",
            "010.0.0.7",
            "2001:db8::7",
            "::g",
            "00:1b:44:11:3a:b7",
            "001b.4411.3ab7",
            "001b44113ab70001",
            "00:1b:44:11:3a",
            "490154203237518",
            "490154203237519",
            "2026-03-01",
            "2026-02-30",
            "2026-03-01T09:30:00Z",
            "2026-03-01T25:30:00Z",
        ];
        let mut taken_in = 0;
        for kind in kinds {
            let field = Field::new("f", "F", kind).required();
            let contract = Contract::of(&taken(&field));
            for text in texts {
                let value = Value::from(text);
                if contract.wrongs("f", &value).is_empty() {
                    taken_in += 1;
                    let read = read_field(&field, &value, Currency::EUR);
                    assert!(read.is_ok_and(|read| !read.is_null()), "{text} as {kind:?}");
                }
            }
        }
        assert!(taken_in > 40, "{taken_in}");
    }
}
