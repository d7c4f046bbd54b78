//! JSON Schemas (draft 2020-12, as OpenAPI 3.1 wants them) of everything that the API takes and answers.
//!
//! A schema says all that a request is held against, and nothing else is. Three words are ours: `x-name` gives a part
//! a name, under which the document tells it once; `x-help` describes the place of such a part; `x-like` goes on
//! behind "is" in the sentence beside a field.
pub(crate) mod derived;
pub(crate) mod filters;
mod money;
pub(crate) mod record;
pub(crate) mod shared;
mod values;

pub(crate) use money::pattern_of_amounts;

use super::contract::{NO_NUL, NOT_BLANK};
use serde_json::{Value, json};

/// The longest key by which a record is named.
const KEY_MAX: usize = 255;

/// The id of a record.
pub(crate) fn id() -> Value {
    json!({ "type": "integer", "format": "int64", "minimum": 1, "maximum": i64::MAX })
}

/// A text of at most some characters.
pub(crate) fn text(most: usize) -> Value {
    json!({ "type": "string", "maxLength": most, "pattern": NO_NUL })
}

/// A text that is not blank.
pub(crate) fn words(most: usize) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": NOT_BLANK })
}

/// What names a record in an address: its id, or one of its keys.
pub(crate) fn id_or_key() -> Value {
    words(KEY_MAX)
}

/// Yes or no.
pub(crate) fn truth() -> Value {
    json!({ "type": "boolean" })
}

/// A day.
pub(crate) fn date() -> Value {
    json!({ "type": "string", "format": "date" })
}

/// A moment.
pub(crate) fn moment() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

/// The same schema under a name of its own in the document.
pub(crate) fn named(name: impl Into<String>, mut schema: Value) -> Value {
    if let Some(words) = schema.as_object_mut() {
        words.insert("x-name".into(), name.into().into());
    }
    schema
}

/// The name of a kind's schemas: `tag-sequence` is `TagSequence`.
pub(crate) fn name_of(kind: &engine::RecordKind) -> String {
    kind.name.split(['-', '.']).map(capitalised).collect()
}

/// The word with a capital at its beginning.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
