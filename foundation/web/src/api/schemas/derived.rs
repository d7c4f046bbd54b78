//! Schemas derived from the types of commands and queries, with every bound spelled out: what a type takes is often
//! wider than what anybody should send, and everything has a limit.
use super::{NO_NUL, NOT_BLANK, money};
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// The longest text that says nothing about its length.
const TEXT_MAX: u64 = 20_000;
/// The longest text in a list: many of them still fit into a body.
const ENTRY_MAX: u64 = 255;
/// The longest list that says nothing about its length.
const LIST_MAX: u64 = 1_000;

/// What a command or query takes.
pub(crate) fn taken(of: fn(&mut SchemaGenerator) -> schemars::Schema) -> Value {
    let mut schema = inline(of);
    tighten(&mut schema);
    schema
}

/// What it answers.
pub(crate) fn answered(of: fn(&mut SchemaGenerator) -> schemars::Schema) -> Value {
    let mut schema = inline(of);
    tidy(&mut schema);
    schema
}

/// A schema with everything spelled out in place.
fn inline(of: fn(&mut SchemaGenerator) -> schemars::Schema) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    let mut schema = of(&mut SchemaGenerator::new(settings)).to_value();
    if let Some(words) = schema.as_object_mut() {
        words.remove("$schema");
        words.remove("title");
    }
    schema
}

/// Takes the fields in the path out of the fields of an input, and answers the schema of each.
pub(crate) fn without<'n>(schema: &mut Value, names: impl Iterator<Item = &'n str>) -> Vec<(&'n str, Value)> {
    let mut taken = Vec::new();
    for name in names {
        let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
        taken.extend(fields.and_then(|fields| fields.remove(name)).map(|field| (name, field)));
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|other| other != name);
        }
    }
    if let Some(words) = schema.as_object_mut()
        && words.get("required").and_then(Value::as_array).is_some_and(Vec::is_empty)
    {
        words.remove("required");
    }
    taken
}

/// Visits a schema and all schemas in it, the outer ones first. What has a name is ours and right as it is.
fn each(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let Value::Object(words) = schema else { return };
    visit(words);
    if words.contains_key("x-name") {
        return;
    }
    for (word, value) in words.iter_mut() {
        match (word.as_str(), value) {
            ("items" | "additionalProperties", inner) => each(inner, visit),
            ("properties" | "patternProperties", Value::Object(fields)) => {
                fields.values_mut().for_each(|field| each(field, visit));
            }
            ("anyOf" | "prefixItems", Value::Array(variants)) => {
                variants.iter_mut().for_each(|one| each(one, visit));
            }
            _ => {}
        }
    }
}

fn tighten(schema: &mut Value) {
    tidy(schema);
    each(schema, &mut |words| {
        if is_money(words) {
            let nullable = may_be(words, "null");
            let amount = money::amount(true);
            *words = match nullable {
                true => Map::from_iter([("anyOf".to_owned(), json!([amount, { "type": "null" }]))]),
                false => amount.as_object().cloned().unwrap_or_default(),
            };
        }
        bound_text(words);
        bound_number(words);
        if may_be(words, "array") {
            words.entry("maxItems").or_insert_with(|| LIST_MAX.into());
            if let Some(Value::Object(entry)) = words.get_mut("items")
                && may_be(entry, "string")
            {
                entry.entry("maxLength").or_insert_with(|| ENTRY_MAX.into());
            }
        }
    });
}

/// What makes schemas plainer without changing what they take: one word for alternatives, lists of values as such,
/// and no field that nobody reads.
fn tidy(schema: &mut Value) {
    each(schema, &mut |words| {
        words.remove("title");
        if words.get("default").is_some_and(|value| value.is_null() || value == &json!([])) {
            words.remove("default");
        }
        if let Some(variants) = words.remove("oneOf") {
            words.insert("anyOf".into(), variants);
        }
        list_values(words);
        if words.contains_key("properties") && !words.contains_key("additionalProperties") {
            words.insert("additionalProperties".into(), false.into());
        }
    });
}

