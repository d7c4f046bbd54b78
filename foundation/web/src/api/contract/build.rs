//! Reading a schema into a contract.
use super::{Contract, Fields, Format, List, Pattern, Text, Type};
use serde_json::{Map, Value};

/// The words of JSON Schema that a contract keeps, and those that only explain.
const WORDS: &[&str] = &[
    "type",
    "enum",
    "const",
    "anyOf",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "title",
    "description",
    "default",
    "x-name",
    "x-help",
    "x-like",
    "x-refers-to",
];

impl Contract {
    /// The contract of a schema.
    pub(crate) fn of(schema: &Value) -> Self {
        let Value::Object(words) = schema else { return Self::default() };
        debug_assert!(
            words.keys().all(|word| WORDS.contains(&word.as_str())),
            "a schema of the API says what requests are not held against: {schema}"
        );
        let text = |word: &str| words.get(word).and_then(Value::as_str);
        Self {
            label: text("title").map(String::from),
            like: text("x-like").map(String::from),
            types: types_of(words),
            only: only_of(words),
            text: Text {
                length: range_of(words, "minLength", "maxLength"),
                pattern: text("pattern").map(Pattern::of),
                format: text("format").and_then(Format::of),
            },
            number: numbers_of(words),
            list: list_of(words).map(Box::new),
            fields: fields_of(words).map(Box::new),
            any_of: words
                .get("anyOf")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(Self::of)
                .collect(),
        }
    }
}

fn types_of(words: &Map<String, Value>) -> Vec<Type> {
    let of = |name: &Value| {
        Some(match name.as_str()? {
            "null" => Type::Null,
            "boolean" => Type::Boolean,
            "integer" => Type::Integer,
            "string" => Type::Text,
            "array" => Type::List,
            "object" => Type::Object,
            _ => return None,
        })
    };
    match words.get("type") {
        Some(Value::Array(names)) => names.iter().filter_map(of).collect(),
        Some(name) => of(name).into_iter().collect(),
        None => Vec::new(),
    }
}

fn only_of(words: &Map<String, Value>) -> Vec<Value> {
    match (words.get("enum"), words.get("const")) {
        (Some(Value::Array(values)), _) => values.clone(),
        (_, Some(value)) => vec![value.clone()],
        _ => Vec::new(),
    }
}

fn range_of(words: &Map<String, Value>, least: &str, most: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let number =
        |word: &str| words.get(word).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    match (number(least), number(most)) {
        (None, None) => None,
        (least, most) => Some(least.unwrap_or(0)..=most.unwrap_or(usize::MAX)),
    }
}

fn numbers_of(words: &Map<String, Value>) -> Option<std::ops::RangeInclusive<i64>> {
    let number = |word: &str| words.get(word).and_then(Value::as_i64);
    match (number("minimum"), number("maximum")) {
        (None, None) => None,
        (least, most) => Some(least.unwrap_or(i64::MIN)..=most.unwrap_or(i64::MAX)),
    }
}

fn list_of(words: &Map<String, Value>) -> Option<List> {
    if !["items", "prefixItems", "minItems", "maxItems"].iter().any(|word| words.contains_key(*word)) {
        return None;
    }
    let first = words.get("prefixItems").and_then(Value::as_array).into_iter().flatten();
    Some(List {
        first: first.map(Contract::of).collect(),
        each: words.get("items").map(Contract::of).unwrap_or_default(),
        length: range_of(words, "minItems", "maxItems").unwrap_or(0..=usize::MAX),
    })
}

