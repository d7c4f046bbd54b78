use crate::{Record, RecordKind};
use domain::Id;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A record as somebody names it: by its id (a number), or by a text that is one of its keys: a tag, a serial
/// number, a user name. `serial:C02X` looks only at serials.
pub struct Ref<T>(Named, PhantomData<fn() -> T>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Id(i64),
    Key(String),
}

impl<T> Ref<T> {
    /// By id.
    pub const fn id(id: Id<T>) -> Self {
        Self(Named::Id(id.number()), PhantomData)
    }

    /// By one of its keys.
    pub fn key(key: impl Into<String>) -> Self {
        Self(Named::Key(key.into()), PhantomData)
    }

    /// As JSON: a number or a text.
    pub fn value(&self) -> Value {
        match &self.0 {
            Named::Id(id) => (*id).into(),
            Named::Key(key) => key.clone().into(),
        }
    }
}

impl<T> From<Id<T>> for Ref<T> {
    fn from(id: Id<T>) -> Self {
        Self::id(id)
    }
}
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Number(number) => number
                .as_i64()
                .filter(|id| *id > 0)
                .map(|id| Self(Named::Id(id), PhantomData))
                .ok_or_else(|| de::Error::custom("an id is a positive whole number")),
            Value::String(key) if !key.trim().is_empty() => Ok(Self::key(key.trim())),
            _ => Err(de::Error::custom("a record is named by its id or by one of its keys")),
        }
    }
}
impl<T: Record> JsonSchema for Ref<T> {
    fn schema_name() -> Cow<'static, str> {
        "Ref".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let RecordKind { name, one, keys, .. } = T::KIND;
        json_schema!({
            "oneOf": [
                { "type": "integer", "format": "int64", "minimum": 1 },
                { "type": "string", "minLength": 1, "maxLength": 255 },
            ],
            "description": format!("The {one}: its id, or its {}.", keys.join(" or ")),
            "x-refers-to": name,
            "x-like": format!("the id of {} {one}, or its {}", article(one), keys.join(" or ")),
        })
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