/// `anyOf` of constants as an `enum`, with what each means in the description.
fn list_values(words: &mut Map<String, Value>) {
    let Some(Value::Array(variants)) = words.get("anyOf") else { return };
    let constant = |variant: &Value| {
        Some((variant.get("const")?.as_str()?.to_owned(), variant.get("description").cloned()))
    };
    let Some(constants) = variants.iter().map(constant).collect::<Option<Vec<_>>>() else { return };
    let meanings: Vec<String> = constants
        .iter()
        .filter_map(|(value, says)| Some(format!("{value}: {}", says.as_ref()?.as_str()?)))
        .collect();
    let values: Vec<&String> = constants.iter().map(|(value, _)| value).collect();
    let listed = json!(values);
    words.remove("anyOf");
    words.insert("type".into(), "string".into());
    words.insert("enum".into(), listed);
    if !meanings.is_empty() {
        let says = words.get("description").and_then(Value::as_str).unwrap_or_default();
        let says = format!("{says} {}", meanings.join(" "));
        words.insert("description".into(), says.trim().into());
    }
}

fn bound_text(words: &mut Map<String, Value>) {
    let told = ["enum", "const", "format", "pattern"].iter().any(|word| words.contains_key(*word));
    if !may_be(words, "string") || told {
        return;
    }
    let must_be_there = words.get("minLength").and_then(Value::as_u64).unwrap_or(0) > 0;
    words.insert("pattern".into(), if must_be_there { NOT_BLANK } else { NO_NUL }.into());
    words.entry("maxLength").or_insert_with(|| TEXT_MAX.into());
}

fn bound_number(words: &mut Map<String, Value>) {
    if !may_be(words, "integer") || words.contains_key("enum") {
        return;
    }
    let most = match words.get("format").and_then(Value::as_str) {
        Some("uint32") => i64::from(u32::MAX),
        Some("int32") => i64::from(i32::MAX),
        Some("uint8") => i64::from(u8::MAX),
        _ => i64::MAX,
    };
    let least = match words.get("format").and_then(Value::as_str) {
        Some("int32") => i64::from(i32::MIN),
        Some(name) if name.starts_with('u') => 0,
        _ => i64::MIN,
    };
    words.entry("minimum").or_insert_with(|| least.into());
    words.entry("maximum").or_insert_with(|| most.into());
}

fn is_money(words: &Map<String, Value>) -> bool {
    let fields = words.get("properties").and_then(Value::as_object);
    fields.is_some_and(|fields| {
        fields.len() == 2 && fields.contains_key("amount") && fields.contains_key("currency")
    })
}

fn may_be(words: &Map<String, Value>, wanted: &str) -> bool {
    match words.get("type") {
        Some(Value::String(name)) => name == wanted,
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::JsonSchema;

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is looked at")]
    struct Input {
        /// How it left.
        route: Route,
        #[schemars(length(min = 1, max = 9))]
        note: String,
        #[serde(default)]
        places: Vec<u32>,
        asset: i64,
    }

    #[derive(JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    #[expect(dead_code, reason = "only its schema is looked at")]
    enum Route {
        /// For money.
        Sold,
        /// As a gift.
        GivenAway,
    }

    #[test]
    fn every_bound_is_spelled_out() {
        let mut schema = taken(SchemaGenerator::subschema_for::<Input>);
        let path = without(&mut schema, ["asset"].into_iter());
        assert_eq!(
            path,
            [(
                "asset",
                json!({ "type": "integer", "format": "int64", "minimum": i64::MIN, "maximum": i64::MAX })
            )]
        );
        assert_eq!(
            schema,
            json!({
                "type": "object", "required": ["route", "note"], "additionalProperties": false,
                "properties": {
                    "route": { "type": "string", "enum": ["sold", "given-away"], "description": "How it left. sold: For money. given-away: As a gift." },
                    "note": { "type": "string", "minLength": 1, "maxLength": 9, "pattern": NOT_BLANK },
                    "places": {
                        "type": "array", "maxItems": LIST_MAX,
                        "items": { "type": "integer", "format": "uint32", "minimum": 0, "maximum": u32::MAX },
                    },
                },
            })
        );
    }
}