fn fields_of(words: &Map<String, Value>) -> Option<Fields> {
    let told = ["properties", "patternProperties", "required", "additionalProperties"];
    if !told.iter().any(|word| words.contains_key(*word)) {
        return None;
    }
    let parts = |word: &str| words.get(word).and_then(Value::as_object).into_iter().flatten();
    let required = words.get("required").and_then(Value::as_array).into_iter().flatten();
    Some(Fields {
        known: parts("properties").map(|(name, schema)| (name.clone(), Contract::of(schema))).collect(),
        patterned: parts("patternProperties")
            .map(|(name, schema)| (Pattern::of(name), Contract::of(schema)))
            .collect(),
        open: words.get("additionalProperties") != Some(&Value::Bool(false)),
        required: required.filter_map(Value::as_str).map(String::from).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wrongs(schema: Value, value: Value) -> Vec<String> {
        let errors = Contract::of(&schema).wrongs("", &value);
        errors.into_iter().map(|error| format!("{} {}: {}", error.field, error.code, error.message)).collect()
    }

    #[test]
    fn everything_wrong_is_told_beside_its_field() {
        let schema = json!({
            "type": "object", "required": ["tag", "cost"], "additionalProperties": false,
            "properties": {
                "tag": { "type": "string", "title": "Asset tag", "maxLength": 4, "pattern": super::super::NOT_BLANK },
                "cost": { "type": "integer", "minimum": 0 },
                "state": { "enum": ["new", "old", null] },
                "names": { "type": "array", "maxItems": 2, "items": { "type": "string", "minLength": 1 } },
            },
        });
        let value = json!({ "tag": "NW-100", "state": "lost", "names": ["a", 7, ""], "x": 1 });
        assert_eq!(
            wrongs(schema.clone(), value),
            [
                "cost required: cost is required.",
                "tag too-long: Asset tag has at most 4 characters.",
                "state not-a-choice: state is one of: new, old.",
                "names too-many: names has at most 2 entries.",
                "x unknown-field: There is no field x here.",
            ]
        );
        let value = json!({ "tag": " ", "cost": -1, "names": [7, ""] });
        assert_eq!(
            wrongs(schema.clone(), value),
            [
                "tag required: Asset tag is a text that is not blank, without NUL characters.",
                "cost too-small: cost is at least 0.",
                "names[0] not-a-text: names[0] is a text.",
                "names[1] required: names[1] must not be empty.",
            ]
        );
        assert!(wrongs(schema, json!({ "tag": "NW-1", "cost": 0, "state": null })).is_empty());
    }

    #[test]
    fn a_text_that_is_too_short_is_not_called_empty() {
        let schema = json!({ "type": "string", "minLength": 2 });
        assert_eq!(
            wrongs(schema.clone(), json!("K")),
            ["body too-short: The body has at least 2 characters."]
        );
        assert_eq!(wrongs(schema, json!("")), ["body required: The body must not be empty."]);
    }

    #[test]
    fn of_several_shapes_the_nearest_is_told() {
        let schema = json!({ "anyOf": [
            { "type": "integer", "minimum": 1 },
            { "type": "object", "required": ["id"], "additionalProperties": false, "properties": { "id": { "type": "integer" } } },
        ] });
        assert!(wrongs(schema.clone(), json!(7)).is_empty());
        assert_eq!(
            wrongs(schema.clone(), json!({ "id": "a" })),
            ["id not-an-integer: id is a whole number."]
        );
        assert_eq!(wrongs(schema.clone(), json!(0)), ["body too-small: The body is at least 1."]);
        assert_eq!(
            wrongs(schema, json!(true)),
            ["body wrong-form: The body is a whole number or an object."]
        );
    }

    #[test]
    fn texts_of_an_address_become_what_is_wanted() {
        let typed = |schema: Value, text: &str| Contract::of(&schema).typed(text);
        assert_eq!(typed(json!({ "type": ["integer", "null"] }), "-5"), json!(-5));
        assert_eq!(typed(json!({ "type": "integer" }), "+5"), json!("+5"));
        assert_eq!(typed(json!({ "type": "boolean" }), "true"), json!(true));
        assert_eq!(typed(json!({ "type": "boolean" }), "1"), json!("1"));
        assert_eq!(typed(json!({ "type": "string" }), "5"), json!("5"));
        assert_eq!(
            typed(json!({ "anyOf": [{ "type": "integer" }, { "type": "string" }] }), "NW-5"),
            json!("NW-5")
        );
        assert_eq!(
            typed(json!({ "type": "array", "items": { "type": "string" } }), "a,b"),
            json!(["a", "b"])
        );
    }
}
