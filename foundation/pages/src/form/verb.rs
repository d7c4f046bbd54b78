//! The form of a verb, made from the schema of its input.
use domain::{Choice, Field, Kind};
use engine::{RecordKind, Verb};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// A form for what a verb takes.
pub struct VerbForm {
    /// The verb.
    pub verb: &'static Verb,
    /// Its fields, in the order of its input; what is no value of one field is left out.
    pub fields: Vec<Field<'static>>,
}

/// From this length on a text has several lines.
const LONG: u64 = 500;

/// The choices that fields of records have: what people call the words that verbs take as well.
pub(crate) struct Vocabulary(Vec<(&'static str, &'static [Choice<'static>])>);

impl Vocabulary {
    /// Of these kinds of records.
    pub(crate) fn of(kinds: impl IntoIterator<Item = &'static RecordKind>) -> Self {
        let fields = kinds.into_iter().flat_map(|kind| kind.fields);
        let told = fields.filter_map(|field| match field.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => Some((field.name, choices)),
            _ => None,
        });
        Self(told.collect())
    }

    /// The words of a field as records call them, if some field of a record has all of them; one of the same name first.
    fn called(&self, name: &str, words: &[Choice<'static>]) -> Option<Vec<Choice<'static>>> {
        let all_in = |choices: &[Choice<'static>]| -> Option<Vec<Choice<'static>>> {
            words
                .iter()
                .map(|word| choices.iter().find(|choice| choice.value == word.value).copied())
                .collect()
        };
        let (same, others): (Vec<_>, Vec<_>) = self.0.iter().partition(|(field, _)| *field == name);
        same.into_iter().chain(others).find_map(|(_, choices)| all_in(choices))
    }

    fn told(&self, name: &str, kind: Kind<'static>) -> Kind<'static> {
        let called = |words| self.called(name, words).map(|choices| &*Box::leak(choices.into_boxed_slice()));
        match kind {
            Kind::Choice(words) => Kind::Choice(called(words).unwrap_or(words)),
            Kind::Choices(words) => Kind::Choices(called(words).unwrap_or(words)),
            other => other,
        }
    }
}

impl VerbForm {
    pub(crate) fn of(verb: &'static Verb, vocabulary: &Vocabulary) -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
        let schema = (verb.input)(&mut settings.into_generator()).to_value();
        let required: Vec<&str> = array(&schema, "required").iter().filter_map(Value::as_str).collect();
        let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let fields =
            fields.filter_map(|(name, schema)| field(name, schema, required.contains(&name.as_str())));
        let fields = fields.map(|field| Field { kind: vocabulary.told(field.name, field.kind), ..field });
        Self { verb, fields: fields.collect() }
    }
}

fn array<'v>(schema: &'v Value, word: &str) -> &'v [Value] {
    schema.get(word).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field that takes what a schema says. Forms live as long as the process, and so do their words.
fn field(name: &str, schema: &Value, required: bool) -> Option<Field<'static>> {
    let (schema, optional) = without_null(schema);
    let kind = kind_of(name, schema)?;
    let name: &'static str = keep(name);
    let mut field = Field::new(name, keep(&label_of(name)), kind);
    field.required = required && !optional && !matches!(kind, Kind::Boolean);
    // A picker shows by itself what it takes.
    if let Some(says) = schema.get("description").and_then(Value::as_str)
        && !matches!(kind, Kind::Reference(_))
    {
        field.help = keep(&one_line(says));
    }
    if let Some(most) = schema.get("maxLength").and_then(Value::as_u64) {
        field.max_length = usize::try_from(most).unwrap_or(usize::MAX);
    }
    Some(field)
}

/// The schema without the null that an optional value may be.
fn without_null(schema: &Value) -> (&Value, bool) {
    let is_null = |one: &Value| one.get("type").and_then(Value::as_str) == Some("null");
    let several = array(schema, "anyOf");
    let (nulls, others): (Vec<_>, Vec<_>) = several.iter().partition(|one| is_null(one));
    match (nulls.is_empty(), others.as_slice()) {
        (false, [one]) => (one, true),
        _ => (schema, array(schema, "type").iter().any(|one| one == "null")),
    }
}

fn kind_of(name: &str, schema: &Value) -> Option<Kind<'static>> {
    if let Some(kind) = schema.get("x-refers-to").and_then(Value::as_str) {
        return Some(Kind::Reference(keep(kind)));
    }
    let word = |key: &str| schema.get(key).and_then(Value::as_str);
    let of = word("type")
        .or_else(|| array(schema, "type").iter().filter_map(Value::as_str).find(|one| *one != "null"));
    let choices = choices_of(schema);
    Some(match (of, word("format")) {
        _ if !choices.is_empty() => Kind::Choice(Box::leak(choices.into_boxed_slice())),
        (Some("string"), Some("date")) => Kind::Date,
        (Some("string"), Some("date-time")) => Kind::Instant,
        (Some("string"), _) => match schema.get("maxLength").and_then(Value::as_u64) {
            Some(most) if most >= LONG => Kind::LongText,
            _ if matches!(name, "note" | "notes" | "comment" | "reason") => Kind::LongText,
            _ => Kind::Text,
        },
        (Some("boolean"), _) => Kind::Boolean,
        (Some("integer"), _) => Kind::Integer,
        (Some("number"), _) => Kind::Decimal,
        (Some("object"), _) if has_fields(schema, &["amount", "currency"]) => Kind::Money,
        (Some("array"), _) => return kind_of_list(schema.get("items")?),
        _ => return None,
    })
}

fn kind_of_list(items: &Value) -> Option<Kind<'static>> {
    let choices = choices_of(items);
    let text = items.get("type").and_then(Value::as_str) == Some("string");
    match (choices.is_empty(), text) {
        (false, _) => Some(Kind::Choices(Box::leak(choices.into_boxed_slice()))),
        (true, true) => Some(Kind::Tags),
        _ => None,
    }
}

fn has_fields(schema: &Value, names: &[&str]) -> bool {
    let fields = schema.get("properties").and_then(Value::as_object);
    fields.is_some_and(|fields| names.iter().all(|name| fields.contains_key(*name)))
}

/// The words of an enumeration, whether they carry descriptions or not.
fn choices_of(schema: &Value) -> Vec<Choice<'static>> {
    let plain = array(schema, "enum").iter().filter_map(Value::as_str);
    let described = array(schema, "oneOf").iter().filter_map(|one| one.get("const").and_then(Value::as_str));
    plain.chain(described).map(|value| Choice::new(keep(value), keep(&label_of(value)))).collect()
}

/// `due_back` is "Due back".
pub(crate) fn label_of(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a doc comment says, on one line.
fn one_line(says: &str) -> String {
    says.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn keep(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_are_called_what_records_call_them() {
        const WAYS: &[Choice<'static>] =
            &[Choice::new("ata", "ATA Sanitize"), Choice::new("nvme", "NVMe Format")];
        const OTHERS: &[Choice<'static>] = &[Choice::new("ata", "Another thing"), Choice::new("b", "B")];
        let vocabulary = Vocabulary(vec![("other", OTHERS), ("way", WAYS)]);
        let words = choices_of(&json!({ "enum": ["nvme", "ata"] }));
        let labels = |name: &str, words: &[Choice<'static>]| {
            vocabulary.called(name, words).map(|all| all.iter().map(|one| one.label).collect::<Vec<_>>())
        };
        assert_eq!(labels("technique", &words), Some(vec!["NVMe Format", "ATA Sanitize"]));
        assert_eq!(labels("way", &words[1..]), Some(vec!["ATA Sanitize"]), "of the same name first");
        assert_eq!(labels("way", &choices_of(&json!({ "enum": ["ata", "zip"] }))), None, "all or none");
    }

    #[test]
    fn schemas_become_fields() {
        let kind =
            |schema: Value| field("due_back", &schema, true).map(|field| (field.kind.name(), field.required));
        assert_eq!(kind(json!({ "type": ["string", "null"], "format": "date" })), Some(("date", false)));
        assert_eq!(
            kind(json!({ "anyOf": [{ "x-refers-to": "person" }, { "type": "null" }] })),
            Some(("reference", false))
        );
        assert_eq!(kind(json!({ "enum": ["good", "broken"] })), Some(("choice", true)));
        assert_eq!(kind(json!({ "oneOf": [{ "const": "good" }] })), Some(("choice", true)));
        assert_eq!(
            kind(json!({ "type": "object", "properties": { "amount": {}, "currency": {} } })),
            Some(("money", true))
        );
        assert_eq!(kind(json!({ "type": "object" })), None);
        assert_eq!(field("due_back", &json!({ "type": "boolean" }), true).unwrap().label, "Due back");
    }
}
