use domain::{Change, Date, Instant, State};
use serde::{Deserialize, Serialize};

/// One thing that happened to one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the whole journal, gap-free from 1; given by the sealer, so a fresh entry may lack it.
    pub position: Option<i64>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// On which day it happened.
    pub effective_on: Date,
    /// The kind of record.
    pub kind: String,
    /// Which record.
    pub record: i64,
    /// The how-manieth change of this record, from 1.
    pub sequence: i64,
    /// What happened: `handed-out`.
    pub event: String,
    /// A [`Payload`], exactly as it was sealed.
    pub payload: String,
    /// Who: `account:5`, `job:seal`, `system`.
    pub actor: String,
    /// The verb: `custody.hand-out`.
    pub command: String,
    /// Through which door.
    pub door: String,
    /// The id that the log shares.
    pub request: String,
    /// Why, in the actor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The change set that it was part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_set: Option<i64>,
    /// The seal, in hexadecimal outside.
    #[serde(with = "hex_bytes")]
    pub seal: Vec<u8>,
}

/// What an entry says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    /// The fields that changed, old to new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What else is worth remembering: a condition, a comment, a file's digest.
    #[serde(default, skip_serializing_if = "State::is_empty")]
    pub facts: State,
    /// Changes of personal fields, encrypted under the record's own key, in base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
}

impl Entry {
    /// What the entry says; personal changes stay sealed.
    pub fn payload(&self) -> Payload {
        serde_json::from_str(&self.payload).unwrap_or_default()
    }
}

mod hex_bytes {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::hex(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        super::unhex(&String::deserialize(deserializer)?).ok_or_else(|| de::Error::custom("not hexadecimal"))
    }
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hexadecimal as bytes.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
